import { byId, el } from './dom.js';
import { check, field, sheet } from './sheet.js';
import * as server from './server.js';

const NUMBERS = [
  ['copies', 'Copies of each event', 'Slack may deliver an event more than once'],
  ['backwards', 'Events that come in reverse', 'So many are gathered, then come the last first; 1 is off'],
  ['delay_millis', 'Delay of events, in milliseconds', 'As on a bad day of Slack’s'],
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

const WELL = { copies: 0, backwards: 1, delay_millis: 0, lose_next: 0, lose_answers: 0, rate_limits: false };

/** What goes wrong between Slack and the app. */
export function knobs() {
  byId('knobs-open').onclick = async () => draw(await server.knobs());
}

function draw(now) {
  sheet(byId('knobs'), 'What goes wrong', (told) => [
    el('p', { className: 'nothing' }, 'All is well until you turn something here. The app must cope with each of these; nothing may be lost or doubled.'),
    ...NUMBERS.map(([name, label, about]) => number(name, label, about, now[name], told)),
    field('The Web API', faults(told), 'What the app gets when it asks Slack for something'),
    check('Slack’s rate limits hold', now.rate_limits, (on) => told(server.turn({ rate_limits: on }))),
    el('button', { type: 'button', className: 'pressable', data: { testid: 'knobs-well' }, onclick: () => told(well()) }, 'Make all well again'),
  ]);
}

async function well() {
  await server.heal();
  draw(await server.turn(WELL));
}

function number(name, label, about, value, told) {
  const made = el('input', { type: 'number', min: 0, value, className: 'written', data: { testid: `knob-${name}` } });
  made.onchange = () => told(server.turn({ [name]: Number(made.value) }));
  return field(label, made, about);
}

function faults(told) {
  const select = el('select', { className: 'menu', data: { testid: 'knob-fault' } }, ...FAULTS.map(([value, label]) => el('option', { value }, label)));
  select.onchange = () => told(fail(select.value));
  return select;
}

async function fail(fault) {
  await server.heal();
  if (fault) await server.fail({ method: '*', fault, error: 'fatal_error', number: fault === 'break' ? 503 : 10, always: true });
}
