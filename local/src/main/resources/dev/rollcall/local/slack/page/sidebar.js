import { avatar, byId, el } from './dom.js';

export const nameOf = (channel, users) =>
  channel.with_user ? users.find((user) => user.bot && user.id !== 'USLACKBOT')?.real_name : channel.name;

/** Who one is and where one is. `state` has workspace, user, channel and unread. */
export function drawSidebar(state, go) {
  byId('workspace-name').textContent = state.workspace.name;
  byId('workspaces').hidden = state.workspace.workspaces.length === 1;
  byId('workspaces').replaceChildren(...state.workspace.workspaces.map((one) => entrance(one, state, go)));
  const item = (channel) => conversation(channel, state, go);
  const direct = (channel) => Boolean(channel.with_user);
  byId('channels').replaceChildren(...state.workspace.channels.filter((one) => !direct(one)).map(item));
  byId('direct-title').hidden = !state.workspace.installed;
  byId('direct-messages').replaceChildren(...state.workspace.channels.filter(direct).map(item));
  byId('people').replaceChildren(...people(state, go));
}

/** One conversation alone: what somebody is about to press beside it stays where it is. */
export function drawConversation(id, state, go) {
  const channel = state.workspace.channels.find((one) => one.id === id);
  document.querySelector(`[data-testid="channel-${id}"]`)?.parentElement.replaceWith(conversation(channel, state, go));
}

function entrance({ team, name, user, channel, installed }, state, go) {
  const own = team === state.workspace.team;
  return el(
    'button',
    {
      type: 'button',
      title: installed ? name : `${name}: Rollcall is not there`,
      className: installed ? 'entrance' : 'entrance without',
      data: { testid: `workspace-${team}` },
      aria: { pressed: String(own), label: name },
      onclick: () => own || go({ user, channel }),
    },
    name.charAt(0),
  );
}

function conversation(channel, state, go) {
  const unread = state.unread.get(channel.id) ?? 0;
  const button = el(
    'button',
    {
      type: 'button',
      className: unread ? 'conversation unread' : 'conversation',
      data: { testid: `channel-${channel.id}` },
      onclick: () => go({ channel: channel.id }),
    },
    el('span', { className: 'sign', aria: { hidden: 'true' } }, channel.with_user ? '●' : '#'),
    el('span', { className: 'name' }, nameOf(channel, state.workspace.users)),
    channel.with_user ? el('span', { className: 'badge' }, 'APP') : null,
    unread ? el('span', { className: 'count', aria: { label: `${unread} unread` } }, String(unread)) : null,
  );
  if (channel.id === state.channel) button.setAttribute('aria-current', 'page');
  return el('li', {}, button);
}

function people(state, go) {
  return state.workspace.users
    .filter((user) => state.workspace.players.includes(user.id))
    .map((user) =>
      el(
        'label',
        { className: 'person', data: { testid: `user-${user.id}` } },
        el('input', {
          type: 'radio',
          name: 'me',
          value: user.id,
          checked: user.id === state.user,
          onchange: () => go({ user: user.id }),
        }),
        avatar(user),
        el('span', {}, user.real_name),
      ),
    );
}
