import { byId, el } from './dom.js';
import { installLink } from './manage.js';

/** Says above the messages why the app hears nothing here, and what to do about it. `act` has invite(). */
export function drawState(workspace, channel, act) {
  const root = byId('state');
  const absent = !workspace.installed;
  const outside = !absent && !channel.with_user && !channel.members.includes(workspace.bot);
  root.hidden = !absent && !outside;
  if (absent) {
    root.replaceChildren(
      el('p', {}, el('strong', {}, `Rollcall is not in ${workspace.name} yet. `), 'Let it in on Slack’s consent screen, then come back here and invite it to a channel.'),
      installLink(workspace) ?? '',
    );
  } else if (outside) {
    root.replaceChildren(
      el('p', {}, el('strong', {}, `Rollcall is not in #${channel.name}: `), 'it hears nothing that is said here, and cannot answer.'),
      el('button', { type: 'button', className: 'pressable', data: { testid: 'invite' }, onclick: act.invite }, 'Invite it'),
    );
  }
}
