// One form: what has been typed into it, and what became of it. A form of a team's values also knows the team as it was
// when somebody began to type.

export class Form {
  typed = {};
  base;
  busy = false;
  errors = {};
  refusal;
  // What somebody else changed meanwhile.
  changes = [];
  outcome;
  // What is on its way.
  #sent = {};

  constructor(name, keys = []) {
    this.name = name;
    this.keys = keys;
  }

  get dirty() {
    return Object.keys(this.typed).length > 0;
  }

  type(field, value, base) {
    this.base = this.dirty ? this.base : base;
    this.typed = { ...this.typed, [field]: value };
    this.outcome = undefined;
  }

  begin(base, sent = this.typed) {
    this.base = this.dirty ? this.base : base;
    this.busy = true;
    this.#sent = sent;
    this.clear();
  }

  // Saved. What was typed while it was on its way stays, and rests on what stands now.
  done(outcome, base) {
    const typed = Object.entries(this.typed).filter(([field, value]) => value !== this.#sent[field]);
    this.forget();
    this.typed = Object.fromEntries(typed);
    this.base = this.dirty ? base : undefined;
    this.outcome = outcome;
  }

  // Thought better of.
  forget() {
    this.typed = {};
    this.base = undefined;
    this.busy = false;
    this.clear();
  }

  // What is wrong with a field stands beside it, everything else above.
  refused(text, errors) {
    this.busy = false;
    this.errors = Object.fromEntries(errors.map(({ field, reason }) => [field, reason]));
    this.refusal = text;
  }

  clear() {
    this.errors = {};
    this.refusal = this.outcome = undefined;
    this.changes = [];
  }
}
