// Keys of one letter get into the way of those who speak to their machine: a box turns them off, for good.

const KEPT = "moderation-keys";
const box = document.querySelector("[data-keys]");

box.checked = localStorage.getItem(KEPT) !== "off";
box.addEventListener("change", () => localStorage.setItem(KEPT, box.checked ? "on" : "off"));

export const isOn = () => box.checked;
