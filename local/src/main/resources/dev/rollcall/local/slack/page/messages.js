import { el, same } from './dom.js';
import { EDITED, beginEdit, messageItem, moment } from './message.js';

const DAY = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const TOGETHER_SECONDS = 300;

const isReply = (message) => Boolean(message.thread_ts) && message.thread_ts !== message.ts;

/** The list of a channel's or a thread's messages, changed in place so that reading and editing are not disturbed. */
export class MessageList {
  #root;
  #scroll;
  #context;
  #items = new Map();
  #replies = new Map();
  #belongs;

  /** `belongs` says which messages are shown; in a channel those that stand in no thread. */
  constructor(root, scroll, belongs = (message) => !isReply(message)) {
    this.#root = root;
    this.#scroll = scroll;
    this.#belongs = belongs;
  }

  get empty() {
    return this.#items.size === 0;
  }

  show(messages, context) {
    this.#context = context;
    this.#items.clear();
    this.#replies.clear();
    this.#root.replaceChildren();
    messages.forEach((message) => this.#append(message));
    messages.forEach((message) => this.#counted(message));
    this.#toBottom();
  }

  put(message) {
    this.#counted(message);
    const known = this.#items.get(message.ts);
    if (known) {
      if (!same(known.message, message)) this.#replace(known.item, message);
      return;
    }
    const atBottom = this.#scroll.scrollHeight - this.#scroll.scrollTop - this.#scroll.clientHeight < 80;
    this.#append(message);
    if (atBottom || message.user === this.#context.me) this.#toBottom();
  }

  remove(ts) {
    for (const [parent, replies] of this.#replies) {
      if (replies.delete(ts)) this.#drawReplies(parent);
    }
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

  #counted(message) {
    if (!isReply(message)) return;
    const replies = this.#replies.get(message.thread_ts) ?? new Set();
    this.#replies.set(message.thread_ts, replies.add(message.ts));
    this.#drawReplies(message.thread_ts);
  }

  #drawReplies(ts) {
    const button = this.#items.get(ts)?.item.querySelector('.replies');
    if (!button) return;
    const count = this.#replies.get(ts)?.size ?? 0;
    button.hidden = count === 0;
    button.textContent = count === 1 ? '1 reply' : `${count} replies`;
  }

  #append(message) {
    if (!this.#belongs(message)) return;
    const item = this.#item(message);
    this.#items.set(message.ts, { message, item });
    this.#root.append(item);
    this.#group(item);
  }

  /** What changes while it is being edited is shown once that is over. */
  #item(message) {
    const item = messageItem(message, this.#context);
    item.addEventListener(EDITED, () => {
      const now = this.#items.get(message.ts)?.message;
      if (now && now !== message) this.#replace(item, now);
    });
    return item;
  }

  #replace(item, message) {
    if (item.classList.contains('editing')) {
      this.#items.set(message.ts, { message, item });
      return;
    }
    const fresh = this.#item(message);
    fresh.className = item.className;
    item.replaceWith(fresh);
    this.#items.set(message.ts, { message, item: fresh });
    this.#drawReplies(message.ts);
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
      before.querySelector('.replies').hidden;
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
