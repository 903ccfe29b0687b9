// <live-wire data-on="wire:fr"> keeps the items of the wire in step; new ones wait while somebody reads.

const READING = 100; // so many pixels from the top, a reader is in the middle of something

class LiveWire extends HTMLElement {
  #waiting = new Map(); // id → item
  #seq = 0;
  #isPaused = false;

  connectedCallback() {
    document.addEventListener("live-stream:received", this.#receive);
    document.addEventListener("live-stream:refreshed", this.#refresh);
    this.#controls();
    this.#changed();
  }

  disconnectedCallback() {
    document.removeEventListener("live-stream:received", this.#receive);
    document.removeEventListener("live-stream:refreshed", this.#refresh);
  }

  // The numbers of all items, shown or waiting.
  get seqs() {
    return this.#all.map(({ dataset }) => Number(dataset.seq));
  }

  get #all() {
    return [...this.#items(), ...this.#waiting.values()];
  }

  get isWaiting() {
    return this.#waiting.size > 0;
  }

  show() {
    const items = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const item of items) this.#place(item);
    this.#changed();
  }

  #receive = ({ detail }) => {
    if (detail.stream !== this.dataset.on || detail.seq <= this.#seq) return;
    this.#seq = detail.seq;
    if (detail.operation === "remove") this.#remove(detail.target);
    else this.#take(detail.draw(), detail.operation === "replace");
    this.#changed();
  };

  // What a reader has before them is put right at once.
  #take(item, isKnown) {
    if (isKnown && !this.#waiting.has(item.id)) return this.#find(item.id)?.replaceWith(item);
    this.#waiting.set(item.id, item);
    if (!this.#isPaused && !this.#isRead()) this.show();
  }

  #refresh = ({ detail: { page } }) => {
    const now = page.getElementById(this.id);
    if (!now) return;
    for (const item of this.#items(now).reverse()) {
      const known = this.#waiting.get(item.id) ?? this.#find(item.id);
      if (!known || known.dataset.seq !== item.dataset.seq) this.#take(item.cloneNode(true));
    }
    // What is not there any more, and is not merely older than what the page shows, was taken back.
    const shown = this.#items(now);
    const oldest = Math.min(...shown.map(({ dataset }) => Number(dataset.at)));
    const kept = new Set(shown.map(({ id }) => id));
    for (const { id, dataset } of this.#all)
      if (!kept.has(id) && Number(dataset.at) >= oldest) this.#remove(id);
    this.#changed();
  };

  #place(item) {
    this.#find(item.id)?.remove();
    const next = this.#items().find(({ dataset }) => Number(dataset.at) <= Number(item.dataset.at));
    next ? next.before(item) : this.querySelector("[data-items]").append(item);
    for (const old of this.#items().slice(this.dataset.length || Infinity)) old.remove();
  }

  #remove(id) {
    this.#waiting.delete(id);
    this.#find(id)?.remove();
  }

  // Where items of another day begin, its name stands; nowhere else.
  #days() {
    const days = this.querySelectorAll(".wire__day");
    for (const day of days)
      if (day.nextElementSibling?.dataset.day !== day.textContent.trim()) day.remove();
    let last = null;
    for (const item of this.#items()) {
      const { day } = item.dataset;
      if (day !== last && !item.previousElementSibling?.matches(".wire__day")) this.#name(day, item);
      last = day;
    }
  }

  #name(day, item) {
    const place = Object.assign(document.createElement("li"), { className: "wire__day" });
    const level = document.createElement("whole" in this.dataset ? "h2" : "h3");
    item.before(place);
    place.append(level);
    level.append(day);
  }

  #controls() {
    const controls = this.querySelector("[data-live]");
    controls.hidden = false;
    controls.querySelector("[data-waiting]").addEventListener("click", () => this.show());
    const pause = controls.querySelector("[data-pause]");
    pause.addEventListener("click", () => {
      this.#isPaused = pause.ariaPressed !== "true";
      pause.ariaPressed = String(this.#isPaused);
      if (!this.#isPaused && !this.#isRead()) this.show();
    });
  }

  #changed() {
    this.#days();
    this.querySelector(".empty").hidden = this.#items().length > 0;
    const button = this.querySelector("[data-waiting]");
    button.hidden = !this.#waiting.size;
    button.textContent = button.dataset.waiting.replace("{number}", this.#waiting.size);
    this.dispatchEvent(new CustomEvent("live-wire:changed", { bubbles: true }));
  }

  #isRead() {
    return scrollY > READING && this.getBoundingClientRect().top < innerHeight;
  }

  #items(within = this) {
    return [...within.querySelectorAll("[data-seq]")];
  }

  #find(id) {
    return this.querySelector(`#${CSS.escape(id)}`);
  }
}

customElements.define("live-wire", LiveWire);
