/** The inbox. */
import { api } from "./api.js";
import { button, h, pages, when } from "./dom.js";
import { say } from "./words.js";

export async function notifications({ go }) {
  const list = h("ul", { class: "cards wide", id: "inbox" });
  const item = ({ id, title, body, url, createdAt, readAt }) =>
    h("li", {}, button(
      h("span", {}, h("strong", {}, title), h("span", {}, body), h("small", {}, when(createdAt))),
      { class: readAt ? "card notification" : "card notification unread" },
      async () => {
        await api.post(`/notifications/${id}/read`);
        await go(url);
      }));
  return [
    h("h1", {}, say("notifications")),
    ...(await pages(list, (page) => api.get(`/notifications?page=${page}`), item)),
  ];
}
