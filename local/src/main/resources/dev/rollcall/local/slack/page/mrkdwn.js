import { moment } from './dates.js';
import { el } from './dom.js';

/** Slack's mrkdwn as nodes; never as HTML. */
const EMOJI = {
  white_check_mark: '✅', heavy_check_mark: '✔️', x: '❌', warning: '⚠️', tada: '🎉', rocket: '🚀',
  eyes: '👀', wave: '👋', bulb: '💡', hourglass: '⌛', memo: '📝', bell: '🔔', clock: '🕐',
  construction: '🚧', no_entry: '⛔', pencil2: '✏️', wastebasket: '🗑️', sunrise: '🌅', '+1': '👍',
  thumbsup: '👍', tools: '🛠️', calendar: '📅', speech_balloon: '💬', question: '❓',
};

const TOKENS = new RegExp(
  [
    '```(?<block>[\\s\\S]+?)```',
    '`(?<code>[^`\\n]+)`',
    '<(?<reference>[^<>\\n]+)>',
    '(?<![\\w*])\\*(?<bold>[^*\\s](?:[^*\\n]*[^*\\s])?)\\*(?![\\w*])',
    '(?<![\\w_])_(?<italic>[^_\\s](?:[^_\\n]*[^_\\s])?)_(?![\\w_])',
    '(?<![\\w~])~(?<strike>[^~\\s](?:[^~\\n]*[^~\\s])?)~(?![\\w~])',
    ':(?<emoji>[a-z0-9_+-]+):',
  ].join('|'),
  'g',
);

export const emoji = (name) => EMOJI[name] ?? `:${name}:`;

export const unescape = (text) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** `people` finds a user by id. */
export function mrkdwn(text, people) {
  const lines = el('div', { className: 'text' });
  for (const part of text.split(/(^(?:&gt;|>) ?.*$)/m)) {
    const quoted = part.match(/^(?:&gt;|>) ?(.*)$/s);
    if (quoted && !part.startsWith('>>')) {
      const open = lines.lastChild?.tagName === 'BLOCKQUOTE' ? lines.lastChild : null;
      if (open) open.append('\n', ...inline(quoted[1], people));
      else lines.append(el('blockquote', {}, ...inline(quoted[1], people)));
    } else if (part && part !== '\n') {
      lines.append(...inline(part.replace(/^\n|\n$/g, ''), people));
    }
  }
  return lines;
}

function inline(text, people) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(TOKENS)) {
    nodes.push(unescape(text.slice(from, match.index)), node(match, people));
    from = match.index + match[0].length;
  }
  nodes.push(unescape(text.slice(from)));
  return nodes;
}

function node(match, people) {
  const { block, code, reference, bold, italic, strike, emoji: named } = match.groups;
  if (block) return el('pre', {}, unescape(block.trim()));
  if (code) return el('code', {}, unescape(code));
  if (reference) return referenced(reference, people);
  if (bold) return el('strong', {}, ...inline(bold, people));
  if (italic) return el('em', {}, ...inline(italic, people));
  if (strike) return el('s', {}, ...inline(strike, people));
  return EMOJI[named] ?? match[0];
}

function referenced(reference, people) {
  const [target, label] = reference.split('|', 2);
  if (target.startsWith('@')) {
    return el('span', { className: 'mention' }, `@${people(target.slice(1))?.real_name ?? label ?? target.slice(1)}`);
  }
  if (target.startsWith('#')) return el('span', { className: 'mention' }, `#${label ?? target.slice(1)}`);
  if (target.startsWith('!date^')) return moment(unescape(target), label);
  if (target.startsWith('!')) return el('span', { className: 'mention' }, `@${label ?? target.slice(1)}`);
  if (!/^(https?:|mailto:)/.test(target)) return unescape(`<${reference}>`);
  const properties = { href: unescape(target), target: '_blank', rel: 'noopener noreferrer' };
  return el('a', properties, unescape(label ?? target));
}

/** What a person would have typed to get this text: the way back for editing. */
export function typed(text, people) {
  const plain = text.replace(/<([^<>\n]+)>/g, (_, reference) => {
    const [target, label] = reference.split('|', 2);
    if (target.startsWith('@')) return `@${people(target.slice(1))?.real_name ?? target.slice(1)}`;
    if (target.startsWith('#')) return `#${label ?? target.slice(1)}`;
    return target;
  });
  return unescape(plain);
}
