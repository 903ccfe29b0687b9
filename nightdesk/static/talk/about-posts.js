// What is said about posts of a live blog: counted at each, shown on its own page alone, and gone with it.
// Heard before <live-discussion> hears it, whose waiting comments it knows.

const hear = (event) => {
  const { stream, operation, target, draw } = event.detail;
  const place = document.querySelector(`live-discussion[data-on="${stream}"]`);
  if (!place) return;
  const { about, told, thread } = draw().dataset;
  for (const one of document.querySelectorAll(`[data-discussed="${about}"]`)) one.textContent = told;
  if (operation === "remove") cut(place, target);
  else if (target === `comment-${thread}` && (place.dataset.about ?? about) !== about) event.stopPropagation();
};

// Of a post that was killed nothing is left, nor shown later.
function cut(place, post) {
  for (const one of [...place.querySelectorAll("[data-about]"), ...place.waiting.values()])
    if (one.dataset.about === post) {
      one.remove();
      place.waiting.delete(one.id);
    }
}

addEventListener("live-stream:received", hear, true);
