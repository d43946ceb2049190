/** Makes elements. Text is never read as markup. */
import { ApiProblem } from "./api.js";
import { say } from "./words.js";

/**
 * @param {string} tag
 * @param {Record<string, unknown>} properties `onclick` and the like are listeners, others attributes
 * @param {...(Node | string | number | null | undefined | false)} children
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, String(value));
  }
  element.append(...children.flat().filter((child) => child != null && child !== false).map(node));
  return element;
}

const node = (child) => (child instanceof Node ? child : String(child));

/** A field with its label. */
export function field(label, name, properties = {}) {
  const { tag = "input", options, hint, ...attributes } = properties;
  const input = h(tag, { id: name, name, required: true, ...attributes }, ...(options ?? []));
  return h("p", { class: "field" }, h("label", { for: name }, label), input,
    hint && h("small", {}, hint));
}

/**
 * A form that shows what the API has against it, and takes no second click meanwhile.
 *
 * @param {(values: Record<string, string>) => Promise<unknown>} action
 */
export function form(fields, label, action) {
  const complaint = h("p", { role: "alert", class: "complaint" });
  const button = h("button", { class: "primary" }, label);
  const element = h("form", { onsubmit: submit }, ...fields, complaint, button);

  async function submit(event) {
    event.preventDefault();
    complaint.textContent = "";
    await busy(button, async () => {
      try {
        await action(Object.fromEntries(new FormData(element)));
      } catch (problem) {
        complaint.textContent = explain(problem);
      }
    });
  }
  return element;
}

/** A button whose work goes wrong says so in the page's status line. */
export function button(label, properties, work) {
  const element = h("button", { type: "button", ...properties, onclick: () => busy(element, attempt) }, label);
  const attempt = async () => {
    try {
      await work(element);
    } catch (problem) {
      tell(explain(problem));
    }
  };
  return element;
}

async function busy(element, work) {
  if (element.getAttribute("aria-busy") === "true") return;
  element.setAttribute("aria-busy", "true");
  try {
    await work();
  } finally {
    element.removeAttribute("aria-busy");
  }
}

/** In words that a member understands; our own where we have some for this problem. */
export function explain(problem) {
  if (!(problem instanceof ApiProblem)) return say("offline");
  if (problem.errors.length) return problem.errors.map((e) => `${e.field}: ${e.message}`).join("\n");
  return say(`problem.${problem.type}`, problem.message);
}

export function tell(message) {
  const status = document.getElementById("status");
  status.textContent = message;
  clearTimeout(tell.timer);
  tell.timer = setTimeout(() => (status.textContent = ""), 6000);
}

/** More pages of a list are added at its end, as long as there are any. */
export function pages(list, load, item) {
  const more = button(say("more"), { class: "more" }, next);
  let page = 0;

  async function next() {
    const { content, page: { size, totalElements } } = await load(page++);
    list.append(...content.map(item));
    more.hidden = page * size >= totalElements;
    if (totalElements === 0) list.replaceWith(h("p", { class: "empty" }, say("nothing")));
  }
  return next().then(() => [list, more]);
}

export const when = (instant) =>
  h("time", { datetime: instant }, new Date(instant).toLocaleString(document.documentElement.lang,
    { dateStyle: "medium", timeStyle: "short" }));
