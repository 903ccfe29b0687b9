// <live-discussion data-on="discussion:…"> keeps comments in step; new ones wait behind a button.

class LiveDiscussion extends HTMLElement {
  waiting = new Map(); // id → comment
  #muted = [];
  #seq = 0;

  connectedCallback() {
    document.addEventListener("live-stream:received", this.#receive);
    document.addEventListener("live-stream:refreshed", this.#refresh);
    this.#button.addEventListener("click", this.#show);
    if (document.cookie.includes("signed_in=")) this.#ask();
  }

  disconnectedCallback() {
    document.removeEventListener("live-stream:received", this.#receive);
    document.removeEventListener("live-stream:refreshed", this.#refresh);
  }

  get #button() {
    return this.querySelector("[data-waiting]");
  }

  #receive = ({ detail: { stream, seq, operation, target, draw } }) => {
    if (stream !== this.dataset.on || seq <= this.#seq) return;
    this.#seq = seq;
    const drawn = draw();
    if (operation === "remove") this.#remove(target);
    else this.#take(drawn, operation === "replace");
    this.#changed(drawn.dataset.comments);
  };

  // An answer is taken where its thread is.
  #take(one, isKnown) {
    const known = this.#find(one.id);
    const id = `comment-${one.dataset.thread}`;
    const hasPlace = one.id === id ? "newest" in this.dataset : this.#find(id) || this.waiting.has(id);
    if (known) known.replaceWith(one);
    else if (this.waiting.has(one.id) || (hasPlace && !isKnown)) this.waiting.set(one.id, one);
  }

  #show = () => {
    for (const one of this.waiting.values()) {
      const last = [...this.querySelectorAll(`[data-thread="${one.dataset.thread}"]`)].pop();
      last ? last.after(one) : this.querySelector(".comments").prepend(one);
    }
    this.waiting.clear();
    this.#changed();
  };

  #refresh = ({ detail: { page } }) => {
    const now = page.getElementById(this.id);
    if (!now) return;
    for (const { id } of this.querySelectorAll(".comment")) if (!now.querySelector(`#${id}`)) this.#remove(id);
    for (const one of [...now.querySelectorAll(".comment")].reverse()) this.#take(one.cloneNode(true));
    this.#changed();
  };

  #remove(id) {
    this.#find(id)?.remove();
    this.waiting.delete(id);
  }

  async #ask() {
    this.#muted = (await (await fetch("/me.json", { cache: "no-store" })).json()).muted;
    this.#changed();
  }

  #changed(count) {
    for (const by of this.#muted) for (const one of this.querySelectorAll(`[data-by="${by}"]`)) one.remove();
    if (count) this.closest(".discussion").querySelector("[data-count]").textContent = count;
    this.#button.hidden = !this.waiting.size;
    this.#button.textContent = this.#button.dataset.waiting.replace("{number}", this.waiting.size);
  }

  #find(id) {
    return this.querySelector(`#${id}`);
  }
}

customElements.define("live-discussion", LiveDiscussion);
