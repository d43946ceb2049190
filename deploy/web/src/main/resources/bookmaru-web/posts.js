/** What members write to each other. */
import { api } from "./api.js";
import { field, form, h, pages, when } from "./dom.js";
import { say } from "./words.js";

export async function posts({ go }) {
  const list = h("ul", { class: "cards wide" });
  return [
    h("h1", {}, say("posts")),
    h("details", { class: "card" }, h("summary", {}, say("posts.write")), form([
      field(say("title"), "title", { maxlength: 200 }),
      field(say("body"), "body", { tag: "textarea", rows: 5, maxlength: 20000 }),
    ], say("send"), once(async (values, key) => {
      const { id } = await api.post("/posts", values, key);
      await go(`/posts/${id}`);
    }))),
    ...(await pages(list, (page) => api.get(`/posts?page=${page}`), ({ id, title, authorName, createdAt }) =>
      h("li", {}, h("a", { class: "card", href: `/posts/${id}` },
        h("strong", {}, title), h("small", {}, authorName, " · ", when(createdAt)))))),
  ];
}

export async function post({ id }) {
  const { title, body, authorName, createdAt } = await api.get(`/posts/${encodeURIComponent(id)}`);
  const list = h("ol", { class: "comments", id: "comments" });
  const comments = `/posts/${encodeURIComponent(id)}/comments`;
  const item = (comment) => h("li", { class: "card" },
    h("small", {}, comment.authorName, " · ", when(comment.createdAt)), h("p", { class: "text" }, comment.body));
  const place = h("div", {}, ...(await pages(list, (page) => api.get(`${comments}?page=${page}`), item)));
  const write = form([field(say("comment"), "body", { tag: "textarea", rows: 3, maxlength: 4000 })], say("send"),
    once(async ({ body: text }, key) => {
      const comment = await api.post(comments, { body: text }, key);
      if (!list.isConnected) place.replaceChildren(list);
      list.append(item(comment));
      write.reset();
    }));
  return [
    h("article", { class: "card" },
      h("h1", {}, title), h("small", {}, authorName, " · ", when(createdAt)), h("p", { class: "text" }, body)),
    h("h2", {}, say("comments")), place, write,
  ];
}

/** The same values again, after no answer came, are the same request; others are another one. */
function once(work) {
  let sent = "";
  let key = "";
  return async (values) => {
    if (JSON.stringify(values) !== sent) key = newKey();
    sent = JSON.stringify(values);
    await work(values, { "Idempotency-Key": key });
    sent = "";
  };
}

function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
}
