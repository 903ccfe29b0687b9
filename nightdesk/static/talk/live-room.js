// <live-room data-on="room:…"> keeps a room in step with its stream, and moves nothing under the eyes of a reader.

const CLOSE = 60; // so many pixels from the end, a reader follows

class LiveRoom extends HTMLElement {
  #seq = 0;
  #behind = new Set(); // ids of what came while the reader was further up
  #queue = [];
  #isReset = false;
  #button;

  connectedCallback() {
    customElements.whenDefined("room-messages").then(() => this.isConnected && this.#begin());
  }

  disconnectedCallback() {
    document.removeEventListener("live-stream:received", this.#receive);
    document.removeEventListener("live-stream:refreshed", this.#refreshed);
    document.removeEventListener("visibilitychange", this.#look);
  }

  #begin() {
    document.addEventListener("live-stream:received", this.#receive);
    document.addEventListener("live-stream:refreshed", this.#refreshed);
    document.addEventListener("visibilitychange", this.#look);
    this.scroll_.addEventListener("scroll", this.#look, { passive: true });
    this.#button = this.querySelector("[data-jump]");
    this.#button.addEventListener("click", this.toEnd);
    this.list.knows(Number(localStorage.getItem(`nightdesk:${this.dataset.on}`) ?? Infinity));
    this.list.arrange();
    this.#look();
    if (document.cookie.includes("signed_in=")) this.list.ask();
  }

  get scroll_() {
    return this.querySelector(".room__scroll");
  }

  get list() {
    return this.querySelector("room-messages");
  }

  // The scroll begins at its end and counts backwards.
  get isFollowed() {
    return Math.abs(this.scroll_.scrollTop) < CLOSE;
  }

  toEnd = () => {
    this.scroll_.scrollTop = 0;
    this.#look();
  };

  #receive = ({ detail: { stream, seq, operation, target, draw } }) => {
    if (stream !== this.dataset.on) return;
    if (operation === "reset") return this.#reset();
    if (seq <= this.#seq) return;
    this.#seq = seq;
    const isMessage = target.startsWith("message-");
    if (!isMessage && operation === "remove") return this.#leave(document.getElementById(target));
    if (!isMessage) return this.#stand(draw());
    if (!this.#queue.length) setTimeout(this.#work, 30);
    this.#queue.push(() => {
      if (operation === "remove") return this.list.drop(target);
      const isNew = this.list.take(draw(), operation === "append");
      if (isNew && (!this.isFollowed || document.hidden)) this.#behind.add(target);
    });
  };

  // In a crowd much comes at once: it is put in its places together.
  #work = () => {
    const queue = this.#queue.splice(0);
    this.keepingPlace(() => queue.forEach((act) => act()));
  };

  // Who stands at the end stays there; all others see the same lines as before.
  keepingPlace(act) {
    const wasFollowed = this.isFollowed;
    const edge = this.scroll_.getBoundingClientRect().top;
    const seen = this.list.all.find((one) => one.getBoundingClientRect().bottom > edge);
    const top = seen?.getBoundingClientRect().top;
    act();
    this.list.arrange();
    if (wasFollowed) this.list.trim(this.dataset.address);
    if (wasFollowed) this.scroll_.scrollTop = 0;
    else if (seen?.isConnected) this.scroll_.scrollTop += seen.getBoundingClientRect().top - top;
    this.#look();
  }

  #look = () => {
    if (this.isFollowed && !document.hidden) {
      this.#behind.clear();
      localStorage.setItem(`nightdesk:${this.dataset.on}`, this.list.newest);
    }
    const number = [...this.#behind].filter((id) => document.getElementById(id)).length;
    const { jump, waiting } = this.#button.dataset;
    this.#button.hidden = this.isFollowed;
    this.#button.textContent = number ? waiting.replace("{number}", number) : jump;
  };

  // The room is gone, and with it all that was said. Who had it open looks again, not all at once.
  #leave(standing) {
    this.#queue = [];
    for (const one of [this.list, standing]) one.replaceChildren();
    setTimeout(() => this.#fetch(), Math.random() * 2_000);
  }

  #reset() {
    this.#isReset = true;
    if (!document.querySelector("main")?.contains(this)) this.#fetch();
  }

  // The page was asked for again; who stands in a drawer asks for the room's own.
  #refreshed = ({ detail: { page } }) => {
    const now = page.getElementById(this.id);
    if (now) this.#renew(now, page);
    else this.#fetch();
  };

  #fetch() {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.onload = ({ target: { status, response } }) => {
      const now = response?.getElementById(this.id);
      if (now) return this.#renew(now, response);
      if (![200, 404, 410].includes(status)) return; // it may come back
      const { address } = this.dataset;
      const drawer = this.closest("chat-drawer");
      if (!drawer) location.assign(address);
      else status === 200 ? drawer.show(address) : drawer.close();
    };
    request.open("GET", this.dataset.address);
    request.setRequestHeader("Cache-Control", "no-cache");
    request.send();
  }

  #renew(now, page) {
    this.keepingPlace(() => this.list.renew(now, !this.#isReset));
    if (this.#isReset) this.list.older(now.querySelector("[data-older]")?.getAttribute("href"));
    this.#stand(page.getElementById(`room-${this.id.slice(5)}`));
    this.#isReset = false;
  }

  // Nobody writes where the hosts paused or closed.
  #stand(now) {
    document.getElementById(now.id).replaceWith(document.importNode(now, true));
    for (const one of this.closest(".room").querySelectorAll("say-message")) one.hidden = "shut" in now.dataset;
  }
}

customElements.define("live-room", LiveRoom);
