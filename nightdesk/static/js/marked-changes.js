// <marked-changes> puts a new text in the place of the old one and marks the passages that changed.

const PASSAGES = ".story__headline, .story__standfirst, .notice, .body > *";

const words = (passage) => passage.textContent.replace(/\s+/g, " ").trim();
const says = (passage) => words(passage) + [...passage.querySelectorAll("img")].map(({ src }) => src);
const passages = (article) => new Map([...article.querySelectorAll(PASSAGES)].map((one) => [says(one), one]));

class MarkedChanges extends HTMLElement {
  #next = 0;

  connectedCallback() {
    this.onclick = this.#click;
  }

  // Both are the story's article: the one the reader has, and the one that takes its place.
  replace(before, after) {
    this.clear();
    const [old, fresh] = [passages(before), passages(after)];
    const isSeen = ([said, one]) => fresh.has(said) && one.getBoundingClientRect().bottom > 0;
    const [said, eyes] = [...old].find(isSeen) ?? [];
    const top = eyes?.getBoundingClientRect().top;
    before.replaceWith(after);
    this.#markGone(old, fresh, after);
    for (const [said, passage] of fresh) if (!old.has(said)) this.#mark("ins", passage);
    this.#next = 0;
    this.hidden = !this.#marks.length;
    this.focus({ preventScroll: true });
    const scroller = this.closest("dialog") ?? document.scrollingElement;
    if (eyes) scroller.scrollTop += fresh.get(said).getBoundingClientRect().top - top;
  }

  clear() {
    for (const mark of this.#marks) mark.replaceWith(...(mark.matches("ins") ? [mark.lastChild] : []));
    this.hidden = true;
  }

  get #marks() {
    return this.parentElement.querySelectorAll(".passage");
  }

  // After what stood before it and still stands; an old headline before the new one.
  #markGone(old, fresh, article) {
    let last = null;
    for (const [said, passage] of old) {
      const gone = Object.assign(document.createElement("p"), { textContent: words(passage) });
      if (!passage.parentElement.matches(".body")) {
        const heir = passage.matches("[class^=story]") && article.querySelector(`.${passage.className}`);
        if (heir && !fresh.has(said)) heir.before(this.#mark("del", gone));
      } else if (fresh.has(said)) last = fresh.get(said);
      else {
        last ? last.after(gone) : article.querySelector(".body").prepend(gone);
        last = this.#mark("del", gone);
      }
    }
  }

  #mark(name, passage) {
    const mark = Object.assign(document.createElement(name), { className: "passage" });
    const label = Object.assign(document.createElement("span"), { textContent: this.dataset[name] });
    passage.replaceWith(mark);
    mark.append(label, passage);
    return mark;
  }

  #click = ({ target }) => {
    if (target.matches("[data-done]")) this.clear();
    if (!target.matches("[data-next]")) return;
    const mark = this.#marks[this.#next++ % this.#marks.length];
    mark.tabIndex = -1;
    mark.focus({ preventScroll: true });
    mark.scrollIntoView({ block: "center" });
  };
}

customElements.define("marked-changes", MarkedChanges);
