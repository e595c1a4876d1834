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

const all = async (path, parameters) => {
  const items = [];
  let cursor;
  do {
    const query = new URLSearchParams({ ...parameters, limit: 200, ...(cursor && { cursor }) });
    const page = await request("GET", `${path}?${query}`);
    items.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor);
  return items;
};

export const session = () => request("GET", "/api/v1/session");
export const signIn = (token) => request("POST", "/api/v1/session", { token });
export const signOut = () => request("DELETE", "/api/v1/session");
export const teams = () => all("/api/v1/teams");
export const updatesSince = (instant) => all("/api/v1/status-updates", { from: instant.toISOString() });

export const latestOf = async ({ slack_workspace, slack_user }) => {
  const query = new URLSearchParams({ slack_workspace, slack_user, limit: 1 });
  return (await request("GET", `/api/v1/status-updates?${query}`)).items[0];
};
