import { el } from './dom.js';
import { mrkdwn } from './mrkdwn.js';

/** Block Kit, as much of it as messages of a status bot use. */
export function blocks(list, people) {
  return el('div', { className: 'blocks' }, ...list.map((block) => rendered(block, people)));
}

function rendered(block, people) {
  switch (block.type) {
    case 'header':
      return el('h3', {}, block.text.text);
    case 'divider':
      return el('hr');
    case 'section':
      return el(
        'div',
        { className: 'section' },
        block.text ? text(block.text, people) : null,
        block.fields ? el('div', { className: 'fields' }, ...block.fields.map((one) => text(one, people))) : null,
        block.accessory ? element(block.accessory) : null,
      );
    case 'context':
      return el('div', { className: 'context' }, ...block.elements.map((one) => text(one, people)));
    case 'actions':
      return el('div', { className: 'actions' }, ...block.elements.map(element));
    case 'rich_text':
      return mrkdwn(richText(block.elements ?? []), people);
    default:
      return el('p', { className: 'unknown' }, `[${block.type}]`);
  }
}

function text(object, people) {
  if (object.type === 'mrkdwn') return mrkdwn(object.text, people);
  return el('div', { className: 'text' }, object.text ?? object.alt_text ?? '');
}

/** Buttons are shown; pressing them is not simulated yet. */
function element(one) {
  const label = one.text?.text ?? one.placeholder?.text ?? one.type;
  return el('button', { type: 'button', disabled: true, title: 'The simulator does not press buttons yet' }, label);
}

function richText(elements) {
  return elements
    .map((one) => {
      if (one.elements) return richText(one.elements);
      if (one.type === 'user') return `<@${one.user_id}>`;
      if (one.type === 'link') return `<${one.url}|${one.text ?? one.url}>`;
      if (one.type === 'emoji') return `:${one.name}:`;
      return one.text ?? '';
    })
    .join('');
}
