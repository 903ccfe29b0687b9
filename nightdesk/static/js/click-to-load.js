// Shows what another house serves, in a sandboxed frame, and only once the reader has asked for it.

class ClickToLoad extends HTMLElement {
  #button = null;

  connectedCallback() {
    if (!this.#isElsewhere()) return;
    this.#button = this.querySelector("button");
    this.#button.hidden = false;
    this.#button.addEventListener("click", this.#load);
  }

  disconnectedCallback() {
    this.#button?.removeEventListener("click", this.#load);
  }

  #load = () => {
    const frame = document.createElement("iframe");
    // Its own origin is left to it, since ours is another: without it no player works.
    frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-popups allow-presentation");
    frame.referrerPolicy = "no-referrer";
    frame.allow = "fullscreen";
    frame.title = this.dataset.title;
    frame.src = this.dataset.address;
    this.replaceChildren(frame);
    frame.focus();
    this.dispatchEvent(new CustomEvent("click-to-load:loaded", { bubbles: true }));
  };

  // Our own pages are never framed: with our origin, a sandbox would hold nothing.
  #isElsewhere() {
    const address = new URL(this.dataset.address);
    return address.protocol === "https:" && address.origin !== location.origin;
  }
}

customElements.define("click-to-load", ClickToLoad);
