// <pass-key data-options="…"> asks the device for a passkey before its form is sent; data-makes: for a new one.
// Without data-options what to ask for is fetched from where the form goes. data-wrong: what is said when nothing came.

class PassKey extends HTMLElement {
  connectedCallback() {
    if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) return;
    this.#form.hidden = false;
    this.querySelector("[data-without]")?.remove();
    this.#form.onsubmit = this.#submit;
  }

  get #form() {
    return this.querySelector("form");
  }

  #submit = async (event) => {
    event.preventDefault();
    const said = this.querySelector("[role=status]");
    said.textContent = "";
    try {
      const { publicKey } = await this.#options();
      const credential = "makes" in this.dataset ? await this.#made(publicKey) : await this.#shown(publicKey);
      this.#form.elements.credential.value = JSON.stringify(credential);
    } catch {
      said.textContent = this.dataset.wrong;
      return;
    }
    this.#form.submit();
  };

  async #options() {
    if (this.dataset.options) return JSON.parse(this.dataset.options);
    const answer = await fetch(this.#form.action, { headers: { Accept: "application/json" } });
    return (await answer.json()).request_options;
  }

  #shown(options) {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
    return navigator.credentials.get({ publicKey });
  }

  #made(options) {
    const isAlone = this.#form.elements.passwordless?.checked ?? false;
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON({
      ...options,
      authenticatorSelection: {
        ...options.authenticatorSelection,
        residentKey: isAlone ? "required" : "discouraged",
        requireResidentKey: isAlone,
        ...(isAlone && { userVerification: "required" }),
      },
    });
    return navigator.credentials.create({ publicKey });
  }
}

customElements.define("pass-key", PassKey);
