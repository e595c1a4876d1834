import { byId } from './dom.js';
import { MessageList } from './messages.js';

/** A thread beside its channel: the message, its replies, and a box to reply. `on` has send(text, thread). */
export class ThreadPanel {
  #root = byId('thread-panel');
  #field = byId('thread-composer');
  #notice = byId('thread-notice');
  #list = new MessageList(byId('thread-messages'), byId('thread-scroll'), (message) => this.#has(message));
  // By person and thread what could not be sent there.
  #unsent = new Map();
  #me;
  ts = null;

  constructor(on) {
    byId('thread-close').onclick = () => this.close();
    byId('thread-form').onsubmit = (event) => {
      event.preventDefault();
      this.#send(on);
    };
    this.#field.onkeydown = (event) => {
      if (event.key === 'Escape') this.close();
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#send(on);
    };
  }

  open(ts, messages, context, name) {
    const again = ts === this.ts;
    this.ts = ts;
    this.#me = context.me;
    this.#root.hidden = false;
    byId('thread-place').textContent = name;
    this.#list.show(messages, context);
    if (!again) this.#begin(`${context.me}/${ts}`);
    this.#field.focus();
  }

  #begin(place) {
    this.#field.value = this.#unsent.get(place) ?? '';
    this.#unsent.delete(place);
    this.#notice.textContent = '';
  }

  close() {
    this.ts = null;
    this.#root.hidden = true;
    this.#field.value = '';
    byId('composer').focus();
  }

  refresh(messages, context) {
    if (this.ts) this.#list.show(messages, context);
  }

  put(message) {
    if (this.ts) this.#list.put(message);
  }

  remove(ts) {
    this.#list.remove(ts);
  }

  #has(message) {
    return message.ts === this.ts || message.thread_ts === this.ts;
  }

  async #send(on) {
    const text = this.#field.value.trim();
    const { ts } = this;
    const place = `${this.#me}/${ts}`;
    if (!text) return;
    this.#field.value = '';
    this.#notice.textContent = '';
    try {
      await on.send(text, ts);
    } catch (failed) {
      if (ts !== this.ts) {
        this.#unsent.set(place, text);
        return;
      }
      this.#notice.textContent = failed.message;
      if (!this.#field.value) this.#field.value = text;
    }
  }
}
