/** What the page asks of the simulator. */
async function ask(method, path, body, root = 'page') {
  const response = await fetch(`/${root}/${path}`, {
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

export const views = (user) => ask('GET', `views?user=${user}`);

/** Presses or chooses: {user, channel, ts} or {user, view}, with block, action, value and what else is filled in. */
export const act = (acting) => ask('POST', 'actions', acting);

export const submit = (view, user, filled) => ask('POST', `views/${view}/submission`, { user, filled });

export const close = (view, user, filled, all) => ask('POST', `views/${view}/closing`, { user, filled, all });

/** Tells the app that somebody looks at its tab: home or messages. */
export const openApp = (user, tab) => ask('POST', 'app', { user, tab });

export const shortcut = (user, callbackId, place = {}) => ask('POST', 'shortcuts', { user, callback_id: callbackId, ...place });

export const react = (user, channel, ts, name) => ask('POST', `${messagePath(channel, ts)}/reactions`, { user, text: name });

const control = (method, path, body) => ask(method, path, body, 'control');

export const knobs = () => control('GET', 'knobs');

export const turn = (to) => control('PUT', 'knobs', to);

export const fail = (fault) => control('POST', 'faults', fault);

export const heal = () => control('DELETE', 'faults', {});

export const changeChannel = (id, to) => control('POST', `channels/${id}`, to);

export const changeMembership = (id, to) => control('POST', `channels/${id}/members`, to);

export const changeGroup = (id, to) => control('POST', `groups/${id}`, to);

/** Takes the app out of a workspace. */
export const uninstall = (team) => control('DELETE', `workspaces/${team}`, {});

export const changeUser = (id, to) => control('POST', `users/${id}`, to);

/** As `ask`, but null where the answer to a later question has come already. */
export function latest(ask) {
  let asked = 0;
  let answered = 0;
  return async (...about) => {
    const mine = ++asked;
    const answer = await ask(...about);
    if (mine < answered) return null;
    answered = mine;
    return answer;
  };
}

/** Changes as they happen; `on.hello` at each (re)connection, `on.lost` when it breaks. A browser gives up where it is refused. */
export function live(user, on) {
  let source;
  let again;
  const connect = () => {
    source = new EventSource(`/page/live?user=${user}`);
    source.addEventListener('hello', on.hello);
    source.addEventListener('error', () => {
      on.lost();
      if (source.readyState === EventSource.CLOSED) again = setTimeout(connect, 5000);
    });
    for (const name of ['posted', 'edited', 'deleted', 'views', 'workspace']) {
      source.addEventListener(name, (event) => on[name](JSON.parse(event.data)));
    }
  };
  connect();
  return () => {
    clearTimeout(again);
    source.close();
  };
}
