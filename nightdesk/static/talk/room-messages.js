// <room-messages> holds what is said in a room in the order of the log: by days and hours of the reader's own
// clock, without those whom they muted.

const BREATH = 5 * 60_000; // who goes on within it is not named again
const MOST = 400; // a page that is open all day keeps so many
const policy = window.trustedTypes?.createPolicy("nightdesk-room", { createHTML: (html) => html });
const hour = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

class RoomMessages extends HTMLElement {
  own = ""; // what pages call the reader
  #muted = [];
  #read = Infinity; // the line up to which they knew the room when they came

  connectedCallback() {
    this.room = this.closest("live-room");
    const { lang } = this.closest("[lang]");
    this.day = new Intl.DateTimeFormat(lang, { weekday: "long", day: "numeric", month: "long" });
    this.arrange();
  }

  get all() {
    return [...this.querySelectorAll(":scope > .message[data-line]")];
  }

  get newest() {
    return Math.max(0, ...this.all.map((one) => Number(one.dataset.line)));
  }

  part(name) {
    return this.room.querySelector(`template[data-part=${name}]`).content.cloneNode(true);
  }

  parse(html) {
    const page = new DOMParser().parseFromString(policy?.createHTML(html) ?? html, "text/html");
    return page.body.firstElementChild;
  }

  // A message at its line. One that is not there is only taken if it comes, and not before all that is there.
  take(drawn, comes) {
    const known = document.getElementById(drawn.id);
    if (known && this.contains(known)) return this.#swap(known, drawn) && false;
    if (!comes || this.#muted.includes(drawn.dataset.by)) return false;
    const line = Number(drawn.dataset.line);
    let before = this.all.findLast((one) => Number(one.dataset.line) < line);
    if (!before && this.all.length && this.room.querySelector("[data-older]")) return false;
    this.querySelector(`[data-held=${drawn.id}]`)?.remove(); // a moderator has read it
    while (before?.nextElementSibling?.matches("[data-held]")) before = before.nextElementSibling;
    if (drawn.dataset.by === this.own) this.querySelector(".message--in-flight")?.remove();
    before ? before.after(drawn) : this.prepend(drawn);
    return true;
  }

  // What hangs on a message stays with it, and so does the reader's place in it.
  #swap(known, drawn) {
    const { activeElement } = document;
    const tools = known.querySelector(".message__tools");
    known.replaceWith(drawn);
    if (tools) drawn.append(tools);
    if (tools?.contains(activeElement)) activeElement.focus({ preventScroll: true });
    const text = drawn.querySelector(".message__text").textContent.trim();
    for (const one of this.#quotesOf(drawn.id)) {
      const quoted = one.querySelector("span");
      if (quoted) quoted.textContent = text.length > 120 ? `${text.slice(0, 119)}…` : text;
    }
    return true;
  }

  drop(id) {
    this.querySelector(`#${CSS.escape(id)}`)?.remove();
    for (const one of this.#quotesOf(id)) one.replaceChildren(this.part("gone"));
  }

  #quotesOf(id) {
    return this.querySelectorAll(`[data-quotes="${CSS.escape(id)}"]`);
  }

  // All of it anew, as the room's page is now. `older` says that what came before that page stays.
  renew(now, older) {
    const first = now.querySelector(".message");
    const kept = older && first ? this.all.filter((one) => Number(one.dataset.line) < Number(first.dataset.line)) : [];
    const sending = [...this.querySelectorAll(".message:not([data-line])")];
    const fresh = [...now.querySelectorAll(".message")].map((one) => document.importNode(one, true));
    this.replaceChildren(...kept, ...fresh, ...sending);
  }

  // Beyond what a page keeps, the oldest are a link away again.
  trim(address) {
    const all = this.all;
    for (const one of all.slice(0, -MOST)) one.remove();
    if (all.length > MOST) this.older(`${address}before/${all[all.length - MOST].dataset.line}/`);
  }

  // Where what was said earlier is to be had; nowhere, once all of it is here.
  older(address) {
    const way = this.room.querySelector(".room__older");
    way.hidden = !address;
    way.querySelector("a").toggleAttribute("data-older", !!address);
    if (address) way.querySelector("a").href = address;
  }

  // Who is signed in sees nobody they muted, and what is their own.
  async ask() {
    const me = await (await fetch("/me.json", { cache: "no-store" }).catch(() => null))?.json();
    if (me?.signed_in) [this.own, this.#muted] = [me.seal, me.muted];
    this.room.keepingPlace(() => null);
  }

  mutes(by) {
    return this.#muted.includes(by);
  }

  knows(line) {
    this.#read = line;
  }

  arrange() {
    for (const by of this.#muted) for (const one of this.querySelectorAll(`[data-by="${by}"]`)) one.remove();
    for (const one of this.querySelectorAll("[data-day], .room__unread")) one.remove();
    let last = null;
    let isMarked = false;
    for (const one of [...this.querySelectorAll(":scope > .message")]) {
      const time = one.querySelector("time");
      const at = time ? new Date(time.dateTime) : new Date();
      if (time) time.textContent = hour.format(at);
      const isNewDay = !last || at.toDateString() !== last.at.toDateString();
      if (isNewDay) this.#mark(one, "day").querySelector("span").textContent = this.day.format(at);
      const { by, line, to } = one.dataset;
      const isUnread = !isMarked && last && this.#read < Number(line) && by !== this.own;
      if (isUnread) isMarked = !!this.#mark(one, "unread");
      const goesOn = !isNewDay && !isUnread && last.by === by && !to && at - last.at < BREATH;
      one.classList.toggle("message--on", goesOn);
      one.classList.toggle("message--to-me", !!this.own && to === this.own);
      last = { at, by };
    }
    const empty = this.room.querySelector("[data-empty]");
    if (empty) empty.hidden = !!last;
  }

  #mark(before, name) {
    before.before(this.part(name));
    return before.previousElementSibling;
  }
}

customElements.define("room-messages", RoomMessages);
