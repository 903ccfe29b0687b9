// <push-alerts data-key data-edition data-of="flashes|mine"> lets a browser join and leave alerts by itself. Without a
// script, or in a browser that shows no alerts, what stands in it already says so.

const WORKER = "/push.js";
const policy = window.trustedTypes?.createPolicy("nightdesk-push", { createScriptURL: (address) => address });
const script = (address) => policy?.createScriptURL(address) ?? address;

class PushAlerts extends HTMLElement {
  connectedCallback() {
    if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window)) return;
    this.addEventListener("click", this.#press);
    this.#look();
  }

  disconnectedCallback() {
    this.removeEventListener("click", this.#press);
  }

  #press = async ({ target }) => {
    const button = target.closest("button[data-does]");
    if (!button || button.disabled) return;
    button.disabled = true;
    try {
      await (button.dataset.does === "join" ? this.#join() : this.#leave());
    } catch {
      this.#show(Notification.permission === "denied" ? "blocked" : "failed");
    }
    button.disabled = false;
  };

  async #look() {
    const subscription = await this.#subscription();
    if (!subscription) return this.#show(Notification.permission === "denied" ? "blocked" : "off");
    this.#tell(await this.#ask("state/", { endpoint: subscription.endpoint }));
  }

  async #join() {
    await navigator.serviceWorker.register(script(WORKER));
    const { pushManager } = await navigator.serviceWorker.ready;
    const known = await pushManager.getSubscription();
    if (known && !this.#isOurs(known)) await known.unsubscribe();
    const wanted = { userVisibleOnly: true, applicationServerKey: this.#key };
    const subscription = await pushManager.subscribe(wanted);
    const { edition, of } = this.dataset;
    const { lang: language } = document.documentElement;
    this.#tell(await this.#ask("", { subscription, edition, language, flashes: of === "flashes" }));
  }

  async #leave() {
    const subscription = await this.#subscription();
    const edition = this.dataset.of === "flashes" ? this.dataset.edition : "";
    const state = await this.#ask("gone/", { endpoint: subscription?.endpoint, edition });
    if (!state.known) await subscription?.unsubscribe();
    this.#tell(state);
  }

  async #subscription() {
    const registration = await navigator.serviceWorker.getRegistration("/");
    return registration?.pushManager.getSubscription();
  }

  get #key() {
    const signs = atob(this.dataset.key.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(signs, (sign) => sign.charCodeAt(0));
  }

  // A subscription to an earlier key of the house is good for nothing.
  #isOurs({ options: { applicationServerKey } }) {
    return String(new Uint8Array(applicationServerKey)) === String(this.#key);
  }

  async #ask(what, told) {
    const answer = await fetch(`/push/${what}`, { method: "POST", body: JSON.stringify(told) });
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  }

  #tell({ mine, flashes }) {
    const { edition, of } = this.dataset;
    this.#show((of === "flashes" ? flashes.includes(edition) : mine) ? "on" : "off");
  }

  #show(state) {
    for (const part of this.querySelectorAll("[data-when]"))
      part.hidden = !part.dataset.when.split(",").includes(state);
  }
}

customElements.define("push-alerts", PushAlerts);
