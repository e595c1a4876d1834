import { el } from './dom.js';
import { element } from './elements.js';
import { mrkdwn } from './mrkdwn.js';

/** Block Kit. `surface` is what the blocks stand in: it knows what is filled in, and tells the app. */
export function blocks(list, people, surface) {
  return el('div', { className: 'blocks' }, ...list.map((block) => rendered(block, people, surface)));
}

function rendered(block, people, surface) {
  switch (block.type) {
    case 'header':
      return el('h3', {}, block.text.text);
    case 'divider':
      return el('hr');
    case 'section':
      return el(
        'div',
        { className: 'section' },
        el(
          'div',
          { className: 'said' },
          block.text ? text(block.text, people) : null,
          block.fields ? el('div', { className: 'fields' }, ...block.fields.map((one) => text(one, people))) : null,
        ),
        block.accessory ? beside(block, surface) : null,
      );
    case 'context':
      return el('div', { className: 'context' }, ...block.elements.map((one) => text(one, people)));
    case 'actions':
      return el('div', { className: 'actions' }, ...block.elements.map((one) => element(block, one, surface)));
    case 'input':
      return input(block, surface);
    case 'image':
      return picture(block);
    case 'markdown':
      return mrkdwn(block.text, people);
    case 'rich_text':
      return mrkdwn(richText(block.elements ?? []), people);
    default:
      return el('p', { className: 'unknown' }, `[${block.type}]`);
  }
}

function beside(block, surface) {
  return block.accessory.type === 'image' ? picture(block.accessory) : element(block, block.accessory, surface);
}

/** Pictures are named, not fetched: nothing on this page comes from anywhere else. */
function picture(one) {
  return el('p', { className: 'picture' }, `🖼 ${one.title?.text ?? one.alt_text}`);
}

function input(block, surface) {
  const error = surface.errors[block.block_id];
  const made = element(block, block.element, surface);
  const several = block.element.type === 'checkboxes' || block.element.type === 'radio_buttons';
  return el(
    several ? 'fieldset' : 'label',
    { className: error ? 'input wrong' : 'input', data: { blockId: block.block_id } },
    el(several ? 'legend' : 'span', { className: 'label' }, block.label.text, block.optional ? el('small', {}, ' (optional)') : null),
    made,
    error ? el('span', { className: 'bad', role: 'alert', data: { testid: 'field-error' } }, error) : null,
    block.hint ? el('small', { className: 'hint-text' }, block.hint.text) : null,
  );
}

function text(object, people) {
  if (object.type === 'mrkdwn') return mrkdwn(object.text, people);
  return el('div', { className: 'text' }, object.text ?? `🖼 ${object.alt_text ?? ''}`);
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
