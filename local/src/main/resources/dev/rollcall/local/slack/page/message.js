import { avatar, el } from './dom.js';
import { blocks } from './blocks.js';
import { emoji, mrkdwn, typed } from './mrkdwn.js';

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const FULL = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' });

export const moment = (ts) => new Date(Number(ts) * 1000);

const QUICK = ['+1', 'white_check_mark', 'eyes', 'tada'];

/** One message as a list item. `act` has reply, edit, remove, react and shortcut; `surfaceOf` what its blocks stand in. */
export function messageItem(message, context) {
  const { people, me, act } = context;
  const user = people(message.user);
  const own = message.user === me && !message.only_for;
  const item = el('li', {
    className: 'message',
    tabIndex: -1,
    data: { testid: 'message', ts: message.ts, user: message.user, onlyFor: message.only_for ?? '' },
  });
  item.append(
    avatar(user),
    el(
      'div',
      { className: 'body' },
      message.only_for ? el('p', { className: 'private' }, 'Only visible to you') : null,
      byline(message, user),
      content(message, context),
      files(message),
      reactions(message, context),
      el('button', { type: 'button', className: 'replies', hidden: true, data: { testid: 'replies' }, onclick: () => act.reply(message) }),
      message.only_for ? null : toolbar(message, own, item, context),
    ),
  );
  return item;
}

function byline(message, user) {
  return el(
    'p',
    { className: 'byline' },
    el('strong', {}, user?.real_name ?? message.user),
    user?.bot ? el('span', { className: 'badge' }, 'APP') : null,
    el('time', { dateTime: moment(message.ts).toISOString(), title: FULL.format(moment(message.ts)) }, CLOCK.format(moment(message.ts))),
  );
}

function content(message, { people, surfaceOf }) {
  const edited = message.edited ? el('span', { className: 'edited', data: { testid: 'edited' } }, '(edited)') : null;
  const shown = message.blocks?.length ? blocks(message.blocks, people, surfaceOf(message)) : mrkdwn(message.text, people);
  return el('div', { className: 'content' }, shown, edited);
}

function files(message) {
  if (!message.files?.length) return null;
  const file = (one) => el('span', { className: 'file', data: { testid: 'file' } }, `📎 ${one.name}`);
  return el('div', { className: 'files' }, ...message.files.map(file));
}

function reactions(message, { people, me, act }) {
  if (!message.reactions?.length) return null;
  const chip = ({ name, users }) =>
    el(
      'button',
      {
        type: 'button',
        className: users.includes(me) ? 'reaction mine' : 'reaction',
        title: users.map((user) => people(user)?.real_name ?? user).join(', '),
        data: { testid: 'reaction' },
        onclick: () => act.react(message, name),
      },
      `${emoji(name)} ${users.length}`,
    );
  return el('div', { className: 'reactions' }, ...message.reactions.map(chip));
}

function toolbar(message, own, item, { people, act, shortcuts }) {
  const button = (label, testid, onclick) => el('button', { type: 'button', onclick, data: { testid } }, label);
  const buttons = QUICK.map((name) => el('button', { type: 'button', title: `:${name}:`, onclick: () => act.react(message, name) }, emoji(name)));
  buttons.push(button('Reply', 'reply', () => act.reply(message)));
  for (const one of shortcuts) buttons.push(button(one.name, 'message-shortcut', () => act.shortcut(message, one)));
  if (own) {
    buttons.push(button('Edit', 'edit', () => beginEdit(message, item, { people, act })));
    buttons.push(removal(() => act.remove(message)));
  }
  return el('div', { className: 'toolbar' }, ...buttons);
}

/** The first press asks, the second removes. */
function removal(remove) {
  const button = el('button', { type: 'button', data: { testid: 'delete' } }, 'Delete');
  button.onclick = () => {
    if (button.classList.contains('sure')) {
      remove();
      return;
    }
    button.classList.add('sure');
    button.textContent = 'Really delete?';
  };
  button.onblur = () => {
    button.classList.remove('sure');
    button.textContent = 'Delete';
  };
  return button;
}

/** What a message tells of itself when it is not being edited any more. */
export const EDITED = 'rollcall-edited';

/** Puts a text box in the place of the text; Enter saves, Escape leaves all as it was. */
export function beginEdit(message, item, { people, act }) {
  const shown = item.querySelector(':scope > .body > .content');
  if (item.classList.contains('editing')) return;
  const box = el('textarea', {
    className: 'edit-box',
    value: typed(message.text, people),
    rows: Math.min(8, message.text.split('\n').length),
    data: { testid: 'edit-box' },
    aria: { label: 'Edit your message. Enter saves, Escape cancels.' },
  });
  const done = () => {
    item.classList.remove('editing');
    box.replaceWith(shown);
    item.dispatchEvent(new Event(EDITED));
    act.focusComposer();
  };
  box.onkeydown = async (event) => {
    if (event.key === 'Escape') {
      done();
    } else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      const text = box.value.trim();
      done();
      if (text) await act.edit(message, text);
    }
  };
  item.classList.add('editing');
  shown.replaceWith(box);
  box.focus();
  box.setSelectionRange(box.value.length, box.value.length);
}
