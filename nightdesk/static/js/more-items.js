// <more-items> around a link to older items brings them in when the reader comes near the end; `data-asked`: only then.

class MoreItems extends HTMLElement {
  #near = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && this.bring(), {
    rootMargin: "600px",
  });

  connectedCallback() {
    this.#watch();
    this.addEventListener("click", this.#click);
  }

  disconnectedCallback() {
    this.#near.disconnect();
    this.removeEventListener("click", this.#click);
  }

  #watch() {
    if (this.querySelector("a") && !("asked" in this.dataset)) this.#near.observe(this);
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
    const items = document.querySelector("main [data-items]");
    const days = items.querySelectorAll(".wire__day");
    const last = days[days.length - 1]?.textContent.trim();
    for (const item of page.querySelectorAll("main [data-items] > li")) {
      const isKnown = item.id && document.getElementById(item.id);
      const isSameDay = item.matches(".wire__day") && item.textContent.trim() === last;
      if (!isKnown && !isSameDay) items.append(item);
    }
    const onward = page.querySelector("more-items a");
    if (onward) this.querySelector("a").href = onward.href;
    else this.replaceChildren();
    this.#watch();
    this.dispatchEvent(new CustomEvent("more-items:brought", { bubbles: true }));
  }

  #click = (click) => {
    if (!click.target.closest("a")) return;
    click.preventDefault();
    this.bring();
  };
}

customElements.define("more-items", MoreItems);
