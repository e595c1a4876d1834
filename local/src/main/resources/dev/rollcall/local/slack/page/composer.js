import { byId } from './dom.js';
import { Suggestions, commands } from './suggestions.js';

/** The box at the bottom. `on` has send(text) and editLast(). */
export class Composer {
  #field = byId('composer');
  #hint = byId('hint');
  #notice = byId('notice');
  #suggestions = new Suggestions(byId('suggestions'), this.#field);
  #drafts = new Map();
  #commands = [];
  #place = '';

  constructor(on) {
    this.#field.addEventListener('input', () => this.#changed());
    this.#field.addEventListener('blur', () => this.#suggestions.close());
    this.#field.addEventListener('keydown', (event) => this.#key(event, on));
    byId('composer-form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send(on);
    });
  }

  /** Keeps a draft for each place. */
  open(place, placeholder, workspace) {
    this.#drafts.set(this.#place, this.#field.value);
    this.#place = place;
    this.knows(workspace);
    this.#field.placeholder = placeholder;
    this.fill(this.#drafts.get(place) ?? '', false);
    this.say('');
  }

  knows(workspace) {
    this.#suggestions.workspace = workspace;
    this.#commands = commands(workspace);
  }

  fill(text, focus = true) {
    this.#field.value = text;
    this.#changed();
    if (focus) this.#field.focus();
  }

  focus() {
    this.#field.focus();
  }

  say(notice, bad = false) {
    this.#notice.textContent = notice;
    this.#notice.classList.toggle('bad', bad);
  }

  async #send(on) {
    const text = this.#field.value.trim();
    if (!text) return;
    const place = this.#place;
    this.fill('');
    const waiting = setTimeout(() => this.say('Waiting for the app…'), 400);
    try {
      await on.send(text);
      this.say('');
    } catch (failed) {
      this.say(failed.message, true);
      if (place === this.#place && !this.#field.value) this.fill(text);
    } finally {
      clearTimeout(waiting);
    }
  }

  #key(event, on) {
    if (event.isComposing) return;
    if (this.#suggestions.key(event)) {
      event.preventDefault();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.#send(on);
    } else if (event.key === 'ArrowUp' && !event.altKey && this.#field.value === '') {
      event.preventDefault();
      on.editLast();
    }
  }

  #changed() {
    const typed = this.#field.value.match(/^(\/\S+)(?:\s|$)/)?.[1];
    const command = this.#commands.find((one) => one.name === typed);
    this.#hint.hidden = !command;
    this.#hint.textContent = command ? `${command.name}  ${command.hint}   ·   ${command.description}` : '';
    this.#suggestions.update();
    this.#field.rows = Math.min(8, this.#field.value.split('\n').length);
  }
}
