// <live-cards data-on="cards:fr"> keeps the cards of a page in step with their stories.

class LiveCards extends HTMLElement {
  #seq = 0;

  connectedCallback() {
    document.addEventListener("live-stream:received", this.#receive);
    document.addEventListener("live-stream:refreshed", this.#refresh);
  }

  disconnectedCallback() {
    document.removeEventListener("live-stream:received", this.#receive);
    document.removeEventListener("live-stream:refreshed", this.#refresh);
  }

  #receive = ({ detail: { stream, seq, operation, target, draw } }) => {
    if (stream !== this.dataset.on || seq <= this.#seq) return;
    this.#seq = seq;
    for (const card of document.querySelectorAll(`[data-story="${CSS.escape(target.slice(5))}"]`))
      operation === "remove" ? card.remove() : rewrite(card, draw(), parts(card));
  };

  // What only moved to another page stays where the reader has it; what is gone leaves.
  #refresh = ({ detail: { page } }) => {
    for (const card of document.querySelectorAll("main [data-story]")) {
      const now = page.querySelector(`[data-story="${CSS.escape(card.dataset.story)}"]`);
      now ? rewrite(card, now) : leaveIfGone(card);
    }
  };
}

// Where the front has words of its own, a story's new words do not replace them.
function parts(card) {
  return card.dataset.words === "front" ? "[data-part=names]" : "[data-part]";
}

function rewrite(card, now, wanted = "[data-part]") {
  const is = now.querySelector("a").getAttribute("href");
  for (const link of card.querySelectorAll("a")) link.setAttribute("href", is);
  for (const here of card.querySelectorAll(wanted)) {
    const there = now.querySelector(`[data-part="${here.dataset.part}"]`);
    if (there && there.textContent.trim() !== here.textContent.trim())
      here.replaceChildren(...there.cloneNode(true).childNodes);
  }
}

async function leaveIfGone(card) {
  const answer = await fetch(card.querySelector("a"), { method: "HEAD" }).catch(() => null);
  if ([404, 410].includes(answer?.status)) card.remove();
}

customElements.define("live-cards", LiveCards);
