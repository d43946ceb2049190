/** One giveaway: how it stands, and taking part in it. */
import { api } from "./api.js";
import { button, h, when } from "./dom.js";
import { say } from "./words.js";

export async function giveaway({ id }) {
  const path = `/giveaways/${encodeURIComponent(id)}`;
  const [{ title, mode, quota, opensAt, closesAt, ...rest }, entry] = await Promise.all([
    api.get(path),
    myEntry(path),
  ]);
  const mine = h("div", { "aria-live": "polite", id: "entry" });

  async function enter() {
    draw(await api.post(`${path}/entries`));
    follow();
  }

  /** The result of a burst takes a moment. */
  function follow(triesLeft = 20) {
    setTimeout(async () => {
      const current = await myEntry(path);
      if (current) draw(current);
      if (current?.status === "WAITING" && mode === "FIRST_COME" && triesLeft > 0 && mine.isConnected) follow(triesLeft - 1);
    }, 1500);
  }

  function draw(current) {
    mine.replaceChildren(current
      ? h("p", { class: `result ${current.status.toLowerCase()}` }, say(`entry.${outcome(current)}`),
          current.place ? ` (${say("entry.place", current.place)})` : "")
      : button(say("entry.enter"), { class: "primary", id: "enter" }, enter));
  }

  draw(entry);
  return [
    h("article", { class: "card" },
      h("h1", {}, title),
      h("p", {}, say(`giveaway.${mode}`, quota)),
      h("p", {}, when(opensAt), " – ", when(closesAt)),
      mine),
    check(rest),
  ].filter(Boolean);
}

/** Whoever comes when all is given away gets no place, and may not have entered at all. */
function outcome({ status, place }) {
  return status === "LOST" && !place ? "SOLD_OUT" : status;
}

/** Null as long as this member has not entered. */
async function myEntry(path) {
  try {
    return await api.get(`${path}/entries/me`);
  } catch (problem) {
    if (problem.status === 404) return null;
    throw problem;
  }
}

/** What anybody needs to draw a raffle again, as the API gives it. */
function check({ commitment, draw }) {
  const facts = Object.entries({ commitment, ...draw }).filter(([, value]) => value != null);
  if (facts.length === 0) return null;
  return h("details", { class: "card" }, h("summary", {}, say("giveaway.check")),
    h("dl", {}, facts.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, h("code", {}, value))])));
}
