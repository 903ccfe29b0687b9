// The queue under the keyboard: a cursor that moves, keys that decide, a record beside what is looked at.

import { isOn } from "./moderation-keys.js";
import { follow } from "./moderation-live.js";
import { send } from "./moderation-send.js";

const queue = document.querySelector("[data-queue]");
const list = queue.querySelector("[data-list]");
const beside = queue.querySelector("[data-beside]");
const told = document.querySelector("[data-told]");
const reasons = document.querySelector("[data-reasons]");
const SETTLED = 250;
const CLAIM_AGAIN = 60_000;
let current = null;
let settling = 0;

const rows = () => [...list.querySelectorAll(".entry:not(.is-gone)")];
const chosen = () => rows().filter((row) => row.querySelector("[name=chosen]").checked);

function look(row) {
  current?.classList.remove("is-under-cursor");
  current = row;
  clearTimeout(settling);
  if (!row) {
    beside.replaceChildren();
    return;
  }
  row.classList.add("is-under-cursor");
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
  settling = setTimeout(() => settle(row), SETTLED);
}

async function settle(row) {
  claim(row);
  const answer = await fetch(`${queue.dataset.items}${row.dataset.key}/?part=1`);
  if (!answer.ok || row !== current) return;
  const read = new DOMParser().parseFromString(await answer.text(), "text/html");
  beside.replaceChildren(...read.body.childNodes);
}

function claim(row) {
  send(queue.dataset.claims, { key: row?.dataset.key ?? "" }).catch(() => {});
}

function move(by) {
  const all = rows();
  const at = all.indexOf(current);
  const next = all[at < 0 ? 0 : at + by];
  if (next) look(next);
}

async function act(name, more = {}) {
  const some = chosen().length ? chosen() : current ? [current] : [];
  if (!some.length) return;
  const handles = some.map((row) => row.querySelector("[name=chosen]").value);
  try {
    const answer = await send(list.closest("form").action, { act: name, chosen: handles, ...more });
    told.textContent = answer.refused[""] ?? became(name, answer.done);
    for (const [key, sentence] of Object.entries(answer.refused)) say(key, sentence);
    leave(answer.done);
  } catch {
    told.textContent = queue.dataset.refused;
  }
}

function became(name, done) {
  return done.length ? `${queue.dataset[name]}: ${done.length}` : "";
}

function say(key, sentence) {
  const place = document.querySelector(`#row-${CSS.escape(key)} [data-row-told]`);
  if (place) place.textContent = sentence;
}

function leave(keys) {
  const all = rows();
  const at = all.indexOf(current);
  const gone = new Set(keys.map((key) => document.getElementById(`row-${key}`)));
  const next = all.slice(at).find((row) => !gone.has(row)) ?? all.findLast((row) => !gone.has(row));
  if (gone.has(current)) look(next ?? null);
  for (const row of gone) row?.remove();
  document.querySelector("[data-nothing]").hidden = rows().length > 0;
}

function reject() {
  if (!current && !chosen().length) return;
  reasons.returnValue = "";
  reasons.showModal();
}

reasons.addEventListener("close", () => {
  const note = reasons.querySelector("[data-note]");
  if (reasons.returnValue) act("reject", { reason: reasons.returnValue, note: note.value });
  note.value = "";
});

reasons.addEventListener("keydown", (event) => {
  if (event.target.matches("[data-note]")) return;
  const button = reasons.querySelectorAll("li button")[Number(event.key) - 1];
  if (button) {
    event.preventDefault();
    button.click();
  }
});

const KEYS = {
  j: () => move(1),
  k: () => move(-1),
  a: () => act("approve"),
  h: () => act("hold"),
  r: reject,
  x: () => current?.querySelector("[name=chosen]").click(),
  e: () => beside.querySelector("[data-history]")?.toggleAttribute("open"),
  "/": () => document.querySelector("[data-search]").focus(),
};

document.addEventListener("keydown", (event) => {
  const writes = event.target.closest("input:not([type=checkbox]), textarea, select, dialog");
  if (writes || !isOn() || event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
});

list.addEventListener("click", (event) => {
  const row = event.target.closest(".entry");
  const button = event.target.closest("[data-act]");
  if (row && row !== current) look(row);
  if (!button) return;
  event.preventDefault();
  for (const one of chosen()) one.querySelector("[name=chosen]").checked = false;
  if (button.dataset.act === "reject") reject();
  else act(button.dataset.act);
});

setInterval(() => current && !document.hidden && claim(current), CLAIM_AGAIN);
addEventListener("pagehide", () => claim(null));
follow(queue, list, () => current);
queue.dataset.ready = "true";
