// <wire-count data-edition="fr"> says how many items the reader has not seen on the wire's own page.

class WireCount extends HTMLElement {
  #title = document.title;

  connectedCallback() {
    this.#listen("addEventListener");
    this.#count();
    if (document.cookie.includes("signed_in=")) this.#askWhoReads();
  }

  disconnectedCallback() {
    this.#listen("removeEventListener");
  }

  #listen(change) {
    document[change]("live-wire:changed", this.#count);
    document[change]("reading-panel:changed", this.#retitle);
    document[change]("visibilitychange", this.#count);
    window[change]("storage", this.#count);
  }

  get #isWhole() {
    return !!document.querySelector("#live-wire[data-whole]");
  }

  #retitle = () => {
    this.#title = document.title;
    this.#count();
  };

  #count = () => {
    const wire = document.querySelector("#live-wire:defined");
    if (!wire) return;
    const newest = Math.max(0, ...wire.seqs);
    const isSeen = this.#isWhole && !document.hidden && !wire.isWaiting;
    if (isSeen || localStorage[this.#place] === undefined) this.#see(newest);
    const seen = Number(localStorage[this.#place]);
    const unseen = wire.seqs.filter((seq) => seq > seen).length;
    const most = wire.dataset.length || Infinity;
    const said = unseen >= most ? `${most}+` : String(unseen || "");
    this.textContent = said && `\u00a0(${said})`;
    document.title = said ? `(${said}) ${this.#title}` : this.#title;
  };

  #see(seq) {
    if (seq <= Number(localStorage[this.#place] ?? -1)) return;
    localStorage[this.#place] = seq;
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
    way.title = way.lastElementChild.textContent = me.name;
    way.classList.add("pill--ink");
    if (me.news) way.append(`\u00a0(${me.news})`);
    this.#token = me.token;
    const seen = me.wire[this.dataset.edition]?.seen ?? 0;
    if (this.#isWhole && seen < Number(localStorage[this.#place])) this.#tell();
    this.#see(seen);
    this.#count();
  }

  #tell() {
    const headers = { "X-CSRFToken": this.#token };
    fetch(this.dataset.seen, { method: "POST", headers }).catch(() => null);
  }

  get #place() {
    return `nightdesk:seen:${this.dataset.edition}`;
  }
}

customElements.define("wire-count", WireCount);
