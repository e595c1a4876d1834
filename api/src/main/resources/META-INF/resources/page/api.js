// The queries, and signing in and out. A refusal is thrown as the problem that the server sent.

export class Refusal extends Error {
  constructor(status, problem) {
    super(problem?.detail ?? `HTTP ${status}`);
    this.status = status;
  }
}

const request = async (method, path, body) => {
  const response = await fetch(path, {
    method,
    headers: body ? { "Content-Type": "application/json" } : {},
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  });
  const json = (response.headers.get("Content-Type") ?? "").includes("json") ? await response.json() : undefined;
  if (!response.ok) {
    throw new Refusal(response.status, json);
  }
  return json;
};

const page = (path, parameters) => request("GET", `${path}?${new URLSearchParams(parameters)}`);

const all = async (path, parameters) => {
  const items = [];
  let cursor;
  do {
    const some = await page(path, { ...parameters, limit: 200, ...(cursor && { cursor }) });
    items.push(...some.items);
    cursor = some.next_cursor;
  } while (cursor);
  return items;
};

export const session = () => request("GET", "/api/v1/session");
export const signIn = (token) => request("POST", "/api/v1/session", { token });
export const signOut = () => request("DELETE", "/api/v1/session");
export const teams = () => all("/api/v1/teams", { include_archived: true });
export const updates = (parameters) => page("/api/v1/status-updates", parameters);
export const updatesSince = (instant) => all("/api/v1/status-updates", { from: instant.toISOString() });

export const latestOf = async ({ slack_workspace, slack_user }) =>
  (await updates({ slack_workspace, slack_user, limit: 1 })).items[0];
