// <live-stream address="/stream/"> listens for every element with data-on. One connection serves all tabs:
// the tab that holds the lock has it and passes on what it hears.

const OPERATIONS = ["prepend", "append", "replace", "remove", "count", "reset"];
const PATIENCE = 15_000;
const MOST_STREAMS = 8;
const MOST_CURSORS = 32;

const policy = window.trustedTypes?.createPolicy("nightdesk", { createHTML: (html) => html });
const trusted = (html) => policy?.createHTML(html) ?? html;
const parse = (html) => new DOMParser().parseFromString(trusted(html), "text/html");
const jitter = (least, most) => least + Math.random() * (most - least);

class LiveStream extends HTMLElement {
  #tab = Math.random().toString(36).slice(2);
  #places = new Map(); // stream → the cursor up to which this tab knows it
  #hasJoined = false;
  #tabs = new Map(); // for who has the connection: tab → its streams
  #joining = new Map(); // tab → its cursors, until the connection has caught up with them
  #channel = null;
  #source = null;
  #resign = null;
  #leads = false;
  #timers = {};
  #address = location.href; // of this page, whatever is open over it

  connectedCallback() {
    addEventListener("pagehide", this.#rest);
    addEventListener("pageshow", this.#wake);
    document.addEventListener("reading-panel:opened", this.#announce);
    const live = [...document.querySelectorAll("[data-on]")];
    Promise.all(live.map((one) => customElements.whenDefined(one.localName))).then(this.#wake);
  }

  disconnectedCallback() {
    removeEventListener("pagehide", this.#rest);
    removeEventListener("pageshow", this.#wake);
    document.removeEventListener("reading-panel:opened", this.#announce);
    this.#rest();
  }

  #wake = () => {
    if (this.#channel || !document.querySelector("[data-on]")) return;
    this.#channel = new BroadcastChannel("nightdesk-stream");
    this.#channel.onmessage = ({ data }) => this[data.does](data);
    this.#announce();
    const end = new Promise((resolve) => (this.#resign = resolve));
    const lead = () => ((this.#leads = !!this.#channel) ? (this.#say({ does: "asked" }), end) : null);
    navigator.locks ? navigator.locks.request("nightdesk-stream", lead) : lead();
  };

  #rest = () => {
    for (const name of Object.keys(this.#timers)) this.#never(name);
    this.#source?.close();
    this.#channel?.close();
    this.#source = this.#channel = null;
    this.#hasJoined = this.#leads = false;
    this.#resign?.();
  };

  // What tabs say to each other, by the name in `does`.
  asked() {
    this.#announce();
  }

  joining({ tab, streams, cursors }) {
    this.#tabs.delete(tab);
    this.#tabs.set(tab, streams);
    this.#joining.set(tab, cursors);
    if (this.#leads) this.#later("open", 50, this.#open);
  }

  joined({ tabs }) {
    if (tabs.includes(this.#tab)) this.#hasJoined = true;
    this.#never("poll");
  }

  lost() {
    this.#timers.poll ??= setTimeout(this.#poll, PATIENCE);
  }

  told({ operation, data, cursor, streams }) {
    const told = JSON.parse(data);
    if (!this.#places.has(told.stream)) return;
    if (this.#hasJoined)
      for (const stream of this.#places.keys())
        if (streams.includes(stream)) this.#places.set(stream, cursor);
    if (operation === "reset") this.#later("refresh", jitter(0, 2_000), this.#refresh);
    const draw = () => parse(told.html).body.firstElementChild;
    this.#dispatch("live-stream:received", { operation, draw, ...told });
  }

  #announce = () => {
    const live = [...document.querySelectorAll("[data-on]")].map(({ dataset }) => dataset);
    this.#places = new Map(live.map(({ on, cursor }) => [on, this.#places.get(on) || cursor]));
    const cursors = [...new Set(this.#places.values())];
    this.#say({ does: "joining", tab: this.#tab, streams: [...this.#places.keys()], cursors });
  };

  #open = () => {
    const streams = [...new Set([...this.#tabs.values()].reverse().flat())].slice(0, MOST_STREAMS);
    const cursors = [...new Set([...this.#places.values(), ...[...this.#joining.values()].flat()])];
    const asked = new URLSearchParams(streams.map((stream) => ["on", stream]));
    for (const cursor of cursors.slice(-MOST_CURSORS)) asked.append("after", cursor);
    const tabs = [...this.#joining.keys()];
    this.#source?.close();
    const source = (this.#source = new EventSource(`${this.getAttribute("address")}?${asked}`));
    source.onopen = () => this.#say({ does: "joined", tabs }) ?? this.#joining.clear();
    source.onerror = () => {
      this.#say({ does: "lost" });
      if (source.readyState === EventSource.CLOSED) this.#later("open", jitter(2e3, 9e3), this.#open);
    };
    const tell = ({ type: operation, data, lastEventId: cursor }) =>
      this.#say({ does: "told", operation, data, cursor, streams });
    for (const operation of OPERATIONS) source.addEventListener(operation, tell);
  };

  // Ask for this page anew: whatever lives on it takes what is its own.
  #refresh = async () => {
    const answer = await fetch(this.#address, { cache: "no-cache" }).catch(() => null);
    if (answer) this.#dispatch("live-stream:refreshed", { page: parse(await answer.text()) });
  };

  #poll = async () => {
    await this.#refresh();
    this.#later("poll", jitter(PATIENCE, 2 * PATIENCE), this.#poll);
  };

  #say(message) {
    this.#channel?.postMessage(message);
    this[message.does](message);
  }

  #later(name, wait, act) {
    this.#never(name);
    this.#timers[name] = setTimeout(act, wait);
  }

  #never(name) {
    clearTimeout(this.#timers[name]);
    delete this.#timers[name];
  }

  #dispatch(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }
}

customElements.define("live-stream", LiveStream);
