import { el } from './dom.js';
import { sure } from './sure.js';

/**
 * What one can press, choose or write. `surface` is what it stands in: value(block, element), set(block, element, value),
 * act(block, element, value), and `workspace` for menus of people and channels.
 */
export function element(block, one, surface) {
  const make = MAKERS[one.type];
  if (!make) return el('span', { className: 'unknown' }, `[${one.type}]`);
  const made = make(block, one, surface);
  made.dataset.field = `${block.block_id}/${one.action_id}`;
  return made;
}

/** Whether choosing tells the app; in an input it only does where that was asked for. */
const dispatches = (block) => block.type !== 'input' || block.dispatch_action;

async function chosen(block, one, surface, value) {
  if (one.confirm && !(await sure(one.confirm))) return;
  surface.set(block, one, value);
  if (dispatches(block)) await surface.act(block, one, value);
}

function button(block, one, surface) {
  return el(
    'button',
    {
      type: 'button',
      className: `pressable ${one.style ?? ''}`,
      onclick: async () => {
        if (one.confirm && !(await sure(one.confirm))) return;
        if (one.url) open(one.url, '_blank', 'noopener');
        await surface.act(block, one, null);
      },
    },
    one.text.text,
  );
}

function written(type) {
  return (block, one, surface) => {
    const multiline = one.multiline;
    const field = el(multiline ? 'textarea' : 'input', {
      ...(multiline ? { rows: 3 } : { type }),
      className: 'written',
      value: surface.value(block, one) ?? '',
      placeholder: one.placeholder?.text ?? '',
      maxLength: one.max_length ?? 3000,
      autofocus: Boolean(one.focus_on_load),
    });
    const on = one.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
    field.oninput = () => {
      surface.set(block, one, field.value);
      if (block.dispatch_action && on.includes('on_character_entered')) surface.act(block, one, field.value);
    };
    field.onkeydown = (event) => {
      if (event.key !== 'Enter' || event.isComposing || (multiline && !event.ctrlKey)) return;
      event.preventDefault();
      if (block.dispatch_action && on.includes('on_enter_pressed')) surface.act(block, one, field.value);
      else surface.send?.();
    };
    return field;
  };
}

function picked(type, toValue = (text) => text, toText = (value) => value) {
  return (block, one, surface) => {
    const field = el('input', { type, className: 'picked', value: toText(surface.value(block, one) ?? '') });
    field.onchange = () => chosen(block, one, surface, field.value ? toValue(field.value) : null);
    return field;
  };
}

function menu(optionsOf, multiple) {
  return (block, one, surface) => {
    const now = surface.value(block, one);
    const is = (value) => (multiple ? (now ?? []).includes(value) : now === value);
    const item = ({ value, label }) => el('option', { value, selected: is(value) }, label);
    const select = el('select', { className: 'menu', multiple: Boolean(multiple) });
    if (!multiple) select.append(el('option', { value: '', selected: !now }, one.placeholder?.text ?? 'Choose…'));
    for (const entry of optionsOf(one, surface.workspace)) {
      select.append(entry.group ? el('optgroup', { label: entry.group }, ...entry.options.map(item)) : item(entry));
    }
    select.onchange = () => {
      const all = [...select.selectedOptions].map((option) => option.value);
      return chosen(block, one, surface, multiple ? all : all[0] || null);
    };
    return select;
  };
}

function boxes(type) {
  return (block, one, surface) => {
    const now = surface.value(block, one);
    const name = `${block.block_id}/${one.action_id}/${surface.id}`;
    const group = el('div', { className: 'boxes', role: type === 'radio' ? 'radiogroup' : 'group' });
    for (const { value, label, about } of offered(one)) {
      const checked = type === 'radio' ? now === value : (now ?? []).includes(value);
      const box = el('input', { type, name, value, checked });
      group.append(el('label', {}, box, el('span', {}, label), about ? el('small', {}, about) : null));
    }
    group.onchange = () => {
      const all = [...group.querySelectorAll(':checked')].map((box) => box.value);
      return chosen(block, one, surface, type === 'radio' ? all[0] : all);
    };
    return group;
  };
}

function overflow(block, one, surface) {
  const choice = ({ value, label }) =>
    el('button', { type: 'button', onclick: () => surface.act(block, one, value) }, label);
  return el('details', { className: 'overflow' }, el('summary', { aria: { label: 'More' } }, '⋯'), ...offered(one).map(choice));
}

const option = (one) => ({ value: one.value, label: one.text.text, about: one.description?.text });
const offered = (one) => (one.options ?? []).map(option);

const offeredInGroups = (one) =>
  one.option_groups ? one.option_groups.map((group) => ({ group: group.label.text, options: group.options.map(option) })) : offered(one);

const users = (_, workspace) => workspace.users.filter((user) => !user.bot).map((user) => ({ value: user.id, label: user.real_name }));

const channels = (_, workspace) =>
  workspace.channels.filter((one) => !one.with_user).map((one) => ({ value: one.id, label: `#${one.name}` }));

const seconds = {
  toValue: (text) => Math.floor(new Date(text).getTime() / 1000),
  toText: (value) => (value ? new Date(value * 1000 - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 16) : ''),
};

const MAKERS = {
  button,
  overflow,
  plain_text_input: written('text'),
  email_text_input: written('email'),
  url_text_input: written('url'),
  number_input: written('text'),
  datepicker: picked('date'),
  timepicker: picked('time'),
  datetimepicker: picked('datetime-local', seconds.toValue, seconds.toText),
  static_select: menu(offeredInGroups),
  multi_static_select: menu(offeredInGroups, true),
  users_select: menu(users),
  multi_users_select: menu(users, true),
  channels_select: menu(channels),
  multi_channels_select: menu(channels, true),
  conversations_select: menu(channels),
  multi_conversations_select: menu(channels, true),
  checkboxes: boxes('checkbox'),
  radio_buttons: boxes('radio'),
};
