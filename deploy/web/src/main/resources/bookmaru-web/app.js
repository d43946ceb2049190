/** Which view belongs to which address, and what is around it. */
import { account, entry } from "./account.js";
import { api, ApiProblem, session } from "./api.js";
import { child, children } from "./children.js";
import { explain, h, tell } from "./dom.js";
import { friends } from "./friends.js";
import { giveaway } from "./giveaway.js";
import { notifications } from "./notifications.js";
import { post, posts } from "./posts.js";
import * as push from "./push.js";
import { language, say } from "./words.js";

/** The gateway's `WebPage` has the same list. */
const ROUTES = [
  ["/", children],
  ["/children/:id", child],
  ["/posts", posts],
  ["/posts/:id", post],
  ["/friends", friends],
  ["/giveaways/:id", giveaway],
  ["/notifications", notifications],
  ["/account", account],
];

const NAVIGATION = ["/", "/posts", "/friends", "/notifications", "/account"];

const main = document.getElementById("main");
const nav = document.getElementById("nav");
let visit = 0;

/** Shows what belongs to the address. Of two that are loading, the later one is shown. */
async function show() {
  const mine = ++visit;
  showNavigation();
  const content = await view();
  if (mine !== visit) return;
  nav.hidden = !session();
  main.replaceChildren(...[content].flat());
  const title = main.querySelector("h1")?.textContent;
  document.title = title ? `${title} · ${say("bookmaru")}` : say("bookmaru");
  main.focus({ preventScroll: true });
  scrollTo(0, 0);
}

async function view() {
  if (!session()) return entry(begin);
  try {
    for (const [pattern, make] of ROUTES) {
      const id = match(pattern, location.pathname);
      if (id !== null) return await make({ id, go });
    }
    return h("h1", {}, say("problem.not-found"));
  } catch (problem) {
    if (!session()) return entry(begin);
    if (!(problem instanceof ApiProblem)) console.error(problem);
    return [h("h1", {}, say("sorry")), h("p", { class: "complaint" }, explain(problem))];
  }
}

/** @returns {string | null} what stands in the place of `:id`; empty where there is none */
function match(pattern, path) {
  const [prefix, variable] = pattern.split(":");
  if (!variable) return path === pattern ? "" : null;
  const rest = path.startsWith(prefix) ? path.slice(prefix.length) : "";
  return /^[^/]+$/.test(rest) ? rest : null;
}

/** To another address of this page; anything else is left alone. */
function go(address) {
  const target = new URL(address, location.href);
  if (target.origin !== location.origin || target.protocol !== location.protocol) return undefined;
  history.pushState(null, "", target.pathname + target.search);
  return show();
}

async function showNavigation() {
  nav.hidden = !session();
  if (nav.hidden) return;
  const badge = h("span", { class: "badge", hidden: true });
  nav.replaceChildren(...NAVIGATION.map((path) => {
    const here = path === "/" ? /^\/(children\/.*)?$/.test(location.pathname) : location.pathname.startsWith(path);
    return h("a", { href: path, "aria-current": here && "page" },
      say(`nav${path}`), path === "/notifications" && badge);
  }));
  const unread = await api.get("/notifications/unread-count").catch(() => ({ count: 0 }));
  badge.hidden = unread.count === 0;
  badge.textContent = unread.count;
}

/** After logging in: the page that was asked for. */
async function begin() {
  await show();
  const member = session();
  if (member) await push.refresh(member.memberId).catch((problem) => tell(explain(problem)));
}

/** A link to this page needs no loading. */
function follow(event) {
  const link = event.target.closest?.("a[href^='/']");
  if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  go(link.getAttribute("href"));
}

/** Logging in or out there counts here too; new tokens change nothing that is shown. */
function inOtherTab({ key, oldValue, newValue }) {
  if (key === "session" && Boolean(oldValue) !== Boolean(newValue)) show();
}

function listenToWorker() {
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (data?.type === "open") go(data.address);
  });
  navigator.serviceWorker.startMessages();
  push.register().catch(console.error);
}

document.documentElement.lang = language;
document.querySelector(".brand span").textContent = say("bookmaru");
document.addEventListener("click", follow);
addEventListener("popstate", show);
addEventListener("storage", inOtherTab);
if (push.isSupported()) listenToWorker();
if (session()) begin();
else show();
