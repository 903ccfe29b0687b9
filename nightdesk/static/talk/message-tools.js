// What can be done with a message comes up where the pointer or the keyboard is: answer, nod, and more.

const tools = new WeakMap(); // room → its tools

function show({ target }) {
  const message = target.closest?.("live-room .message[data-line]");
  const room = message?.closest("live-room");
  if (!room?.list) return;
  const template = room.querySelector("template[data-part=tools]");
  if (!tools.has(room)) tools.set(room, template.content.firstElementChild.cloneNode(true));
  const ours = tools.get(room);
  if (message.contains(ours) || ours.querySelector("details[open]:hover")) return;
  const { href } = message.querySelector(".message__when");
  const isOwn = message.dataset.by === room.list.own;
  for (const one of ours.querySelectorAll("[data-to]"))
    one.setAttribute(one.localName === "form" ? "action" : "href", href + one.dataset.to);
  for (const one of ours.querySelectorAll("[data-own]")) one.hidden = !isOwn;
  for (const one of ours.querySelectorAll("[data-others]")) one.hidden = isOwn;
  ours.querySelector("details").open = false;
  message.append(ours);
}

// Where no pointer hovers, a tap brings them up and a tap elsewhere takes them away.
function tap(click) {
  if (!matchMedia("(hover: none)").matches) return;
  show(click);
  for (const one of document.querySelectorAll("live-room .message__tools"))
    one.classList.toggle("is-asked", one.parentElement.contains(click.target));
}

function answer(click) {
  const link = click.target.closest("live-room [data-answer]");
  const form = link?.closest(".room").querySelector("say-message:defined");
  if (!form || click.ctrlKey || click.metaKey) return;
  click.preventDefault();
  const message = link.closest(".message");
  form.answer(message.id.replace("message-", ""), message.querySelector("bdi").textContent);
}

// The nod comes back by the stream, to this page as to all others.
async function nod(submitted) {
  const form = submitted.target.closest("live-room .message__tools form");
  if (!form || !document.cookie.includes("signed_in=")) return;
  submitted.preventDefault();
  const body = new URLSearchParams({ kind: submitted.submitter.value });
  await fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(() => null);
}

// A quoted message that is on the page is shown there.
function jump(click) {
  const quoted = click.target.closest("live-room .message__quoted a");
  const message = quoted && document.getElementById(quoted.parentElement.dataset.quotes);
  if (!message?.closest("live-room") || click.ctrlKey || click.metaKey) return;
  click.preventDefault();
  message.scrollIntoView({ block: "center" });
  message.querySelector(".message__when").focus({ preventScroll: true });
}

document.addEventListener("pointerover", show);
document.addEventListener("focusin", show);
document.addEventListener("click", tap);
document.addEventListener("click", answer);
document.addEventListener("click", jump);
document.addEventListener("submit", nod);
