/** Calls the API as whoever is logged in. */

const BASE = "/api/v1";
const SESSION = "session";

/** What the API refused or failed at (RFC 9457). */
export class ApiProblem extends Error {
  /** @param {{title?: string, detail?: string, type?: string, errors?: {field: string, message: string}[]}} problem */
  constructor(status, problem) {
    super(problem.detail ?? problem.title ?? String(status));
    this.status = status;
    this.type = (problem.type ?? "").replace("urn:bookmaru:problem:", "");
    this.errors = problem.errors ?? [];
  }
}

export const api = {
  get: (path) => json("GET", path),
  post: (path, body, headers) => json("POST", path, body, headers),
  put: (path, body) => json("PUT", path, body),
  delete: (path, body) => json("DELETE", path, body),
  request,
};

/** @returns {{memberId: string, accessToken: string, refreshToken: string} | null} */
export function session() {
  return JSON.parse(localStorage.getItem(SESSION) ?? "null");
}

export async function logIn(email, password) {
  keep(await api.post("/tokens", { email, password }));
  return session();
}

/** Ends the log-in, here in any case; elsewhere if the API is to be reached. */
export async function logOut() {
  const refreshToken = session()?.refreshToken;
  localStorage.removeItem(SESSION);
  await send("POST", "/tokens/revocation", { refreshToken }, {}, null).catch(console.warn);
}

function keep({ accessToken, refreshToken }) {
  const memberId = claims(accessToken).sub;
  localStorage.setItem(SESSION, JSON.stringify({ memberId, accessToken, refreshToken }));
}

async function json(method, path, body, headers) {
  const answer = await request(method, path, body, headers);
  const text = await answer.text();
  return text ? JSON.parse(text) : null;
}

/** @throws {ApiProblem} for anything but 2xx */
async function request(method, path, body, headers = {}) {
  const current = session();
  let answer = await send(method, path, body, headers, current);
  if (answer.status === 401 && current && (await renew(current))) {
    answer = await send(method, path, body, headers, session());
  }
  if (!answer.ok) throw new ApiProblem(answer.status, await problem(answer));
  return answer;
}

function send(method, path, body, headers, current) {
  const all = { "Accept-Language": document.documentElement.lang, ...headers };
  if (current) all.Authorization = `Bearer ${current.accessToken}`;
  if (body !== undefined) all["Content-Type"] = "application/json";
  return fetch(BASE + path, { method, headers: all, body: body && JSON.stringify(body) });
}

/**
 * A refresh token is good for one use, and using it twice ends the log-in. So one tab at a time
 * renews, and whoever comes after it takes what the other has got.
 */
function renew(expired) {
  const work = async () => {
    const current = session();
    if (!current) return false;
    if (current.accessToken !== expired.accessToken) return true;
    const { refreshToken } = current;
    const answer = await send("POST", "/tokens/refresh", { refreshToken }, {}, null);
    if (answer.ok) keep(await answer.json());
    else if (answer.status === 401) localStorage.removeItem(SESSION);
    return answer.ok;
  };
  // Missing where the page comes over plain http from another machine.
  return navigator.locks ? navigator.locks.request("session", work) : work();
}

async function problem(answer) {
  try {
    return await answer.json();
  } catch {
    return {};
  }
}

function claims(token) {
  const payload = token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/");
  return JSON.parse(atob(payload));
}
