// <copy-address> copies the address that stands in it. Where that cannot be done, the address can be marked by hand.

class CopyAddress extends HTMLElement {
  connectedCallback() {
    this.#button.hidden = !navigator.clipboard;
    this.#button.onclick = this.#copy;
  }

  get #button() {
    return this.querySelector("button");
  }

  #copy = async () => {
    await navigator.clipboard.writeText(this.querySelector("code").textContent);
    this.#button.textContent = this.#button.dataset.copied;
  };
}

customElements.define("copy-address", CopyAddress);
