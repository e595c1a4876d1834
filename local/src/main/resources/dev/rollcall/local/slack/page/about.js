import { byId, el } from './dom.js';
import { sheet } from './sheet.js';

/** What a channel is known by, and who is in it. */
export function about(channel, name, workspace) {
  const members = workspace.users.filter((user) => channel.members.includes(user.id)).map((user) => user.real_name);
  sheet(byId('about'), name, () => [
    channel.purpose ? el('p', {}, channel.purpose) : null,
    el('p', {}, `In it: ${members.join(', ')}`),
    id('Channel ID', channel.id),
    id('Workspace ID', workspace.team),
    el('p', { className: 'nothing' }, 'Both are asked for where a team is linked to its channel, on the dashboard’s settings page.'),
  ].filter(Boolean));
}

function id(label, value) {
  const copy = el('button', { type: 'button', className: 'pressable' }, 'Copy');
  copy.onclick = async () => {
    await navigator.clipboard.writeText(value);
    copy.textContent = 'Copied';
  };
  return el('div', { className: 'row' }, el('strong', {}, label), el('code', { data: { testid: label } }, value), copy);
}
