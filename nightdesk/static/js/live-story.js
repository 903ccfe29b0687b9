// <live-story data-on="story:…"> tells the reader of a story when it changes under them.
//
// A new text is offered, never pushed. A story that was taken back is gone at once, with the reason.

class LiveStory extends HTMLElement {
  #seq = 0;

  connectedCallback() {
    document.addEventListener("live-stream:received", this.#receive);
    document.addEventListener("live-stream:refreshed", this.#refresh);
    this.addEventListener("click", this.#ask);
  }

  disconnectedCallback() {
    document.removeEventListener("live-stream:received", this.#receive);
    document.removeEventListener("live-stream:refreshed", this.#refresh);
    this.removeEventListener("click", this.#ask);
  }

  #receive = ({ detail }) => {
    if (detail.stream !== this.dataset.on || detail.seq <= this.#seq) return;
    this.#seq = detail.seq;
    if (detail.operation !== "replace") return;
    this.querySelector(`#${CSS.escape(detail.target)}`)?.replaceWith(detail.draw());
    this.dispatchEvent(new CustomEvent("live-story:changed", { bubbles: true }));
  };

  // The page as it is now: shown when the reader asked for it, or when the story is not there any more.
  #refresh = ({ detail: { page } }) => {
    const now = page.getElementById(this.id);
    if (now && !this.hasAttribute("data-asked")) return;
    this.removeAttribute("data-asked");
    if (now) this.replaceChildren(...document.adoptNode(now).childNodes);
    else this.querySelector("article")?.replaceWith(page.querySelector("main h1") ?? "");
  };

  #ask = (click) => {
    if (!click.target.closest("[data-show]")) return;
    click.preventDefault();
    this.setAttribute("data-asked", "");
    this.dispatchEvent(new CustomEvent("live-story:asked", { bubbles: true }));
  };
}

customElements.define("live-story", LiveStory);
