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

  begin(base) {
    this.base = this.dirty ? this.base : base;
    this.busy = true;
    this.clear();
  }

  // Saved, or thought better of.
  done(outcome) {
    this.typed = {};
    this.base = undefined;
    this.busy = false;
    this.clear();
    this.outcome = outcome;
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
