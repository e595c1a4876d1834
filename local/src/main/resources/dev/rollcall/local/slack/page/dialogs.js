import { byId, el, same } from './dom.js';
import { blocks } from './blocks.js';
import { Surface } from './surface.js';
import * as server from './server.js';

/** The modal on top of those that the app has opened; what was filled in stays while it is updated. */
export class Modals {
  #dialog = byId('modal');
  #surfaces = new Map();
  #view = null;

  constructor() {
    this.#dialog.oncancel = (event) => {
      event.preventDefault();
      this.#leave(false);
    };
  }

  show(views, { user, workspace, people }) {
    const before = this.#view;
    this.#view = views.at(-1) ?? null;
    for (const id of this.#surfaces.keys()) {
      if (!views.some((view) => view.id === id)) this.#surfaces.delete(id);
    }
    if (!this.#view) {
      this.#dialog.close();
      return;
    }
    this.#context = { user, workspace, people };
    if (this.#dialog.open && same(before, this.#view)) return;
    this.#draw();
    if (this.#dialog.open) return;
    this.#dialog.showModal();
    this.#dialog.querySelector('.modal-body :is(input, textarea, select)')?.focus();
  }

  #context;

  #surface() {
    const { user, workspace } = this.#context;
    const known = this.#surfaces.get(this.#view.id);
    if (known) return known;
    const fresh = new Surface(user, { view: this.#view.id }, workspace, (why) => this.#say(why));
    fresh.send = () => this.#send();
    this.#surfaces.set(this.#view.id, fresh);
    return fresh;
  }

  #draw() {
    const { content } = this.#view;
    const surface = this.#surface();
    const form = el(
      'form',
      { className: 'modal', noValidate: true, data: { testid: 'modal-form', view: this.#view.id } },
      el(
        'header',
        {},
        el('h2', { data: { testid: 'modal-title' } }, content.title.text),
        el('button', { type: 'button', className: 'x', aria: { label: 'Close all' }, onclick: () => this.#leave(true) }, '×'),
      ),
      el('div', { className: 'modal-body' }, blocks(content.blocks, this.#context.people, surface)),
      el('p', { className: 'bad', role: 'alert', data: { testid: 'modal-notice' } }),
      el(
        'div',
        { className: 'ends' },
        el('button', { type: 'button', data: { testid: 'modal-close' }, onclick: () => this.#leave(false) }, content.close?.text ?? 'Cancel'),
        content.submit ? el('button', { className: 'pressable primary', data: { testid: 'modal-submit' } }, content.submit.text) : null,
      ),
    );
    form.onsubmit = (event) => {
      event.preventDefault();
      this.#send();
    };
    const at = document.activeElement?.dataset.field;
    this.#dialog.replaceChildren(form);
    if (at) form.querySelector(`[data-field="${CSS.escape(at)}"]`)?.focus();
  }

  async #send() {
    if (!this.#view.content.submit) return;
    const surface = this.#surface();
    const view = this.#view;
    try {
      const answer = await server.submit(view.id, surface.user, surface.filled);
      surface.errors = answer.errors ?? {};
      if (answer.errors) this.#draw();
      if (answer.failure) this.#say(`We had some trouble connecting. Try again? (${answer.failure})`);
    } catch (refused) {
      this.#say(refused.message);
    }
  }

  async #leave(all) {
    const surface = this.#surface();
    await server.close(this.#view.id, surface.user, surface.filled, all).catch((refused) => this.#say(refused.message));
  }

  #say(why) {
    const notice = this.#dialog.querySelector('[data-testid=modal-notice]');
    if (notice) notice.textContent = why;
  }
}
