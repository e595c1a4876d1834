// What the services tell of themselves. Each is asked on its own, so that one that is away shows as away while the rest
// goes on.

import { flow } from "../api.js";
import { ask } from "../asking.js";

const request = async (...asked) => (await ask(...asked)).json;

const get = (path) => (signal) => request("GET", path, { signal });

export const QUESTIONS = {
  flow: { service: "api", ask: flow },
  doors: { service: "commands", ask: get("/commands/v1/flow") },
  relay: { service: "commands", ask: get("/commands/v1/relay") },
  projections: { service: "projector", ask: get("/projector/v1/projections") },
  letters: { service: "projector", ask: get("/projector/v1/dead-letters?state=open&limit=50") },
};

const projection = (name, what) => `/projector/v1/projections/${encodeURIComponent(name)}/${what}`;
const letter = (id, what = "") => `/projector/v1/dead-letters/${encodeURIComponent(id)}${what}`;

export const pause = (name, reason) => request("POST", projection(name, "pause"), { body: { reason } });
export const resume = (name) => request("POST", projection(name, "resume"));
// It goes live when somebody who has seen what differs says so.
export const rebuild = (name) => request("POST", `${projection(name, "rebuild")}?swap=manual`);
export const lastRebuild = (name) => request("GET", projection(name, "rebuild"));
export const swap = (name) => request("POST", projection(name, "rebuild/swap"));
export const abort = (name) => request("POST", projection(name, "rebuild/abort"));
export const rebuildStream = (name) => projection(name, "rebuild/stream");

export const oneLetter = (id) => request("GET", letter(id));
export const retry = (id) => request("POST", letter(id, "/retry"));
export const discard = (id, reason) => request("POST", letter(id, "/discard"), { body: { reason } });
