import { byId, el } from './dom.js';
import { check, field, sheet } from './sheet.js';
import * as server from './server.js';

/** What administrators do. `workspace()` is what is there now; `go` leads to another place. */
export function manage(workspace) {
  byId('manage-open').onclick = () => draw(workspace());
}

function draw(workspace) {
  sheet(byId('manage'), `Manage ${workspace.name}`, (told) => [
    el('h3', {}, 'The app'),
    app(workspace, told),
    el('h3', {}, 'Channels'),
    ...workspace.channels.filter((one) => !one.with_user).map((one) => channel(one, workspace, told)),
    el('h3', {}, 'Members'),
    ...workspace.users.filter((one) => !one.bot).map((one) => member(one, told)),
    el('h3', {}, 'User groups'),
    ...workspace.groups.map((one) => group(one, workspace, told)),
  ]);
}

function app(workspace, told) {
  if (!workspace.installed) return el('div', { className: 'row' }, el('span', {}, 'Rollcall is not installed here.'), installLink(workspace));
  const button = el('button', { type: 'button', className: 'pressable danger', data: { testid: 'uninstall' } }, 'Uninstall');
  button.onclick = () => {
    if (button.textContent === 'Uninstall') {
      button.textContent = 'Really uninstall?';
      return;
    }
    told(server.uninstall(workspace.team).then(() => byId('manage').close()));
  };
  return el('div', { className: 'row' }, el('span', {}, 'Rollcall is installed: it is told what happens here, and may speak.'), button);
}

/** Through the consent screen, in a window of its own. */
export function installLink(workspace) {
  if (!workspace.install_page) return null;
  const properties = { className: 'pressable primary', href: workspace.install_page, target: 'rollcall-install', data: { testid: 'install' } };
  return el('a', properties, 'Add Rollcall…');
}

function channel(one, workspace, told) {
  const change = (to) => told(server.changeChannel(one.id, to));
  const bot = (member) => told(server.changeMembership(one.id, { user: workspace.bot, member }));
  return el(
    'div',
    { className: 'row', data: { testid: `manage-${one.id}` } },
    el('strong', {}, `#${one.name}`),
    check('archived', one.archived, (archived) => change({ archived })),
    check('private', one.secret, (secret) => change({ secret })),
    workspace.installed ? check('Rollcall is in it', one.members.includes(workspace.bot), bot) : null,
  );
}

function member(one, told) {
  const change = (to) => told(server.changeUser(one.id, to));
  const zone = el('input', { className: 'written', value: one.time_zone, aria: { label: `Time zone of ${one.real_name}` } });
  zone.onchange = () => change({ time_zone: zone.value });
  return el(
    'div',
    { className: 'row' },
    el('strong', {}, one.real_name),
    zone,
    check('admin', one.admin, (admin) => change({ admin })),
    check('guest', one.guest, (guest) => change({ guest })),
    check('deactivated', one.deactivated, (deactivated) => change({ deactivated })),
  );
}

function group(one, workspace, told) {
  const select = el(
    'select',
    { className: 'menu', multiple: true, size: 4, data: { testid: `manage-${one.id}` } },
    ...workspace.users
      .filter((user) => !user.bot)
      .map((user) => el('option', { value: user.id, selected: one.users.includes(user.id) }, user.real_name)),
  );
  select.onchange = () => told(server.changeGroup(one.id, { users: [...select.selectedOptions].map((option) => option.value) }));
  return field(`@${one.handle}`, select, 'Ctrl or Cmd and a click choose several');
}
