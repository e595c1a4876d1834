// Commands, and the query that shows what they did. A command has one key from the press of its button until it is
// answered: whatever is sent again meanwhile, by itself or by another press, is done once.

import { people } from "../api.js";
import { ask } from "../asking.js";

const TRIES = 3;
const PAUSE = 1_000;
const AGAIN = [429, 502, 503, 504];

export class Commands {
  // By path, what was last sent there and under which key.
  #unanswered = new Map();

  // `etag` is that of the view that the command rests on, `seen` of the one that was looked at.
  async send({ method, path, body, etag }, seen) {
    const what = JSON.stringify([method, body, seen]);
    const last = this.#unanswered.get(path);
    const key = last?.what === what ? last.key : newId();
    this.#unanswered.set(path, { what, key });
    const headers = { "Idempotency-Key": key, ...(etag && { "If-Match": etag }) };
    for (let left = TRIES; ; left--) {
      try {
        const { json } = await ask(method, `/commands/v1/${path}`, { headers, body });
        this.#unanswered.delete(path);
        return json;
      } catch (failure) {
        if (!isUnanswered(failure)) {
          this.#unanswered.delete(path);
          throw failure;
        }
        if (left === 1) {
          throw failure;
        }
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
      }
    }
  }
}

// A team and its tag, as a view has them; once it has what the token stands for.
export const readTeam = async (id, after) => {
  const query = after ? `?${new URLSearchParams({ after })}` : "";
  const { json, etag } = await ask("GET", `/api/v1/teams/${encodeURIComponent(id)}${query}`);
  return { team: json, etag };
};

// The digest that a team wants; nothing where it wants none.
export const readDigest = async (id) => (await ask("GET", `/commands/v1/teams/${encodeURIComponent(id)}/digest`)).json.digest;

// Those of a workspace who chose something.
export const readPeople = async (slack_workspace) => (slack_workspace ? people({ slack_workspace, fields: "slack_workspace,slack_user,time_zone" }) : []);

export const readSlots = async (cron, time_zone, signal, count = 10) => {
  const query = new URLSearchParams({ cron, time_zone, count });
  return (await ask("GET", `/commands/v1/poll-slots?${query}`, { signal })).json.slots;
};

// Whom a round would ask, and why those may be others than are meant.
export const readAudience = async (id, kind, slack_user_group, signal) => {
  const query = new URLSearchParams({ kind, ...(kind === "user_group" && { slack_user_group }) });
  return (await ask("GET", `/commands/v1/teams/${encodeURIComponent(id)}/audience?${query}`, { signal })).json;
};

// Told of a team or of all; and what one of them was told, the youngest first.
export const readWebhooks = async () => (await ask("GET", "/commands/v1/webhooks")).json.webhooks;

export const readDeliveries = async (id, { cursor, status }) => {
  const query = new URLSearchParams({ ...(cursor && { cursor }), ...(status && { status }) });
  return (await ask("GET", `/commands/v1/webhooks/${id}/deliveries?${query}`)).json;
};

// A UUID, also where the page came without https, which has no randomUUID.
export const newId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
};

const isUnanswered = ({ status }) => !status || AGAIN.includes(status);
