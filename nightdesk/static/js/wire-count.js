// <wire-count data-edition="fr"> says how many items the reader has not seen on the wire's own page.

class WireCount extends HTMLElement {
  #title = document.title;

  connectedCallback() {
    document.addEventListener("live-wire:changed", this.#count);
    document.addEventListener("reading-panel:changed", this.#retitle);
    document.addEventListener("visibilitychange", this.#count);
    addEventListener("storage", this.#count);
    this.#count();
    if (document.cookie.includes("signed_in=")) this.#askWhoReads();
  }

  disconnectedCallback() {
    document.removeEventListener("live-wire:changed", this.#count);
    document.removeEventListener("reading-panel:changed", this.#retitle);
    document.removeEventListener("visibilitychange", this.#count);
    removeEventListener("storage", this.#count);
  }

  get #isWhole() {
    return document.querySelector("live-wire[data-whole]") !== null;
  }

  #retitle = () => {
    this.#title = document.title;
    this.#count();
  };

  #count = () => {
    const wire = document.querySelector("live-wire:defined");
    if (!wire) return;
    const newest = Math.max(0, ...wire.seqs);
    const isSeen = this.#isWhole && !document.hidden && !wire.isWaiting;
    if (isSeen || this.#kept("seen") === null) this.#see(newest);
    const seen = Number(this.#kept("seen"));
    const unseen = wire.seqs.filter((seq) => seq > seen).length;
    const most = Number(wire.dataset.length) || Infinity;
    const said = unseen >= most ? `${most}+` : String(unseen || "");
    this.textContent = said && ` (${said})`;
    document.title = said ? `(${said}) ${this.#title}` : this.#title;
  };

  #see(seq) {
    if (seq <= Number(this.#kept("seen") ?? -1)) return;
    this.#keep("seen", seq);
    if (this.#isWhole && this.#token) this.#tell();
  }

  #token = "";

  async #askWhoReads() {
    const answer = await fetch("/me.json", { cache: "no-store" }).catch(() => null);
    if (!answer?.ok) return;
    const me = await answer.json();
    if (!me.signed_in) return;
    const way = document.querySelector("[data-account]");
    way.href = way.dataset.account;
    way.title = way.lastChild.textContent = me.name;
    way.classList.add("pill--ink");
    this.#token = me.token;
    const { seen } = me.wire[this.dataset.edition] ?? { seen: 0 };
    if (this.#isWhole && seen < Number(this.#kept("seen"))) this.#tell();
    this.#see(seen);
    this.#count();
  }

  #tell() {
    const headers = { "X-CSRFToken": this.#token };
    fetch(this.dataset.seen, { method: "POST", headers }).catch(() => null);
  }

  #kept(name) {
    return localStorage.getItem(`nightdesk:${name}:${this.dataset.edition}`);
  }

  #keep(name, value) {
    localStorage.setItem(`nightdesk:${name}:${this.dataset.edition}`, value);
  }
}

customElements.define("wire-count", WireCount);
