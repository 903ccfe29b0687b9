// The host's list as it is now: asked every three seconds, and left alone while the host is at work in a row.

const EVERY = 3000;
const list = document.querySelector("[data-rows]");

const isAtWork = () =>
  list.contains(document.activeElement) || list.querySelector("details[open]") !== null;

async function look() {
  if (document.hidden || isAtWork()) return;
  const answer = await fetch(list.dataset.rows);
  // Whoever was signed out meanwhile is led to the sign-in: that is no list.
  if (!answer.ok || answer.redirected || isAtWork()) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  list.replaceChildren(...fresh.body.children);
}

if (list) {
  setInterval(() => look().catch(() => {}), EVERY);
}
