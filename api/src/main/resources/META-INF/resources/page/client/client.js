// Written from the OpenAPI document; CONTRIBUTING says how to write it anew.

// A refusal: the problem that the server sent (RFC 9457), and each field that it names.
export class Refusal extends Error {
  constructor(status, problem, retryAfter) {
    super(problem?.detail ?? `HTTP ${status}`);
    this.status = status;
    this.problem = problem;
    this.errors = problem?.errors ?? [];
    this.retryAfter = retryAfter;
  }
}

const text = (value) => (value instanceof Date ? value.toISOString() : String(value));

const address = (path, parameters = {}) => {
  const rest = new Map(Object.entries(parameters).filter(([, value]) => value !== undefined));
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => {
    const value = encodeURIComponent(rest.get(name));
    rest.delete(name);
    return value;
  });
  const query = new URLSearchParams([...rest].map(([name, value]) => [name, text(value)])).toString();
  return query ? `${filled}?${query}` : filled;
};

// Every page of a list, the next one when it is asked for.
export async function* pages(list, parameters, options) {
  let cursor;
  do {
    const page = await list({ ...parameters, ...(cursor && { cursor }) }, options);
    yield page;
    cursor = page.next_cursor;
  } while (cursor);
}

// Every item of every page.
export async function* items(list, parameters, options) {
  for await (const page of pages(list, parameters, options)) {
    yield* page.items;
  }
}

// Without a token, as whoever has signed in. `held` is what came before: it is sent and filled here,
// so that what has not changed is not sent again.
export const connect = ({ base = "", token, timeout = 20_000 } = {}) => {
  const call = async (method, path, parameters, { body, held, accept, signal } = {}) => {
    const response = await fetch(base + address(path, parameters), {
      method,
      headers: {
        Accept: accept ?? "application/json",
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(body && { "Content-Type": "application/json" }),
        ...(held?.etag && { "If-None-Match": held.etag }),
      },
      body: body && JSON.stringify(body),
      signal: AbortSignal.any([...(accept ? [] : [AbortSignal.timeout(timeout)]), ...(signal ? [signal] : [])]),
    });
    if (response.status === 304) {
      return held.body;
    }
    const json = /[/+]json/.test(response.headers.get("Content-Type")) ? await response.json() : undefined;
    if (!response.ok) {
      throw new Refusal(response.status, json, Number(response.headers.get("Retry-After")) || undefined);
    }
    if (held) {
      Object.assign(held, { etag: response.headers.get("ETag") ?? undefined, body: json });
    }
    return json ?? (response.status === 204 ? undefined : response);
  };
  return {
    listBlockers: (parameters, options) => call("GET", "/api/v1/blockers", parameters, options),
    listEvents: (parameters, options) => call("GET", "/api/v1/events", parameters, options),
    getEventDensity: (parameters, options) => call("GET", "/api/v1/events/density", parameters, options),
    getEvent: (parameters, options) => call("GET", "/api/v1/events/{id}", parameters, options),
    getEventCausation: (parameters, options) => call("GET", "/api/v1/events/{id}/causation", parameters, options),
    getFlow: (options) => call("GET", "/api/v1/flow", {}, options),
    listMembers: (parameters, options) => call("GET", "/api/v1/members", parameters, options),
    listParticipation: (parameters, options) => call("GET", "/api/v1/participation", parameters, options),
    listPeople: (parameters, options) => call("GET", "/api/v1/people", parameters, options),
    getPerson: (parameters, options) => call("GET", "/api/v1/people/{slack_workspace}/{slack_user}", parameters, options),
    comparePerson: (parameters, options) => call("GET", "/api/v1/people/{slack_workspace}/{slack_user}/diff", parameters, options),
    getPersonHistory: (parameters, options) => call("GET", "/api/v1/people/{slack_workspace}/{slack_user}/history", parameters, options),
    listPolls: (parameters, options) => call("GET", "/api/v1/polls", parameters, options),
    getPoll: (parameters, options) => call("GET", "/api/v1/polls/{id}", parameters, options),
    comparePoll: (parameters, options) => call("GET", "/api/v1/polls/{id}/diff", parameters, options),
    getPollHistory: (parameters, options) => call("GET", "/api/v1/polls/{id}/history", parameters, options),
    signOut: (options) => call("DELETE", "/api/v1/session", {}, options),
    getSession: (options) => call("GET", "/api/v1/session", {}, options),
    signIn: (body, options) => call("POST", "/api/v1/session", {}, { ...options, body }),
    listStatusUpdates: (parameters, options) => call("GET", "/api/v1/status-updates", parameters, options),
    compareStatusUpdates: (parameters, options) => call("GET", "/api/v1/status-updates/diff", parameters, options),
    getStatusUpdate: (parameters, options) => call("GET", "/api/v1/status-updates/{id}", parameters, options),
    compareStatusUpdate: (parameters, options) => call("GET", "/api/v1/status-updates/{id}/diff", parameters, options),
    getStatusUpdateHistory: (parameters, options) => call("GET", "/api/v1/status-updates/{id}/history", parameters, options),
    listStreaks: (parameters, options) => call("GET", "/api/v1/streaks", parameters, options),
    openStream: (parameters) => new EventSource(base + address("/api/v1/stream", parameters)),
    listTeams: (parameters, options) => call("GET", "/api/v1/teams", parameters, options),
    compareTeams: (parameters, options) => call("GET", "/api/v1/teams/diff", parameters, options),
    getTeam: (parameters, options) => call("GET", "/api/v1/teams/{id}", parameters, options),
    compareTeam: (parameters, options) => call("GET", "/api/v1/teams/{id}/diff", parameters, options),
    getTeamHistory: (parameters, options) => call("GET", "/api/v1/teams/{id}/history", parameters, options),
  };
};
