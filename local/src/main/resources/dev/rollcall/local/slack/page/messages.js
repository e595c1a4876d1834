import { el } from './dom.js';
import { beginEdit, messageItem, moment } from './message.js';

const DAY = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const TOGETHER_SECONDS = 300;

/** The list of a channel's messages, changed in place so that reading and editing are not disturbed. */
export class MessageList {
  #root;
  #scroll;
  #context;
  #items = new Map();

  constructor(root, scroll) {
    this.#root = root;
    this.#scroll = scroll;
  }

  get empty() {
    return this.#items.size === 0;
  }

  show(messages, context) {
    this.#context = context;
    this.#items.clear();
    this.#root.replaceChildren();
    messages.forEach((message) => this.#append(message));
    this.#toBottom();
  }

  put(message) {
    const known = this.#items.get(message.ts);
    if (known) {
      this.#replace(known.item, message);
      return;
    }
    const atBottom = this.#scroll.scrollHeight - this.#scroll.scrollTop - this.#scroll.clientHeight < 80;
    this.#append(message);
    if (atBottom || message.user === this.#context.me) this.#toBottom();
  }

  remove(ts) {
    const known = this.#items.get(ts);
    if (!known) return;
    const next = known.item.nextElementSibling;
    known.item.remove();
    this.#items.delete(ts);
    if (next) this.#group(next);
  }

  editLast() {
    const own = [...this.#items.values()].filter(({ message }) => message.user === this.#context.me && !message.only_for);
    const last = own.at(-1);
    if (last) beginEdit(last.message, last.item, this.#context);
  }

  #append(message) {
    const item = messageItem(message, this.#context);
    const parent = message.thread_ts !== message.ts && this.#items.get(message.thread_ts);
    this.#items.set(message.ts, { message, item });
    if (parent) {
      parent.item.querySelector(':scope > .replies').append(item);
    } else {
      this.#root.append(item);
    }
    this.#group(item);
  }

  #replace(item, message) {
    const fresh = messageItem(message, this.#context);
    fresh.querySelector(':scope > .replies').append(...item.querySelector(':scope > .replies').children);
    fresh.className = item.className;
    fresh.classList.remove('editing');
    item.replaceWith(fresh);
    this.#items.set(message.ts, { message, item: fresh });
  }

  /** Messages of one person in a row stand together; a new day is announced. */
  #group(item) {
    const before = item.previousElementSibling?.matches('.message') ? item.previousElementSibling : null;
    const newDay = item.parentElement === this.#root && this.#newDay(item, before);
    const together =
      before &&
      !newDay &&
      before.dataset.user === item.dataset.user &&
      before.dataset.onlyFor === item.dataset.onlyFor &&
      Number(item.dataset.ts) - Number(before.dataset.ts) < TOGETHER_SECONDS &&
      !before.querySelector(':scope > .replies > li');
    item.classList.toggle('together', Boolean(together));
  }

  #newDay(item, before) {
    const day = moment(item.dataset.ts).toDateString();
    if (before && moment(before.dataset.ts).toDateString() === day) return false;
    if (item.previousElementSibling?.dataset.day === day) return true;
    item.before(el('li', { className: 'day', data: { day } }, el('span', {}, DAY.format(moment(item.dataset.ts)))));
    return true;
  }

  #toBottom() {
    this.#scroll.scrollTop = this.#scroll.scrollHeight;
  }
}
