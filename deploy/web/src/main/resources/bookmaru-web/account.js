/** Logging in and out, signing up, and being told of things in this browser. */
import { api, logIn, logOut, session } from "./api.js";
import { button, explain, field, form, h, tell } from "./dom.js";
import * as push from "./push.js";
import { language, say } from "./words.js";

/** Shown at whatever address is asked for while nobody is logged in. */
export function entry(then) {
  const place = h("div", { class: "entry" });
  const email = () => field(say("email"), "email", { type: "email", autocomplete: "username" });
  const password = (autocomplete) =>
    field(say("password"), "password", { type: "password", minlength: 8, maxlength: 72, autocomplete });

  function showLogIn() {
    place.replaceChildren(
      h("h1", {}, say("welcome")),
      h("p", { class: "lead" }, say("what")),
      form([email(), password("current-password")], say("logIn"), async (values) => {
        await logIn(values.email, values.password);
        await then();
      }),
      button(say("toSignUp"), { class: "link" }, showSignUp));
  }

  function showSignUp() {
    const name = field(say("displayName"), "displayName", { maxlength: 40, autocomplete: "nickname" });
    place.replaceChildren(
      h("h1", {}, say("signUp")),
      form([name, email(), password("new-password")], say("signUp"), async (values) => {
        const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
        await api.post("/members", { ...values, language, timeZone });
        await logIn(values.email, values.password);
        await then();
      }),
      button(say("toLogIn"), { class: "link" }, showLogIn));
  }

  showLogIn();
  return place;
}

export async function account({ go }) {
  const { displayName, email } = await api.get("/members/me");
  const out = async () => {
    // Whoever logs in next must not be told what is meant for this member.
    await push.turnOff().catch((problem) => console.warn(explain(problem)));
    await logOut();
    await go("/");
  };
  return [
    h("h1", {}, displayName),
    h("p", {}, email),
    h("section", { class: "card", id: "push" }, h("h2", {}, say("push")), pushSwitch()),
    button(say("logOut"), { id: "log-out" }, out),
  ];
}

function pushSwitch() {
  const { memberId } = session();
  const place = h("div", { "aria-live": "polite" });

  function draw() {
    const on = push.isOn(memberId);
    place.replaceChildren(
      h("p", {}, say(on ? "push.on" : state())),
      push.permission() !== "denied" &&
        button(say(on ? "push.turnOff" : "push.turnOn"), { class: on ? "" : "primary", id: "push-switch" },
          on ? turnOff : turnOn) || "");
  }

  const state = () => {
    if (!push.isSupported()) return "push.unsupported";
    return push.permission() === "denied" ? "push.denied" : "push.off";
  };

  async function turnOn() {
    const outcome = await push.turnOn(memberId);
    if (outcome === "soon") tell(say("push.soon"));
    draw();
  }

  async function turnOff() {
    await push.turnOff();
    draw();
  }

  draw();
  return place;
}
