// The queries, and signing in and out. A refusal is thrown as the problem that the server sent.

export class Refusal extends Error {
  constructor(status, problem) {
    super(problem?.detail ?? `HTTP ${status}`);
    this.status = status;
  }
}

const request = async (method, path, { body, signal } = {}) => {
  const response = await fetch(path, {
    method,
    headers: body ? { "Content-Type": "application/json" } : {},
    body: body && JSON.stringify(body),
    signal: AbortSignal.any([AbortSignal.timeout(20_000), ...(signal ? [signal] : [])]),
  });
  const json = (response.headers.get("Content-Type") ?? "").includes("json") ? await response.json() : undefined;
  if (!response.ok) {
    throw new Refusal(response.status, json);
  }
  return json;
};

const page = (path, parameters, signal) => request("GET", `${path}?${new URLSearchParams(parameters)}`, { signal });

// Page by page, or so many pages of it: then there is `more`.
const all = async (path, parameters, { signal, pages = Infinity } = {}) => {
  const found = { items: [], incomplete: false, more: false };
  let cursor;
  do {
    const some = await page(path, { ...parameters, limit: 200, ...(cursor && { cursor }) }, signal);
    found.items.push(...some.items);
    found.incomplete ||= Boolean(some.incomplete);
    cursor = some.next_cursor;
  } while (cursor && --pages > 0);
  found.more = Boolean(cursor);
  return found;
};

export const session = () => request("GET", "/api/v1/session");
export const signIn = (token) => request("POST", "/api/v1/session", { body: { token } });
export const signOut = () => request("DELETE", "/api/v1/session");
export const teams = async () => (await all("/api/v1/teams", { include_archived: true })).items;
export const updates = (parameters) => page("/api/v1/status-updates", parameters);
export const updatesSince = async (instant) =>
  (await all("/api/v1/status-updates", { from: instant.toISOString() })).items;

// What the two above were at another moment.
export const teamsAsOf = (as_of, signal) => all("/api/v1/teams", { include_archived: true, as_of }, { signal });
export const updatesAsOf = (as_of, from, options) =>
  all("/api/v1/status-updates", { from: from.toISOString(), as_of }, options);

const PATHS = { team: "/api/v1/teams", status_update: "/api/v1/status-updates" };

// Every version of a row, the first first.
export const history = async (kind, id) => (await all(`${PATHS[kind]}/${id}/history`)).items;

// Some of the audit log, a page.
export const events = async (parameters) => (await page("/api/v1/events", parameters)).items;
export const density = (parameters) => page("/api/v1/events/density", parameters);
export const causation = (id) => request("GET", `/api/v1/events/${id}/causation`);

export const latestOf = async ({ slack_workspace, slack_user }) =>
  (await updates({ slack_workspace, slack_user, limit: 1 })).items[0];
