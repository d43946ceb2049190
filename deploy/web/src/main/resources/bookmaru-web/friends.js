/** Other members, the most familiar first. */
import { api } from "./api.js";
import { field, form, h, pages, when } from "./dom.js";
import { say } from "./words.js";

export async function friends() {
  try {
    return await ranking();
  } catch (problem) {
    if (problem.type !== "profile-required") throw problem;
    return profileForm();
  }
}

async function ranking() {
  let freshness;
  const list = h("ol", { class: "cards wide" });
  const load = async (page) => {
    const answer = await api.get(`/familiarity/ranking?page=${page}`);
    freshness ??= h("small", {}, say("asOf"), " ", when(answer.asOf), answer.pending ? ` · ${say("pending")}` : "");
    return answer;
  };
  const shown = await pages(list, load, ({ rank, displayName, score, reasons }) =>
    h("li", { class: "card friend" },
      h("span", { class: "rank" }, rank),
      h("span", {}, h("strong", {}, displayName), h("small", {}, reasons.join(" · "))),
      h("span", { class: "number" }, Math.round(score * 10) / 10)));
  return [h("h1", {}, say("friends")), freshness, ...shown];
}

function profileForm() {
  const words = (text) => text.split(",").map((word) => word.trim()).filter(Boolean);
  const hint = say("commas");
  return [
    h("h1", {}, say("friends")),
    h("p", { class: "lead" }, say("profile.why")),
    h("section", { class: "card" }, form([
      field(say("hobbies"), "hobbies", { hint, maxlength: 400 }),
      field(say("interests"), "interests", { hint, maxlength: 400 }),
      field("MBTI", "mbti", { pattern: "[EeIi][SsNn][TtFf][JjPp]", maxlength: 4, placeholder: "INFP" }),
      field(say("region"), "region", { maxlength: 60 }),
      field(say("introduction"), "introduction", { tag: "textarea", rows: 3, maxlength: 1000 }),
    ], say("profile.ask"), async ({ hobbies, interests, mbti, ...rest }) => {
      await api.post("/profile-requests", {
        hobbies: words(hobbies), interests: words(interests), mbti: mbti.toUpperCase(), ...rest,
      });
      document.querySelector("main form").replaceWith(h("p", {}, say("profile.waits")));
    })),
  ];
}
