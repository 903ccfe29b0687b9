// <share-story data-address="https://…"> copies a story's address, or hands it to what the device shares with.

class ShareStory extends HTMLElement {
  connectedCallback() {
    const { clipboard, share } = navigator;
    this.querySelector("[data-copy]").hidden = !clipboard;
    this.querySelector("[data-share]").hidden = !share;
    this.onclick = this.#click;
  }

  #click = async ({ target }) => {
    const { address: url, title } = this.dataset;
    if (target.matches("[data-share]")) navigator.share({ url, title }).catch(() => null);
    if (!target.matches("[data-copy]")) return;
    await navigator.clipboard.writeText(url);
    target.textContent = target.dataset.copy;
  };
}

customElements.define("share-story", ShareStory);
