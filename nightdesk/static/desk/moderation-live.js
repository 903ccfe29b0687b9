// The queue as it is now: asked every two seconds. The row under the cursor stays where it is on the screen.

const EVERY = 2000;

export function follow(queue, list, current) {
  const rowOf = (key) => list.querySelector(`#row-${CSS.escape(key)}`);

  async function missing(rows) {
    const keys = rows
      .filter(([key, version]) => Number(rowOf(key)?.dataset.version ?? -1) !== version)
      .map(([key]) => key);
    if (!keys.length) return new Map();
    const query = new URLSearchParams(keys.map((key) => ["key", key]));
    const answer = await fetch(`${queue.dataset.rows}?${query}`);
    const read = new DOMParser().parseFromString(await answer.text(), "text/html");
    return new Map([...read.querySelectorAll(".entry")].map((row) => [row.dataset.key, row]));
  }

  function put(rows, fresh) {
    let before = null;
    for (const [key] of rows) {
      const old = rowOf(key);
      const row = fresh.get(key) ?? old;
      if (!row) continue;
      if (row !== old) {
        if (old && old === current()) continue; // never under the hand; the version is refused instead
        if (old) old.replaceWith(row);
        else if (before) before.after(row);
        else list.prepend(row);
      }
      before = row;
    }
  }

  function fade(rows, isFull) {
    const known = new Set(rows.map(([key]) => key));
    const last = isFull ? rowOf(rows.at(-1)[0]) : null;
    for (const row of list.querySelectorAll(".entry:not(.is-gone)")) {
      if (!known.has(row.dataset.key)) {
        row.classList.add("is-gone");
        row.querySelector("[data-row-told]").textContent = queue.dataset.gone;
      }
      if (row === last) return;
    }
  }

  function label({ counts, claims }) {
    for (const [name, many] of Object.entries(counts)) {
      const place = document.querySelector(`[data-count="${CSS.escape(name)}"]`);
      if (place) place.textContent = many;
    }
    for (const row of list.querySelectorAll(".entry")) {
      const name = claims[row.dataset.key];
      row.querySelector("[data-looks]").textContent = name ? `${name} ${queue.dataset.looks}` : "";
    }
  }

  async function ask() {
    if (document.hidden || new URLSearchParams(location.search).has("from")) return;
    const answer = await fetch(queue.dataset.news);
    if (!answer.ok) return;
    const news = await answer.json();
    const fresh = await missing(news.rows);
    const row = current();
    const stood = row?.getBoundingClientRect().top;
    put(news.rows, fresh);
    fade(news.rows, news.is_full);
    label(news);
    if (row) scrollBy(0, row.getBoundingClientRect().top - stood);
    document.querySelector("[data-nothing]").hidden = list.children.length > 0;
  }

  setInterval(() => ask().catch(() => {}), EVERY);
}
