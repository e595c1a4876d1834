import { byId, el } from './dom.js';
import * as server from './server.js';
import { Composer } from './composer.js';
import { MessageList } from './messages.js';
import { drawConversation, drawSidebar, nameOf } from './sidebar.js';
import { Modals } from './dialogs.js';
import { about } from './about.js';
import { knobs } from './knobs.js';
import { manage } from './manage.js';
import { drawState } from './state.js';
import { drawHome } from './home.js';
import { Surface } from './surface.js';
import { ThreadPanel } from './thread.js';

const FIRST = { user: 'U0ADA', channel: 'C0PLATFORM' };
const state = { ...FIRST, reader: null, workspace: null, unread: new Map(), messages: [], changes: 0, loading: null, tab: 'messages', home: null };
const surfaces = new Map();
const list = new MessageList(byId('messages'), byId('scroll'));
const composer = new Composer({ send, editLast: () => list.editLast() });
const thread = new ThreadPanel({ send });
const modals = new Modals();
const workspaceFor = server.latest(server.workspaceFor);
const views = server.latest(server.views);
let disconnect = () => {};

const people = (id) => state.workspace.users.find((user) => user.id === id);
const channel = () => state.workspace.channels.find((one) => one.id === state.channel);

/** Where one is stands in the address, so that a reload or a second window finds it: #U0ADA/C0PLATFORM. */
function go(to) {
  const { user, channel: place } = { ...state, ...to };
  const ownPlace = place.startsWith('D') && to.user && !to.channel ? state.workspace.channels[0].id : place;
  location.hash = `${user}/${ownPlace}`;
}

function arrive() {
  const [user, place] = location.hash.slice(1).split('/');
  state.user = user || FIRST.user;
  state.channel = place || FIRST.channel;
  if (state.user === state.reader) enter();
  else connect();
}

function enter() {
  if (!people(state.user) || !channel()) {
    go(people(state.user) ? { channel: state.workspace.channels[0].id } : FIRST);
    return;
  }
  state.unread.delete(state.channel);
  drawHeader();
  drawSidebar(state, go);
  thread.close();
  tab(channel().with_user ? state.tab : 'messages');
  drawShortcuts();
  composer.open(`${state.user}/${state.channel}`, `Message ${sign()}${nameOf(channel(), state.workspace.users)}`, state.workspace);
  composer.focus();
  told(load());
}

/** Everything is asked for once changes are told, so that none falls in between; until then they change nothing. */
function connect() {
  disconnect();
  state.reader = null;
  document.body.inert = true;
  const { user } = state;
  const known = (change) => (data) => state.reader === user && change(data);
  disconnect = server.live(user, {
    hello: () => {
      byId('connection').textContent = '';
      const again = state.reader === user;
      told(loadWorkspace());
      if (again) {
        told(load());
        told(loadViews());
      }
    },
    lost: () => (byId('connection').textContent = 'Reconnecting…'),
    posted: known(({ channel: place, message }) => (place === state.channel ? show(message) : count(place, message))),
    edited: known(({ channel: place, message }) => place === state.channel && show(message)),
    deleted: known(({ channel: place, ts }) => place === state.channel && gone(ts)),
    views: known(() => told(loadViews())),
    workspace: () => told(loadWorkspace()),
  });
}

/** Who reads another workspace than before enters it. */
async function loadWorkspace() {
  const { user } = state;
  const workspace = await workspaceFor(user);
  if (!workspace || user !== state.user) return;
  state.workspace = workspace;
  if (state.reader !== user) {
    state.reader = user;
    document.body.inert = false;
    state.unread.clear();
    enter();
    told(loadViews());
    return;
  }
  if (!channel()) return go({ channel: workspace.channels[0].id });
  drawHeader();
  drawSidebar(state, go);
  drawWelcome();
  drawShortcuts();
  composer.knows(workspace);
}

/** The last one to be begun counts; what changed meanwhile may be in neither, so that it is asked for again. */
async function load() {
  const { user, channel: place, changes } = state;
  const mine = (state.loading = Symbol(place));
  const messages = await server.messagesIn(place, user);
  if (mine !== state.loading || user !== state.reader) return;
  if (changes !== state.changes) return load();
  state.loading = null;
  state.messages = messages;
  list.show(messages, context());
  thread.refresh(messages, context());
  drawWelcome();
}

async function loadViews() {
  const { user } = state;
  const answer = await views(user);
  if (!answer || user !== state.reader) return;
  state.home = answer.home;
  modals.show(answer.modals, { user, workspace: state.workspace, people });
  drawHomeTab();
}

const context = () => ({
  people,
  me: state.user,
  shortcuts: state.workspace.shortcuts.filter((one) => one.on_message),
  surfaceOf: (message) => surface(message.ts, { channel: state.channel, ts: message.ts }),
  act: { reply, edit, remove, react, shortcut: (message, one) => run(one, { channel: state.channel, ts: message.ts }), focusComposer: () => composer.focus() },
});

function surface(id, place) {
  const key = `${state.user}/${id}`;
  if (!surfaces.has(key)) {
    surfaces.set(key, new Surface(state.user, place, state.workspace, (why) => composer.say(why, true)));
  }
  return surfaces.get(key);
}

function show(message) {
  state.changes++;
  if (state.loading) return;
  state.messages = [...state.messages.filter((one) => one.ts !== message.ts), message];
  list.put(message);
  thread.put(message);
  drawWelcome();
}

function gone(ts) {
  state.changes++;
  if (state.loading) return;
  state.messages = state.messages.filter((one) => one.ts !== ts);
  list.remove(ts);
  thread.remove(ts);
  drawWelcome();
}

function count(place, message) {
  if (message.user === state.user) return;
  state.unread.set(place, (state.unread.get(place) ?? 0) + 1);
  drawConversation(place, state, go);
}

async function send(text, threadTs) {
  const answer = await server.write(state.user, state.channel, text, threadTs);
  if (answer.failure) throw new Error('The app did not answer well. Your text is kept: send it again.');
}

function reply(message) {
  const parent = message.thread_ts ?? message.ts;
  thread.open(parent, [...state.messages].sort((a, b) => (a.ts < b.ts ? -1 : 1)), context(), sign() + nameOf(channel(), state.workspace.users));
}

/** The app has two tabs where one writes to it. */
function tab(name) {
  const own = Boolean(channel().with_user);
  state.tab = own ? name : state.tab;
  const home = own && name === 'home';
  byId('tabs').hidden = !own;
  byId('tab-home').hidden = !state.workspace.tabs.home;
  byId('tab-messages').hidden = !state.workspace.tabs.messages;
  byId('home').hidden = !home;
  byId('scroll').hidden = home;
  byId('composer-form').hidden = home;
  byId('tab-home').setAttribute('aria-selected', String(home));
  byId('tab-messages').setAttribute('aria-selected', String(!home));
  drawHomeTab();
}

async function openTab(name) {
  tab(name);
  await told(server.openApp(state.user, name));
}

function drawHomeTab() {
  const view = state.home;
  drawHome(byId('home'), view, people, view && surface(view.id, { view: view.id }));
}

async function run(one, place) {
  byId('shortcuts').open = false;
  const answer = await told(server.shortcut(state.user, one.callback_id, place));
  if (answer?.failure) composer.say(`The app did not answer well (${answer.failure}). Try again.`, true);
}

function drawShortcuts() {
  const global = state.workspace.shortcuts.filter((one) => !one.on_message);
  const item = (one) => el('button', { type: 'button', data: { testid: 'shortcut' }, onclick: () => run(one) }, one.name);
  byId('shortcuts').hidden = global.length === 0;
  byId('shortcuts').replaceChildren(el('summary', { title: 'Shortcuts', aria: { label: 'Shortcuts' } }, '⚡'), ...global.map(item));
}

const told = (doing) => doing.catch((failed) => composer.say(failed.message, true));
const edit = (message, text) => told(server.edit(state.user, state.channel, message.ts, text));
const react = (message, name) => told(server.react(state.user, state.channel, message.ts, name));
const remove = (message) => told(server.remove(state.user, state.channel, message.ts));

const sign = () => (channel().with_user ? '' : '#');

function drawHeader() {
  const name = `${sign()}${nameOf(channel(), state.workspace.users)}`;
  byId('channel-name').textContent = name;
  byId('channel-purpose').textContent = channel().with_user ? 'Only you and the app see this' : channel().purpose;
  drawState(state.workspace, channel(), { invite: () => told(send('/invite @Rollcall')) });
  document.title = `${name} · Slack simulator`;
  const link = byId('dashboard');
  link.hidden = !state.workspace.dashboard;
  if (state.workspace.dashboard) link.href = state.workspace.dashboard;
}

/** An empty channel says how to begin, and puts it in the box at a press. */
function drawWelcome() {
  const welcome = byId('welcome');
  welcome.hidden = !list.empty;
  if (!byId('state').hidden) {
    welcome.replaceChildren(el('h3', {}, `This is the beginning of #${channel().name}`), el('p', {}, 'Nothing was said here yet.'));
    return;
  }
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

knobs();
manage(() => state.workspace);
byId('channel-name').onclick = () => about(channel(), byId('channel-name').textContent, state.workspace);
byId('tab-home').onclick = () => openTab('home');
byId('tab-messages').onclick = () => openTab('messages');
addEventListener('hashchange', arrive);
arrive();
