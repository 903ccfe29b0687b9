// <more-items> around a link to older items brings them in when the reader comes near the end.

class MoreItems extends HTMLElement {
  #near = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && this.bring(), {
    rootMargin: "600px",
  });

  connectedCallback() {
    this.#near.observe(this);
    this.addEventListener("click", this.#click);
  }

  disconnectedCallback() {
    this.#near.disconnect();
    this.removeEventListener("click", this.#click);
  }

  // Append what the link leads to, and go on with the link found there.
  bring() {
    this.#near.disconnect();
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.onload = () => request.status === 200 && this.#append(request.response);
    request.open("GET", this.querySelector("a").href);
    request.send();
  }

  #append(page) {
    const items = document.querySelector("main .wire__items");
    const days = items.querySelectorAll(".wire__day");
    const last = days[days.length - 1]?.textContent.trim();
    for (const item of page.querySelectorAll("main .wire__items > li")) {
      const isKnown = item.id && document.getElementById(item.id);
      const isSameDay = item.matches(".wire__day") && item.textContent.trim() === last;
      if (!isKnown && !isSameDay) items.append(item);
    }
    const onward = page.querySelector("more-items");
    this.replaceChildren(...(onward?.childNodes ?? []));
    if (onward) this.#near.observe(this);
    this.dispatchEvent(new CustomEvent("more-items:brought", { bubbles: true }));
  }

  #click = (click) => {
    if (!click.target.closest("a")) return;
    click.preventDefault();
    this.bring();
  };
}

customElements.define("more-items", MoreItems);
