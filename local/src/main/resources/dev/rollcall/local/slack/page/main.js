import { byId, el } from './dom.js';
import * as server from './server.js';
import { Composer } from './composer.js';
import { MessageList } from './messages.js';
import { drawSidebar, nameOf } from './sidebar.js';

const FIRST = { user: 'U0ADA', channel: 'C0PLATFORM' };
const state = { ...FIRST, workspace: null, unread: new Map(), thread: null };
const list = new MessageList(byId('messages'), byId('scroll'));
const composer = new Composer({ send, editLast: () => list.editLast(), leaveThread: () => inThread(null) });
let disconnect = () => {};

const people = (id) => state.workspace.users.find((user) => user.id === id);
const channel = () => state.workspace.channels.find((one) => one.id === state.channel);

/** Where one is stands in the address, so that a reload or a second window finds it: #U0ADA/C0PLATFORM. */
function go(to) {
  const { user, channel: place } = { ...state, ...to };
  const ownPlace = place.startsWith('D') && to.user ? FIRST.channel : place;
  location.hash = `${user}/${ownPlace}`;
}

async function arrive() {
  const [user, place] = location.hash.slice(1).split('/');
  const other = user !== state.user || !state.workspace;
  state.user = user || FIRST.user;
  state.channel = place || FIRST.channel;
  if (other) {
    state.workspace = await server.workspaceFor(state.user);
    state.unread.clear();
    connect();
  }
  if (!people(state.user) || !channel()) {
    go(FIRST);
    return;
  }
  state.unread.delete(state.channel);
  drawHeader();
  drawSidebar(state, go);
  composer.open(`${state.user}/${state.channel}`, `Message ${sign()}${nameOf(channel(), state.workspace.users)}`, state.workspace);
  inThread(null);
  await load();
  composer.focus();
}

function connect() {
  disconnect();
  disconnect = server.live(state.user, {
    hello: () => {
      byId('connection').textContent = '';
      load();
    },
    lost: () => (byId('connection').textContent = 'Reconnecting…'),
    posted: ({ channel: place, message }) => (place === state.channel ? show(message) : count(place, message)),
    edited: ({ channel: place, message }) => place === state.channel && list.put(message),
    deleted: ({ channel: place, ts }) => {
      if (place === state.channel) list.remove(ts);
      drawWelcome();
    },
  });
}

async function load() {
  const { user, channel: place } = state;
  const messages = await server.messagesIn(place, user);
  if (user !== state.user || place !== state.channel) return;
  list.show(messages, { people, me: user, act: { reply, edit, remove, focusComposer: () => composer.focus() } });
  drawWelcome();
}

function show(message) {
  list.put(message);
  drawWelcome();
}

function count(place, message) {
  if (message.user === state.user) return;
  state.unread.set(place, (state.unread.get(place) ?? 0) + 1);
  drawSidebar(state, go);
}

async function send(text) {
  const answer = await server.write(state.user, state.channel, text, state.thread);
  if (answer.failure) throw new Error('The app did not answer well. Your text is kept: send it again.');
}

function reply(message) {
  inThread(message.thread_ts ?? message.ts, people(message.user)?.real_name);
}

function inThread(ts, author) {
  state.thread = ts;
  composer.thread(ts && `Replying in the thread of ${author ?? 'a message'}`);
}

const told = (doing) => doing.catch((failed) => composer.say(failed.message, true));
const edit = (message, text) => told(server.edit(state.user, state.channel, message.ts, text));
const remove = (message) => told(server.remove(state.user, state.channel, message.ts));

const sign = () => (channel().with_user ? '' : '#');

function drawHeader() {
  const name = `${sign()}${nameOf(channel(), state.workspace.users)}`;
  byId('channel-name').textContent = name;
  byId('channel-purpose').textContent = channel().with_user ? 'Only you and the app see this' : channel().purpose;
  document.title = `${name} · Slack simulator`;
  const link = byId('dashboard');
  link.hidden = !state.workspace.dashboard;
  if (state.workspace.dashboard) link.href = state.workspace.dashboard;
}

/** An empty channel says how to begin, and puts it in the box at a press. */
function drawWelcome() {
  const welcome = byId('welcome');
  welcome.hidden = !list.empty;
  const direct = Boolean(channel().with_user);
  const tries = [
    '/rollcall Finished the import, reviewing alerts next',
    direct ? 'Reviewing alerts, then on to the release' : '@Rollcall Pairing with Grace on the release',
  ];
  welcome.replaceChildren(
    el('h3', {}, direct ? 'Just you and Rollcall' : `This is the beginning of #${channel().name}`),
    el('p', {}, 'Say what you are working on, and watch the dashboard change. For example:'),
    ...tries.map((text) => el('button', { type: 'button', className: 'try', onclick: () => composer.fill(text) }, text)),
  );
}

document.addEventListener('keydown', (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!event.altKey || !step || !state.workspace) return;
  event.preventDefault();
  const all = state.workspace.channels;
  const at = all.findIndex((one) => one.id === state.channel);
  go({ channel: all[(at + step + all.length) % all.length].id });
});

addEventListener('hashchange', arrive);
arrive();
