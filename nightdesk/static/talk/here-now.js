// <here-now data-address="…/here.json"> says how many have a room open: a sample, asked for now and then.

const OFTEN = 120_000;

class HereNow extends HTMLElement {
  #timer = null;

  connectedCallback() {
    this.#timer = setTimeout(this.#count, 2_000 + Math.random() * 4_000);
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  #count = async () => {
    this.#timer = setTimeout(this.#count, OFTEN * (1 + Math.random()));
    const answer = document.hidden ? null : await fetch(this.dataset.address).catch(() => null);
    if (!answer?.ok) return;
    const { here } = await answer.json();
    this.textContent = here ? this.dataset.here.replace("{number}", here) : "";
  };
}

customElements.define("here-now", HereNow);
