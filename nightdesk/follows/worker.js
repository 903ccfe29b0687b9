// Shows alerts while no page of the paper is open; a click leads to what they are about.

addEventListener("install", () => skipWaiting());
addEventListener("push", (event) => event.waitUntil(show(event.data.json())));
addEventListener("notificationclick", (event) => event.waitUntil(open(event.notification)));
addEventListener("pushsubscriptionchange", (event) => event.waitUntil(move(event)));

// What takes the place of an earlier alert rings again; the same one, delivered twice, does not.
async function show({ notification: { title, navigate, data, ...told } }) {
  const shown = await registration.getNotifications({ tag: told.tag });
  const isKnown = shown.some((one) => one.data?.id === data.id);
  const renotify = !told.silent && !isKnown;
  await registration.showNotification(title, { ...told, renotify, data: { ...data, navigate } });
}

async function open(notification) {
  notification.close();
  const { pathname, search, hash } = new URL(notification.data.navigate, location.origin);
  const address = location.origin + pathname + search + hash; // of this paper, whatever was said
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = pages.find((page) => page.url === address);
  await (there ? there.focus() : clients.openWindow(address));
}

// The browser changed its push service's address by itself: the house is told, or alerts would go nowhere.
async function move({ oldSubscription, newSubscription }) {
  if (!oldSubscription) return;
  const { applicationServerKey } = oldSubscription.options;
  const subscription =
    newSubscription ??
    (await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey }));
  const body = JSON.stringify({ old: oldSubscription.endpoint, subscription });
  await fetch("/push/changed/", { method: "POST", body });
}
