/** What the page asks of the simulator. */
async function ask(method, path, body) {
  const response = await fetch(`/page/${path}`, {
    method,
    headers: body ? { 'Content-Type': 'application/json' } : {},
    body: body ? JSON.stringify(body) : undefined,
  });
  const answer = await response.json();
  if (!response.ok) {
    throw new Error(answer.error ?? `The simulator answered ${response.status}`);
  }
  return answer;
}

const messagePath = (channel, ts = '') => `channels/${channel}/messages${ts && `/${ts}`}`;

export const workspaceFor = (user) => ask('GET', `workspace?user=${user}`);

export const messagesIn = (channel, user) =>
  ask('GET', `${messagePath(channel)}?user=${user}`).then((answer) => answer.messages);

export const write = (user, channel, text, threadTs) =>
  ask('POST', messagePath(channel), { user, text, thread_ts: threadTs });

export const edit = (user, channel, ts, text) =>
  ask('PUT', messagePath(channel, ts), { user, text });

export const remove = (user, channel, ts) => ask('DELETE', messagePath(channel, ts), { user });

/** Changes as they happen; `on.hello` at each (re)connection, `on.lost` when it breaks. */
export function live(user, on) {
  const source = new EventSource(`/page/live?user=${user}`);
  source.addEventListener('hello', on.hello);
  source.addEventListener('error', on.lost);
  for (const name of ['posted', 'edited', 'deleted']) {
    source.addEventListener(name, (event) => on[name](JSON.parse(event.data)));
  }
  return () => source.close();
}
