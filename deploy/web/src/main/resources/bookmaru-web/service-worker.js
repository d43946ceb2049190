/**
 * Shows pushes, opens what they are about, and tells push-service that they were shown and clicked.
 *
 * A classic script, since not every browser that has push runs modules here.
 */
"use strict";

const RECEIPTS = "/api/v1/push/receipts";
const REPLACEMENT = "/api/v1/push/subscriptions/replacement";
const PUBLIC_KEY = "/api/v1/push/public-key";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("push", (event) => {
  event.waitUntil(show(messageOf(event.data)));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const { url, receipt } = event.notification.data ?? {};
  event.waitUntil(Promise.all([open(ownAddress(url)), report(receipt, "CLICKED")]));
});

self.addEventListener("pushsubscriptionchange", (event) => {
  event.waitUntil(replace(event.oldSubscription, event.newSubscription));
});

/** The page tells which subscription is the current one, since the browser may forget to. */
self.addEventListener("message", (event) => {
  if (event.data?.type !== "subscription") return;
  const [port] = event.ports;
  event.waitUntil(remember(event.data.subscription).then(() => port?.postMessage("kept")));
});

/**
 * What to show. A browser takes the permission from a site whose pushes show nothing, so one that
 * cannot be read says that there is something.
 */
function messageOf(data) {
  const message = read(data);
  const english = self.navigator.language.toLowerCase().startsWith("en");
  const body = english ? "There is something new." : "새 소식이 있어요.";
  if (text(message.title) === "") return { title: "책마루 Bookmaru", body, url: "/", tag: "something" };
  return {
    title: text(message.title),
    body: text(message.body),
    url: text(message.url),
    tag: text(message.tag),
    receipt: text(message.receipt),
  };
}

function read(data) {
  try {
    return data?.json() ?? {};
  } catch {
    return {};
  }
}

function text(value) {
  return typeof value === "string" ? value.slice(0, 1000) : "";
}

async function show({ title, body, url, tag, receipt }) {
  await self.registration.showNotification(title, {
    body,
    tag,
    icon: "/icon.png",
    data: { url, receipt },
  });
  await report(receipt, "SHOWN");
}

/**
 * An address of this site, whatever the message says: one that leads elsewhere, or is no address,
 * becomes the front page. Compared as the browser parses it, never as text.
 */
function ownAddress(url) {
  const here = self.location;
  try {
    const target = new URL(url ?? "", here.origin);
    const own = target.protocol === here.protocol && target.origin === here.origin;
    return own ? target.pathname + target.search + target.hash : "/";
  } catch {
    return "/";
  }
}

/** In a window that shows the page already, or in a new one. */
async function open(address) {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const pages = windows.filter(({ url }) => !new URL(url).pathname.startsWith("/api/"));
  const page = pages.find(({ visibilityState }) => visibilityState === "visible") ?? pages[0];
  if (!page) return self.clients.openWindow(address);
  // The page goes there itself: navigate() is refused where this worker is not in control yet.
  page.postMessage({ type: "open", address });
  return page.focus().catch(() => undefined);
}

/** A receipt that gets lost is one that is not counted; nobody is told, and nothing is repeated. */
async function report(receipt, event) {
  if (!receipt) return;
  try {
    await post(RECEIPTS, { receipt, event });
  } catch {
    // Offline.
  }
}

/**
 * The browser has a new subscription, or has lost the old one. There is no member's token here: who
 * knows the old one's secret may replace it.
 */
async function replace(old, renewed) {
  const before = (old && identity(old)) ?? (await remembered());
  const after = renewed ?? (await subscribeAnew(old));
  await remember(after.toJSON());
  if (before) {
    await post(REPLACEMENT, {
      oldEndpoint: before.endpoint,
      oldAuth: before.auth,
      subscription: {
        endpoint: after.endpoint,
        keys: after.toJSON().keys,
        applicationServerKey: base64Url(after.options?.applicationServerKey),
      },
    });
  }
}

async function subscribeAnew(old) {
  const applicationServerKey = old?.options?.applicationServerKey ?? (await publicKey());
  return self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
}

async function publicKey() {
  return (await (await fetch(PUBLIC_KEY)).json()).publicKey;
}

/** Nothing when the browser does not say: then it is the key of before. */
function base64Url(key) {
  if (!key) return undefined;
  const bytes = String.fromCharCode(...new Uint8Array(key));
  return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Without the secret it proves nothing; some browsers leave it out here. */
function identity(subscription) {
  const { endpoint, keys } = subscription.toJSON();
  return keys?.auth ? { endpoint, auth: keys.auth } : undefined;
}

function post(path, body) {
  return fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    credentials: "omit",
  });
}

/** Null forgets it. */
function remember(subscription) {
  return inStore("readwrite", (store) =>
    subscription
      ? store.put({ endpoint: subscription.endpoint, auth: subscription.keys.auth }, "current")
      : store.delete("current"),
  );
}

function remembered() {
  return inStore("readonly", (store) => store.get("current"));
}

function inStore(mode, work) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("push", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("subscription");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction("subscription", mode);
      const request = work(transaction.objectStore("subscription"));
      transaction.oncomplete = () => {
        opening.result.close();
        resolve(request.result);
      };
      transaction.onabort = () => {
        opening.result.close();
        reject(transaction.error);
      };
    };
  });
}
