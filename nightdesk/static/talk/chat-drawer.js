// The drawer: the chat beside any page. It comes when somebody asks for it, and stays open in this tab.

const OPEN = "nightdesk:chat"; // what the drawer of this tab shows
const way = () => document.querySelector("[data-chat]");

class ChatDrawer extends HTMLElement {
  #focused = null;

  connectedCallback() {
    this.addEventListener("keydown", ({ key }) => key === "Escape" && this.close());
    this.addEventListener("click", this.#click);
  }

  // `address` is a room's or that of the list; of a list with one open room that room is shown.
  async show(address, takesFocus) {
    if (takesFocus) this.#focused = document.activeElement;
    this.ariaBusy = "true";
    const page = await ask(address);
    this.ariaBusy = null;
    const shown = page?.querySelector("main .room");
    if (!shown) return this.#fail(address);
    const rooms = shown.querySelectorAll("[data-rooms=open] a");
    if (rooms.length === 1 && takesFocus !== "list") return this.show(rooms[0].pathname, takesFocus);
    sessionStorage.setItem(OPEN, address);
    bringStyles(page);
    const head = page.querySelector("template[data-part=drawer]").content;
    this.replaceChildren(document.importNode(head, true), document.adoptNode(shown));
    this.querySelector("[data-whole]").href = address;
    bringScripts(page);
    await this.#defined();
    dispatchEvent(new Event("pageshow")); // where nothing was live, something is now
    this.dispatchEvent(new CustomEvent("reading-panel:opened", { bubbles: true }));
    if (takesFocus) (this.querySelector("textarea") ?? this.querySelector("[data-close]")).focus();
  }

  #defined() {
    const live = [...this.querySelectorAll("live-room, room-messages")];
    return Promise.all(live.map(({ localName }) => customElements.whenDefined(localName)));
  }

  // Without what it shows there is nothing to be open: the browser goes there.
  #fail(address) {
    const isAsked = this.#focused;
    this.close();
    if (isAsked) location.assign(address);
  }

  close() {
    sessionStorage.removeItem(OPEN);
    this.remove();
    const back = this.#focused?.isConnected ? this.#focused : way();
    back?.focus({ preventScroll: true });
  }

  #click = (click) => {
    if (click.target.closest("[data-close]")) return this.close();
    const link = click.target.closest("[data-rooms] a, .room__about .kicker a");
    if (!link || click.ctrlKey || click.metaKey || click.shiftKey) return;
    click.preventDefault();
    this.show(link.pathname, "list");
  };
}

function ask(address) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.onload = () => resolve(request.status === 200 ? request.response : null);
    request.onerror = () => resolve(null);
    request.open("GET", address);
    request.send();
  });
}

function bringStyles(page) {
  const known = [...document.querySelectorAll("link[rel=stylesheet]")].map(({ href }) => href);
  for (const { href } of page.querySelectorAll("link[rel=stylesheet]"))
    if (!known.includes(href)) document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
}

// In their order: some elements ask for others.
function bringScripts(page) {
  const known = [...document.scripts].map(({ src }) => src);
  for (const { src } of page.querySelectorAll("script[src]")) {
    if (known.includes(src)) continue;
    document.body.append(Object.assign(document.createElement("script"), { type: "module", async: false, src }));
  }
}

customElements.define("chat-drawer", ChatDrawer);

// Without a click: as this tab had it. Where the page itself is the chat, or narrow, the link leads to its page.
export function open(click) {
  const there = document.querySelector("chat-drawer");
  if (there) return there.close();
  if (document.querySelector("main .room") || innerWidth < 700) return click && location.assign(way().href);
  const drawer = document.createElement("chat-drawer");
  drawer.setAttribute("role", "complementary");
  drawer.ariaLabel = way().textContent.trim();
  document.body.append(drawer);
  drawer.show(sessionStorage.getItem(OPEN) ?? way().pathname, !!click);
}
