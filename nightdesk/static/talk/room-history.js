// Older messages come by themselves when a reader scrolls up to the link that leads to them.

const near = new IntersectionObserver((seen) => {
  for (const { isIntersecting, target } of seen) if (isIntersecting && !target.hidden) bring(target);
});

function bring(way) {
  const link = way.querySelector("a[data-older]");
  const room = way.closest("live-room");
  if (!link || !room?.list || way.ariaBusy) return;
  way.ariaBusy = "true";
  const request = new XMLHttpRequest();
  request.responseType = "document";
  request.onload = () => request.status === 200 && put(room, way, request.response);
  request.onloadend = () => (way.ariaBusy = null);
  request.open("GET", link.href);
  request.send();
}

function put(room, way, page) {
  const older = [...page.querySelectorAll("main .message")].filter(({ id }) => !document.getElementById(id));
  room.keepingPlace(() => room.list.prepend(...older.map((one) => document.adoptNode(one))));
  room.list.older(page.querySelector("main [data-older]")?.getAttribute("href"));
  near.unobserve(way);
  near.observe(way);
}

document.addEventListener("click", (click) => {
  const way = click.target.closest("live-room .room__older");
  if (!way || click.ctrlKey || click.metaKey || click.shiftKey) return;
  click.preventDefault();
  bring(way);
});

function watch() {
  for (const way of document.querySelectorAll("live-room:defined .room__older")) near.observe(way);
}

document.addEventListener("reading-panel:opened", () => setTimeout(watch, 500));
customElements.whenDefined("live-room").then(() => setTimeout(watch, 500));
