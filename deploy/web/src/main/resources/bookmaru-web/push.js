/**
 * Turns notifications of this browser on and off, and keeps push-service's idea of the subscription
 * true. A browser has one, for one member.
 */
import { api, ApiProblem } from "./api.js";

const SUBSCRIPTIONS = "/push/subscriptions";
const TOLD = "push.told";

/** For so long an answer is good; then push-service is asked again, which may have lost what it knew. */
const GOOD_MILLIS = 24 * 60 * 60 * 1000;

const WORKER_MILLIS = 1000;

export const isSupported = () =>
  "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

/** Whether the member wants to be told in this browser, and the API has answered that. */
export const isOn = (memberId) =>
  told()?.memberId === memberId && told().answeredAt !== undefined && permission() === "granted";

/** @returns {"default" | "granted" | "denied"} */
export const permission = () => (isSupported() ? Notification.permission : "denied");

/** Loads the service worker, which also other pages of this site then have. */
export async function register() {
  await navigator.serviceWorker.register(serviceWorker());
  return navigator.serviceWorker.ready;
}

/**
 * Asks for permission, subscribes and tells the API. To be called from a click, or the browser does
 * not ask.
 *
 * @returns {Promise<"on" | "soon" | "denied">} soon when push-service is away: it follows by itself
 */
export async function turnOn(memberId) {
  if ((await Notification.requestPermission()) !== "granted") return "denied";
  return bind(memberId, await currentSubscription(await register()));
}

/** Also for logging out: the next who logs in here must not be told what was meant for this one. */
export async function turnOff() {
  const registration = await navigator.serviceWorker.getRegistration();
  const subscription = await registration?.pushManager.getSubscription();
  const endpoint = subscription?.endpoint ?? told()?.endpoint;
  localStorage.removeItem(TOLD);
  if (registration?.active) await tellWorker(registration.active, null);
  await subscription?.unsubscribe();
  if (endpoint) await api.delete(SUBSCRIPTIONS, { endpoint });
}

/**
 * At each visit: subscribes again if the browser has lost its subscription, has another one than we
 * told, or is bound to a key that is not our newest any more; and if there was no answer, or it is a
 * day old. What is for another member ends.
 */
export async function refresh(memberId) {
  const before = told();
  if (!isSupported() || !before) return;
  if (before.memberId !== memberId) return turnOff();
  if (permission() !== "granted") return;
  const subscription = await currentSubscription(await register());
  const same = before.endpoint === subscription.endpoint;
  if (same && Date.now() - before.answeredAt < GOOD_MILLIS) return;
  await bind(memberId, subscription);
  if (!same) await release(before.endpoint);
}

/** An answer may be lost, and whoever logs in next has to know whose subscription it is. */
async function bind(memberId, subscription) {
  const { endpoint } = subscription;
  const before = told();
  if (before?.endpoint !== endpoint || before.memberId !== memberId) keep({ memberId, endpoint });
  const answer = await api.request("POST", SUBSCRIPTIONS, {
    ...subscription.toJSON(),
    applicationServerKey: base64Url(subscription.options.applicationServerKey),
  });
  keep({ memberId, endpoint, answeredAt: Date.now() });
  const { active } = await navigator.serviceWorker.ready;
  await tellWorker(active, subscription.toJSON());
  return answer.status === 202 ? "soon" : "on";
}

/** The old endpoint is dead by now, and push-service would learn it with the next push. */
async function release(endpoint) {
  try {
    await api.delete(SUBSCRIPTIONS, { endpoint });
  } catch (problem) {
    if (!(problem instanceof ApiProblem)) throw problem;
  }
}

/** The browser's, if it is for the key that we sign with now; otherwise a new one. */
async function currentSubscription({ pushManager }) {
  const { publicKey } = await api.get("/push/public-key");
  const existing = await pushManager.getSubscription();
  if (existing && base64Url(existing.options.applicationServerKey) === publicKey) return existing;
  await existing?.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
}

function keep(subscription) {
  localStorage.setItem(TOLD, JSON.stringify(subscription));
}

function told() {
  return JSON.parse(localStorage.getItem(TOLD) ?? "null");
}

/** Returns when the worker has kept it, or cannot: nobody shall be unable to log out for that. */
function tellWorker(worker, subscription) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    setTimeout(resolve, WORKER_MILLIS);
    worker.postMessage({ type: "subscription", subscription }, [port2]);
  });
}

function base64Url(key) {
  if (!key) return "";
  const bytes = String.fromCharCode(...new Uint8Array(key));
  return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The page may load no other script: see the policy `bookmaru` in its Content-Security-Policy. */
function serviceWorker() {
  const url = "/service-worker.js";
  if (!window.trustedTypes) return url;
  policy ??= window.trustedTypes.createPolicy("bookmaru", { createScriptURL: () => url });
  return policy.createScriptURL(url);
}

let policy;
