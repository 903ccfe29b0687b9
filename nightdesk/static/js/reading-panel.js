// <reading-panel> opens what a card or an item leads to over the page, at its true address.

const LEADING = "[data-story] a[href], .wire__item a[href]";
const HEADLINE = "[data-part=headline], .wire__headline";

const without = (address) => String(address).replace(/#.*/, "");

class ReadingPanel extends HTMLElement {
  #home = without(location); // the page beneath
  #title = document.title;
  #shown = this.#home; // what the reader has before them: the page, or what is open over it
  #opener = null;
  #request = null;
  #tops = new Map(); // address → how far down it was read

  connectedCallback() {
    if (!this.#dialog.showModal) return;
    // After a reload, what was open over a page is a page itself.
    if (history.state?.reading) history.replaceState(null, "");
    document.addEventListener("click", this.#click);
    addEventListener("popstate", this.#move);
    this.#dialog.addEventListener("close", this.#dismiss);
  }

  disconnectedCallback() {
    document.removeEventListener("click", this.#click);
    removeEventListener("popstate", this.#move);
    this.#dialog.removeEventListener("close", this.#dismiss);
    this.#request?.abort();
  }

  get #dialog() {
    return this.querySelector("dialog");
  }

  get #text() {
    return this.querySelector(".reading__text");
  }

  #click = (click) => {
    if (click.target === this.#dialog) return this.#dialog.close(); // beside the panel
    const link = click.target.closest(LEADING);
    const isModified = click.metaKey || click.ctrlKey || click.shiftKey || click.altKey;
    if (!link || click.defaultPrevented || click.button || isModified) return;
    if (without(link.href) === this.#home) return;
    click.preventDefault();
    const item = link.closest("[data-story], .wire__item");
    const title = (item.querySelector(HEADLINE) ?? link).textContent.trim();
    if (!this.#dialog.open) this.#opener = link;
    this.#tops.delete(without(link.href));
    const reading = (this.#dialog.open ? (history.state?.reading ?? 0) : 0) + 1;
    this.#keepTop();
    history.pushState({ reading, title }, "", link.href);
    this.#open(title);
  };

  // Back and forward. What is no longer to be had from this page is asked for as a page.
  #move = () => {
    const address = without(location);
    if (address === this.#shown) return;
    this.#keepTop();
    if (address === this.#home) this.#close();
    else if (history.state?.reading) this.#open(history.state.title);
    else location.reload();
  };

  #open(title) {
    this.#shown = without(location);
    this.#request?.abort();
    this.#text.replaceChildren(this.querySelector(":scope > template").content.cloneNode(true));
    this.#text.querySelector("h1").textContent = title;
    this.querySelector("[data-address]").href = location.href;
    this.#dialog.setAttribute("aria-label", title);
    if (!this.#dialog.open) this.#dialog.showModal();
    const request = (this.#request = new XMLHttpRequest());
    request.responseType = "document";
    request.onload = () => this.#show(request);
    request.onerror = () => location.reload();
    request.open("GET", location.href);
    request.send();
  }

  #show({ status, response: page, responseURL }) {
    const main = page?.querySelector("main");
    if (status !== 200 || !main?.querySelector("article.story")) return location.reload();
    if (responseURL && responseURL !== this.#shown) {
      this.#shown = responseURL;
      history.replaceState(history.state, "", responseURL + location.hash);
    }
    const { lang, dir } = page.documentElement;
    Object.assign(this.#text, { lang, dir });
    this.#text.replaceChildren(...document.adoptNode(main).childNodes);
    this.#bringScripts(page);
    this.#dialog.setAttribute("aria-label", page.title);
    this.#dialog.scrollTop = this.#tops.get(this.#shown) ?? 0;
    this.#changed(page.title);
    this.dispatchEvent(new CustomEvent("reading-panel:opened", { bubbles: true }));
  }

  // What the elements of that page need, and this one may not have.
  #bringScripts(page) {
    for (const { src } of page.querySelectorAll("script[src]"))
      if (![...document.scripts].some((script) => script.src === src))
        document.body.append(Object.assign(document.createElement("script"), { type: "module", src }));
  }

  // However the dialog was closed: the address follows.
  #dismiss = () => {
    if (this.#shown === this.#home) return;
    const depth = history.state?.reading;
    this.#close();
    depth ? history.go(-depth) : history.pushState(null, "", this.#home);
  };

  #close() {
    this.#shown = this.#home;
    this.#request?.abort();
    this.#dialog.close();
    this.#text.replaceChildren();
    this.#changed(this.#title);
    const link = this.#opener?.isConnected ? this.#opener : document.querySelector("main");
    link.focus({ preventScroll: true });
  }

  #keepTop() {
    if (this.#shown !== this.#home) this.#tops.set(this.#shown, this.#dialog.scrollTop);
  }

  #changed(title) {
    document.title = title;
    this.dispatchEvent(new CustomEvent("reading-panel:changed", { bubbles: true }));
  }
}

customElements.define("reading-panel", ReadingPanel);

// The chat opens beside the page.
const chat = document.querySelector("[data-chat]");
const beside = async (click) => (await import(chat.dataset.chat)).open(click);
if (chat && sessionStorage["nightdesk:chat"]) beside();
chat?.addEventListener("click", (click) => {
  if (click.metaKey || click.ctrlKey || click.shiftKey) return;
  click.preventDefault();
  beside(click);
});
