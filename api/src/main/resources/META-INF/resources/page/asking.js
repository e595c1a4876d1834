// Asks the services for what no client is written for: commands, and what operators do.

import { Refusal } from "./client/client.js";

const PATIENCE = 20_000;

// Gives the answer's body and its tag; a refusal is thrown as the problem that the server sent.
export const ask = async (method, path, { headers = {}, body, signal } = {}) => {
  const response = await fetch(path, {
    method,
    headers: body ? { ...headers, "Content-Type": "application/json" } : headers,
    body: body && JSON.stringify(body),
    signal: AbortSignal.any([AbortSignal.timeout(PATIENCE), ...(signal ? [signal] : [])]),
  });
  const json = (response.headers.get("Content-Type") ?? "").includes("json") ? await response.json() : undefined;
  if (!response.ok) {
    throw new Refusal(response.status, json);
  }
  return { json, etag: response.headers.get("ETag") };
};
