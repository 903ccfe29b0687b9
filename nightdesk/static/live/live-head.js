// What stands above the posts of a live blog, as its page has it now that was asked for anew.

document.addEventListener("live-stream:refreshed", ({ detail: { page } }) => {
  for (const one of document.querySelectorAll("[data-replaced]")) {
    const now = page.getElementById(one.id);
    if (now) one.replaceWith(document.importNode(now, true));
  }
});
