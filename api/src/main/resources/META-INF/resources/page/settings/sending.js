// From the press of a button to what it came to: a command, or some, and what a view says after. One for each visit of the
// settings: what is pressed and then left behind changes nothing on another page.

import { settingsLink } from "../links.js";
import { Commands, readTeam } from "./commands.js";
import { fieldOf } from "./round.js";
import { refusalOf, words } from "./texts.js";

export class Sending {
  #commands = new Commands();
  // Where the focus was when a form was sent.
  #pressed = new WeakMap();
  #settings;
  #live;
  #on;

  constructor(settings, live, on) {
    this.#settings = settings;
    this.#live = live;
    this.#on = on;
  }

  // `press` is given what sends a command; `fields` are those of the form that a refusal may name, and `typed` what is
  // sent of it.
  async send(form, fields, press, typed = form.typed) {
    if (form.busy) {
      return;
    }
    this.#pressed.set(form, document.activeElement);
    form.begin(this.#settings.base, typed);
    this.#settings.foresee();
    this.#on.shown();
    try {
      await press((command) => this.#commands.send(command, this.#settings.etag));
    } catch (failure) {
      if (failure.status === 412 && !this.left) {
        await this.#settings.read();
      }
      if (!this.left) {
        this.#refused(form, fields, failure);
      }
    }
  }

  // Whether somebody has gone on to another page meanwhile.
  get left() {
    return this.#settings.sending !== this;
  }

  // Once a view has what was done.
  async settle(form, token, outcome, focus) {
    const shown = this.left || (await this.#settings.read(token));
    this.done(form, shown ? outcome : words.later(outcome), focus);
  }

  // A team that was just made is shown.
  async open(form, { id, token }, outcome) {
    try {
      const { team } = await readTeam(id, token);
      this.#live.board.apply("team", team);
    } catch (failure) {
      failure.status === 401 && this.#on.refused(failure);
      this.done(form, words.later(outcome));
      return;
    }
    this.left || this.#on.go(settingsLink({ team_id: id }));
    this.#on.tell(outcome);
  }

  done(form, outcome, focus) {
    const here = this.#isAt(form);
    form.done(outcome, this.#settings.base);
    this.#settings.foresee();
    this.#on.tell(outcome);
    this.#on.shown();
    focus && here && !this.left && document.querySelector(focus)?.focus();
  }

  // Whether the focus is still where it was, or nowhere: not with somebody who types something else meanwhile.
  #isAt(form) {
    const { activeElement: focused } = document;
    const types = focused.matches("input, select, textarea");
    return focused === document.body || focused === this.#pressed.get(form) || (!types && Boolean(focused.closest(`#${form.name}`)));
  }

  // What is wrong with a field stands beside it, everything else above.
  #refused(form, fields, failure) {
    const here = this.#isAt(form);
    const errors = (failure.errors ?? []).map(({ field, reason }) => ({ field: fieldOf(field), reason }));
    const [beside, above] = [errors.filter(({ field }) => fields.includes(field)), errors.filter(({ field }) => !fields.includes(field))];
    const refusal = beside.length && !above.length ? undefined : refusalOf(failure, above);
    form.refused(refusal && form.made ? words.copy.half(refusal) : refusal, beside);
    this.#settings.foresee();
    if (failure.status === 412) {
      this.#settings.meanwhile(form, () => true);
    }
    if (failure.status === 401) {
      this.#on.refused(failure);
    }
    this.#on.shown();
    here && document.querySelector(`#${form.name} [aria-invalid="true"]`)?.focus();
  }
}
