// <here-now data-address="…/here.json" data-coming="…/here/"> says how many have a room open, asked for now and then,
// and names the members who allow it. Whoever is signed in says so by asking.

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
    const { address, coming, here } = this.dataset;
    const isMember = document.cookie.includes("signed_in=");
    const asked = isMember ? [coming, { method: "POST" }] : [address];
    const answer = document.hidden ? null : await fetch(...asked).catch(() => null);
    if (!answer?.ok) return;
    const told = await answer.json();
    this.textContent = told.here ? here.replace("{number}", told.here) : "";
    const list = this.closest(".room").querySelector("room-messages");
    const named = told.names.filter(({ by }) => !list?.mutes?.(by)).map(this.#name);
    for (const one of named) this.append(this.hasChildNodes() ? " · " : "", one);
  };

  #name = ({ name }) => Object.assign(document.createElement("bdi"), { textContent: name });
}

customElements.define("here-now", HereNow);
