// <say-message> sends without leaving the page: a message is seen at once as on its way, is sent again with the
// same word when it was lost, and comes back into the box with the reason when it was refused.

const HASTE = 1_000;
const PATIENCE = 15_000;

class SayMessage extends HTMLElement {
  #queue = []; // what is on its way, one after the other
  #isSending = false;
  #wait = HASTE;

  connectedCallback() {
    this.addEventListener("submit", this.#submit);
    this.addEventListener("keydown", this.#key);
    this.querySelector(".room__answering button").onclick = () => this.answer("", "");
    addEventListener("online", this.#send);
    this.#form.elements.text.oninput = () => this.#fault("");
    if (document.cookie.includes("signed_in=")) this.parentElement.querySelector(".room__hint").hidden = true;
  }

  disconnectedCallback() {
    removeEventListener("online", this.#send);
  }

  get #form() {
    return this.querySelector("form");
  }

  get #room() {
    return document.getElementById(this.dataset.room);
  }

  // The next message answers this one; none, without a key.
  answer(key, name) {
    const said = this.querySelector(".room__answering");
    this.#form.elements.to.value = key;
    said.hidden = !key;
    said.querySelector("span").textContent = said.dataset.answering.replace("{name}", name);
    this.#form.elements.text.focus();
  }

  #key = (pressed) => {
    const sends = pressed.key === "Enter" && !pressed.shiftKey && !pressed.isComposing;
    if (!sends || pressed.target.name !== "text" || !matchMedia("(pointer: fine)").matches) return;
    pressed.preventDefault();
    this.#form.requestSubmit();
  };

  #submit = (submitted) => {
    if (!this.#room?.list) return; // where nothing is live, the form leads to the message
    submitted.preventDefault();
    const { text, to } = this.#form.elements;
    if (!text.value.trim()) return;
    const once = Array.from(crypto.getRandomValues(new Uint8Array(12)), (one) => one.toString(36)).join("");
    this.#queue.push({ text: text.value, to: to.value, once, shown: this.#show(text.value) });
    text.value = "";
    this.answer("", "");
    this.#send();
  };

  #show(text) {
    const shown = Object.assign(document.createElement("article"), { className: "message message--sending" });
    const said = Object.assign(document.createElement("div"), { className: "message__text", dir: "auto" });
    said.append(Object.assign(document.createElement("p"), { textContent: text }));
    shown.dataset.by = this.#room.list.own;
    shown.append(said, this.querySelector("template").content.cloneNode(true));
    this.#room.keepingPlace(() => this.#room.list.append(shown));
    this.#room.toEnd();
    return shown;
  }

  #send = async () => {
    const [next] = this.#queue;
    if (!next || this.#isSending) return;
    this.#isSending = true;
    next.shown.classList.add("message--in-flight");
    const { text, to, once } = next;
    const body = new URLSearchParams({ text, to, once });
    const headers = { Accept: "application/json" };
    const answer = await fetch(this.#form.action, { method: "POST", headers, body }).catch(() => null);
    const told = await answer?.json().catch(() => null);
    this.#isSending = false;
    next.shown.classList.remove("message--in-flight");
    const isLost = !told || answer.status >= 500;
    if (isLost) return this.#again(next);
    this.#wait = HASTE;
    this.#queue.shift();
    this.#settle(next, answer.status, told);
    this.#send();
  };

  // Nobody answered: it may have arrived or not. Sent again it is the same message.
  #again({ shown }) {
    const state = shown.querySelector(".message__state");
    if (state) state.textContent = state.dataset.lost;
    setTimeout(this.#send, this.#wait * (0.7 + Math.random() / 2));
    this.#wait = Math.min(2 * this.#wait, PATIENCE);
  }

  #settle({ text, to, shown }, status, { id, html, address, why, wrong }) {
    const { list } = this.#room;
    if (why !== undefined) return this.#wait_(shown, { id, address, why });
    this.#room.keepingPlace(() => {
      shown.remove();
      if (html) list.take(list.parse(html), true);
    });
    if (html) return;
    const box = this.#form.elements.text;
    box.value = [text, box.value].filter(Boolean).join("\n");
    this.#form.elements.to.value = to;
    this.#fault(wrong ?? "");
    if (status === 401) this.#form.submit();
    box.focus();
  }

  // A moderator reads it first.
  #wait_(shown, { id, address, why }) {
    const state = shown.querySelector(".message__state");
    shown.dataset.held = id;
    const way = Object.assign(document.createElement("a"), { href: address, textContent: state.dataset.held });
    state.replaceChildren(way, ` ${why}`);
  }

  #fault(sentence) {
    const said = this.querySelector(".room__wrong");
    said.hidden = !sentence;
    said.textContent = sentence;
    if (sentence) said.scrollIntoView({ block: "nearest" });
  }
}

customElements.define("say-message", SayMessage);
