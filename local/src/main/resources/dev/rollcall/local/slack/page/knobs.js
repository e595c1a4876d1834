import { byId, el } from './dom.js';
import * as server from './server.js';

const NUMBERS = [
  ['copies', 'Copies of each event', 'Slack may deliver an event more than once'],
  ['backwards', 'Events that come in reverse', 'So many are gathered, then come the last first; 1 is off'],
  ['delay_millis', 'Delay of events, in milliseconds', ''],
  ['lose_next', 'Deliveries to lose', 'They never reach the app; Slack sends them again'],
  ['lose_answers', 'Answers to lose', 'The app takes them, Slack does not know and sends them again'],
];

const FAULTS = [
  ['', 'Works'],
  ['hang', 'Never answers'],
  ['break', 'Answers 503'],
  ['rate_limit', 'Answers 429'],
  ['refuse', 'Refuses: fatal_error'],
];

/** What goes wrong between Slack and the app, and what administrators do. `workspace()` is what is there now. */
export function knobs(workspace) {
  const dialog = byId('knobs');
  byId('knobs-open').onclick = async () => {
    draw(dialog, await server.knobs(), workspace());
    dialog.showModal();
  };
}

function draw(dialog, now, workspace) {
  const notice = el('p', { className: 'bad', role: 'alert' });
  const told = (doing) => doing.then(() => (notice.textContent = '')).catch((failed) => (notice.textContent = failed.message));
  dialog.replaceChildren(
    el(
      'div',
      { className: 'modal' },
      el(
        'header',
        {},
        el('h2', {}, 'What goes wrong'),
        el('button', { type: 'button', className: 'x', aria: { label: 'Close' }, onclick: () => dialog.close() }, '×'),
      ),
      el(
        'div',
        { className: 'modal-body knobs' },
        ...NUMBERS.map(([name, label, about]) => number(name, label, about, now[name], told)),
        check('Slack’s rate limits hold', now.rate_limits, (on) => told(server.turn({ rate_limits: on }))),
        field('The Web API', faults(told), ''),
        el('h3', {}, 'Channels'),
        ...workspace.channels.filter((one) => !one.with_user).map((one) => channel(one, workspace, told)),
        el('h3', {}, 'Members'),
        ...workspace.users.filter((one) => !one.bot).map((one) => member(one, told)),
      ),
      notice,
    ),
  );
}

function field(label, made, about) {
  return el('label', { className: 'input' }, el('span', { className: 'label' }, label), made, about ? el('small', {}, about) : null);
}

function number(name, label, about, value, told) {
  const made = el('input', { type: 'number', min: 0, value, className: 'written', data: { testid: `knob-${name}` } });
  made.onchange = () => told(server.turn({ [name]: Number(made.value) }));
  return field(label, made, about);
}

function check(label, checked, onchange) {
  const box = el('input', { type: 'checkbox', checked });
  box.onchange = () => onchange(box.checked);
  return el('label', { className: 'check' }, box, label);
}

function faults(told) {
  const select = el('select', { className: 'menu', data: { testid: 'knob-fault' } }, ...FAULTS.map(([value, label]) => el('option', { value }, label)));
  select.onchange = async () => {
    await told(server.heal());
    if (select.value) {
      const number = select.value === 'break' ? 503 : 10;
      await told(server.fail({ method: '*', fault: select.value, error: 'fatal_error', number, always: true }));
    }
  };
  return select;
}

function channel(one, workspace, told) {
  const change = (to) => told(server.changeChannel(one.id, to));
  const bot = (member) => told(server.changeMembership(one.id, { user: workspace.bot, member }));
  return el(
    'div',
    { className: 'row', data: { testid: `knobs-${one.id}` } },
    el('strong', {}, `#${one.name}`),
    check('archived', one.archived, (archived) => change({ archived })),
    check('private', one.secret, (secret) => change({ secret })),
    check('Rollcall is in it', one.members.includes(workspace.bot), bot),
  );
}

function member(one, told) {
  const zone = el('input', { className: 'written', value: one.time_zone, aria: { label: `Time zone of ${one.real_name}` } });
  zone.onchange = () => told(server.changeUser(one.id, { time_zone: zone.value }));
  return el(
    'div',
    { className: 'row' },
    el('strong', {}, one.real_name),
    check('deactivated', one.deactivated, (deactivated) => told(server.changeUser(one.id, { deactivated }))),
    zone,
  );
}
