// <live-story data-on="story:…" data-address="/…"> offers its reader the newer text, and takes a killed one away.

class LiveStory extends HTMLElement {
  #seq = 0;

  connectedCallback() {
    document.addEventListener("live-stream:received", this.#receive);
    document.addEventListener("live-stream:refreshed", this.#offer);
    this.onclick = this.#show;
  }

  disconnectedCallback() {
    document.removeEventListener("live-stream:received", this.#receive);
    document.removeEventListener("live-stream:refreshed", this.#offer);
  }

  get #article() {
    return this.querySelector("article");
  }

  #receive = ({ detail: { stream, seq, operation, target, draw } }) => {
    if (stream !== this.dataset.on || seq <= this.#seq) return;
    this.#seq = seq;
    if (operation === "remove" && target === this.dataset.item) this.#offer();
    if (operation === "replace") this.querySelector(`#${CSS.escape(target)}`)?.replaceWith(draw());
  };

  #offer = () =>
    this.#look((now) => {
      const template = this.querySelector("template");
      if (template && now.dataset.changed !== this.#article.dataset.changed)
        this.querySelector(".newer").replaceWith(template.content.cloneNode(true));
    });

  #show = (click) => {
    if (!click.target.closest("[data-show]")) return;
    click.preventDefault();
    this.#look((now) => {
      this.querySelector(".newer").replaceChildren();
      this.querySelector("marked-changes").replace(this.#article, now);
    });
  };

  // Its page as it is now. If the story is not there any more, what is said instead takes its place.
  #look(found) {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.onload = ({ target: { status, response } }) => {
      const now = response.getElementById(this.id)?.querySelector("article");
      if (now) found(document.adoptNode(now));
      else if ([404, 410].includes(status)) this.replaceChildren(...response.querySelector("main").childNodes);
    };
    request.open("GET", this.dataset.address);
    request.setRequestHeader("Cache-Control", "no-cache");
    request.send();
  }
}

customElements.define("live-story", LiveStory);
