import { el } from './dom.js';

/** What may be meant by what was typed so far: commands after `/`, people after `@`. */
export class Suggestions {
  #box;
  #field;
  #choices = [];
  #chosen = 0;
  #workspace;

  constructor(box, field) {
    this.#box = box;
    this.#field = field;
  }

  set workspace(workspace) {
    this.#workspace = workspace;
  }

  update() {
    this.#choices = this.#field.selectionEnd === this.#field.value.length ? this.#meant() : [];
    this.#chosen = 0;
    this.#draw();
  }

  close() {
    this.#choices = [];
    this.#draw();
  }

  /** True when the key was for the suggestions. */
  key(event) {
    if (this.#choices.length === 0) return false;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      this.#chosen = (this.#chosen + steps[event.key] + this.#choices.length) % this.#choices.length;
      this.#draw();
    } else if (event.key === 'Escape') {
      this.close();
    } else if (event.key === 'Tab' || event.key === 'Enter') {
      this.#take(this.#choices[this.#chosen]);
    } else {
      return false;
    }
    return true;
  }

  #meant() {
    const text = this.#field.value;
    const word = text.match(/(?:^\/\S*|(?<![\w.])@[\w.-]*)$/)?.[0];
    if (!word || !this.#workspace) return [];
    const all = word.startsWith('/') ? offered(this.#workspace) : mentions(this.#workspace);
    const fitting = all.filter((one) => one.insert.toLowerCase().startsWith(word.toLowerCase()));
    return fitting.some((one) => one.insert.toLowerCase() === word.toLowerCase()) ? [] : fitting.map((one) => ({ ...one, word }));
  }

  #take(choice) {
    this.#field.value = `${this.#field.value.slice(0, -choice.word.length)}${choice.insert} `;
    this.#field.focus();
    this.#field.dispatchEvent(new Event('input'));
  }

  #draw() {
    this.#box.hidden = this.#choices.length === 0;
    this.#box.replaceChildren(
      ...this.#choices.map((choice, index) =>
        el(
          'div',
          {
            role: 'option',
            id: `suggestion-${index}`,
            className: 'suggestion',
            onmousedown: (event) => {
              event.preventDefault();
              this.#take(choice);
            },
            aria: { selected: String(index === this.#chosen) },
          },
          el('strong', {}, choice.insert),
          el('span', {}, choice.about),
        ),
      ),
    );
    if (this.#choices.length > 0) {
      this.#field.setAttribute('aria-activedescendant', `suggestion-${this.#chosen}`);
    } else {
      this.#field.removeAttribute('aria-activedescendant');
    }
  }
}

/** The app's, as its manifest has them, and Slack's own. */
export const commands = (workspace) => [...workspace.commands, { name: '/invite', hint: '[@somebody]', description: 'Bring somebody into this channel' }];

const offered = (workspace) => commands(workspace).map(({ name, description }) => ({ insert: name, about: description }));

function mentions(workspace) {
  const users = workspace.users
    .filter((user) => user.id !== 'USLACKBOT' && (workspace.installed || !user.bot))
    .sort((a, b) => Number(b.bot) - Number(a.bot))
    .map((user) => ({ insert: `@${user.real_name}`, about: user.bot ? 'App' : '' }));
  return [...users, ...workspace.groups.map((group) => ({ insert: `@${group.handle}`, about: group.name }))];
}
