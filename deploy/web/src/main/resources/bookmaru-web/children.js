/** A member's children, and what one of them likes. */
import { api } from "./api.js";
import { button, field, form, h } from "./dom.js";
import { catalogueWord, say } from "./words.js";

export async function children({ go }) {
  const all = await api.get("/children");
  const year = new Date().getFullYear();
  return [
    h("h1", {}, say("children")),
    all.length === 0 && h("p", { class: "lead" }, say("children.none")),
    h("ul", { class: "cards" }, all.map(({ id, nickname, birthYear }) =>
      h("li", {}, h("a", { class: "card", href: `/children/${id}` },
        h("strong", {}, nickname), h("span", {}, say("born", birthYear)))))),
    h("details", { class: "card", open: all.length === 0 }, h("summary", {}, say("children.add")), form([
      field(say("nickname"), "nickname", { maxlength: 40, autocomplete: "off" }),
      field(say("birthYear"), "birthYear", { type: "number", min: year - 20, max: year + 1 }),
    ], say("add"), async ({ nickname, birthYear }) => {
      const { id } = await api.post("/children", { nickname, birthYear: Number(birthYear) });
      await go(`/children/${id}`);
    })),
  ].filter(Boolean);
}

export async function child({ id }) {
  const [{ nickname }, reactions] = await Promise.all([
    api.get(`/children/${id}`),
    api.get(`/children/${id}/reactions?size=100`),
  ]);
  const kinds = new Map(reactions.content.map(({ bookId, kind }) => [bookId, kind]));
  const taste = h("section", { class: "card", id: "taste", "aria-live": "polite" });
  const recommended = h("ul", { class: "cards", id: "recommended" });
  const found = h("ul", { class: "cards", id: "found", "aria-live": "polite" });

  const item = (book) => bookCard(book, id, kinds, () => refresh());

  async function refresh(triesLeft = 10) {
    const [preference, books] = await Promise.all([
      api.get(`/children/${id}/preference`),
      api.get(`/children/${id}/recommendations?size=6`),
    ]);
    taste.replaceChildren(...tasteOf(preference));
    recommended.replaceChildren(...books.map(item));
    if (preference.pending && triesLeft > 0 && taste.isConnected) {
      setTimeout(() => refresh(triesLeft - 1).catch(console.warn), 1500);
    }
  }

  const search = form([field(say("books.query"), "query", { type: "search", maxlength: 100 })],
    say("search"), async ({ query }) => {
      const { content } = await api.get(`/books?size=12&query=${encodeURIComponent(query)}`);
      found.replaceChildren(...(content.length ? content.map(item) : [h("li", { class: "empty" }, say("nothing"))]));
    });
  search.classList.add("row");

  await refresh();
  return [
    h("h1", {}, nickname),
    taste,
    h("h2", {}, say("recommended")), recommended,
    h("h2", {}, say("books")), search, found,
  ];
}

function bookCard(book, childId, kinds, changed) {
  const id = book.bookId ?? book.id;
  const details = book.reasons ?? (book.genres ?? []).map(catalogueWord);
  const buttons = ["LIKE", "DISLIKE"].map((kind) =>
    button(say(kind), { class: "reaction", "data-kind": kind, "aria-pressed": kinds.get(id) === kind },
      () => react(kind)));

  async function react(kind) {
    const path = `/children/${childId}/reactions/${id}`;
    const takesBack = kinds.get(id) === kind;
    await (takesBack ? api.delete(path) : api.put(path, { kind }));
    if (takesBack) kinds.delete(id);
    else kinds.set(id, kind);
    for (const one of buttons) one.setAttribute("aria-pressed", kinds.get(id) === one.dataset.kind);
    await changed();
  }

  return h("li", { class: "card book" },
    h("strong", {}, book.title), book.author && h("span", {}, book.author),
    h("small", {}, details.join(" · ")),
    h("span", { class: "buttons", role: "group", "aria-label": book.title }, ...buttons));
}

function tasteOf({ genres, topics, mbti, pending }) {
  const sorted = [...genres, ...topics].sort((a, b) => b.score - a.score);
  const scores = sorted.length > 9 ? [...sorted.slice(0, 6), ...sorted.slice(-3)] : sorted;
  const most = Math.max(1, ...scores.map(({ score }) => Math.abs(score)));
  return [
    h("h2", {}, say("taste"), mbti.type ? h("span", { class: "chip" }, mbti.type) : "",
      pending ? h("span", { class: "chip soft" }, say("pending")) : ""),
    scores.length === 0
      ? h("p", { class: "empty" }, say("taste.none"))
      : h("ul", { class: "bars" }, scores.map(({ name, score }) =>
          h("li", { class: score < 0 ? "negative" : "" },
            h("span", {}, catalogueWord(name)),
            h("meter", { min: 0, max: most, value: Math.abs(score), "aria-label": catalogueWord(name) }),
            h("span", { class: "number" }, score > 0 ? `+${score}` : score)))),
  ];
}
