// Settings, read when somebody first opens them: teams, and what one team is set to. What is shown was read from a view,
// with its tag; what is typed stands beside it until it is saved, whatever others change meanwhile.

import { person } from "../board.js";
import { sheet } from "../sheet.js";
import { differences } from "../teamdifferences.js";
import { Asked } from "./asked.js";
import { Audience } from "./audience.js";
import { readDigest, readPeople, readTeam } from "./commands.js";
import { cronOf } from "./cron.js";
import { Form } from "./form.js";
import { Presses } from "./presses.js";
import { Preview } from "./preview.js";
import { valuesOf } from "./round.js";
import { Sending } from "./sending.js";
import { words } from "./texts.js";
import { settings } from "./view/settings.js";
import { Webhooks } from "./webhooks/webhooks.js";

await sheet("/page/css/settings.css");

const USUAL = "daily";

export class Settings {
  view = settings;
  team;
  etag;
  failure;
  forms;
  preview;
  audience;
  archiving = false;
  // The name of the round that is shown; undefined for a new one.
  round;
  // Those of the workspace who chose something, as they were read; who chose something since stands beside.
  people;
  digest;
  // Those that may be seen and set, by who operates alone.
  webhooks;
  id;
  sending;
  press;
  #chosen;
  #peopleOf;
  #reading = false;
  // Whether the stream told something while it was being read.
  #told = false;
  #live;
  #on;

  // `live` is what the page reads anyway. `on` is told what to show, to say aloud, where to go and what refused.
  constructor(live, on) {
    this.#live = live;
    this.#on = on;
  }

  // Whoever comes back from signing in finds what they had typed.
  comeBack(id, operates) {
    const isHere = this.sending && this.id === id && Boolean(this.webhooks) === operates;
    return isHere ? this.#read() : this.arrive(id, operates);
  }

  arrive(id, operates) {
    this.preview?.stop();
    this.audience?.stop();
    this.webhooks?.stop();
    this.id = id;
    this.team = this.etag = this.failure = undefined;
    this.archiving = this.#reading = this.#told = false;
    this.round = this.#peopleOf = undefined;
    this.#chosen = new Map();
    this.people = new Asked(() => readPeople(this.workspace), { ...this.#on, shown: () => this.#foreseen() });
    this.digest = new Asked(() => readDigest(id), this.#on);
    this.sending = new Sending(this, this.#live, this.#on);
    this.press = new Presses(this, this.#live, this.sending);
    this.webhooks = operates ? new Webhooks(id, this.sending, this.#on) : undefined;
    this.preview = new Preview(this.#on.shown);
    this.audience = new Audience(this.#on.shown);
    this.forms = {
      register: new Form("register"),
      name: new Form("name", ["name"]),
      channel: new Form("channel", ["slack_workspace", "slack_channel"]),
      members: new Form("members"),
      admins: new Form("admins"),
      schedule: new Form("schedule", ["rounds"]),
      pause: new Form("pause"),
      holidays: new Form("holidays", ["holidays"]),
      digest: new Form("digest"),
      copy: new Form("copy"),
      archive: new Form("archive"),
    };
    return this.#read();
  }

  async #read() {
    this.webhooks?.read();
    await (this.id ? this.read() : this.#on.shown());
  }

  // Gives whether it could be read; with a token, once the view has what that stands for.
  async read(token) {
    const { id } = this;
    this.#reading = true;
    try {
      const found = await readTeam(id, token);
      if (this.id === id) {
        this.#take(found);
      }
      return true;
    } catch (failure) {
      if (this.id === id) {
        this.failure = failure;
      }
      failure.status === 401 && this.#on.refused(failure);
      return false;
    } finally {
      if (this.id === id) {
        this.#reading = false;
        this.#on.shown();
        if (this.#told) {
          this.#told = false;
          this.look();
        }
      }
    }
  }

  // Whether the stream has told something newer than what is shown.
  look() {
    const known = this.#live.board.team(this.id);
    if (this.#reading) {
      this.#told = true;
    } else if (known && known.sequence > (this.team?.sequence ?? 0)) {
      this.read();
    }
  }

  #take({ team, etag }) {
    if (this.team?.sequence > team.sequence) {
      return;
    }
    const { team: before } = this;
    Object.assign(this, { team: { rounds: [], admins: [], ...team }, etag, failure: undefined });
    before || this.digest.read();
    before?.rounds.length || this.forms.schedule.dirty || this.#chooseUsual();
    this.#readPeople();
    this.#live.board.apply("team", team);
    this.#live.introduce([...team.members, ...this.team.admins]);
    Object.values(this.forms)
      .filter((form) => form.dirty && !form.busy)
      .forEach((form) => this.meanwhile(form, ({ key }) => form.keys.includes(key)));
    this.foresee();
  }

  // What is saved from now on rests on what is told here.
  meanwhile(form, isToTell) {
    const changes = differences((form.base ?? this.base).team, this.team).filter(isToTell);
    form.changes = [...form.changes, ...changes.map(({ text }) => text)];
    form.base = this.base;
    if (changes.length) {
      this.#on.tell([words.meanwhile, ...form.changes].join(" "));
    }
  }

  get base() {
    return { team: this.team, etag: this.etag };
  }

  type(form, field, value) {
    form.type(field, value, this.base);
    this.#foreseen();
  }

  forget(form) {
    form.forget();
    this.#foreseen();
  }

  // The usual round first, or the only one.
  #chooseUsual() {
    this.round = (this.team.rounds.find(({ round }) => round === USUAL) ?? this.team.rounds[0])?.round;
  }

  // What the members chose for themselves, of a workspace that may only be known once there is one.
  #readPeople() {
    if (this.workspace !== this.#peopleOf) {
      this.#peopleOf = this.workspace;
      this.people.read();
    }
  }

  // What somebody chose just now.
  chose(chosen) {
    this.#chosen.set(person(chosen), chosen);
    this.foresee();
  }

  // Another round, or a new one. What is typed is not thrown away by the way.
  choose(round) {
    const { schedule, pause } = this.forms;
    if (schedule.dirty && round !== this.round) {
      schedule.refusal = words.rounds.first;
    } else {
      this.round = round;
      schedule.forget();
      pause.forget();
    }
    this.#foreseen();
  }

  get shownRound() {
    return this.team.rounds.find(({ round }) => round === this.round);
  }

  get roundName() {
    return this.round ?? this.forms.schedule.typed.round ?? (this.team.rounds.length ? "" : USUAL);
  }

  // What the form of the round says.
  get schedule() {
    return { ...valuesOf(this.shownRound), ...this.forms.schedule.typed };
  }

  #foreseen() {
    this.foresee();
    this.#on.shown();
  }

  // Anew what could not be told.
  reckon() {
    this.preview.stop();
    this.audience.stop();
    this.#foreseen();
  }

  // Whom a team asks is not to be known any more once it is archived, which may be before the answer to that.
  foresee() {
    if (this.forms.archive.busy) {
      this.audience.stop();
    } else if (this.team && !this.team.archived_at) {
      const schedule = this.schedule;
      const known = new Map([...(this.people.answer ?? []), ...this.#chosen.values()].map((one) => [person(one), one.time_zone]));
      const members = this.team.members.map((member) => ({ member, zone: known.get(person(member)) })).filter(({ zone }) => zone);
      this.preview.ask(cronOf(schedule), schedule.time_zone.trim(), schedule.own_zones, members);
      this.audience.ask(this.id, schedule.kind, schedule.slack_user_group.trim(), this.team.sequence);
    }
  }

  // Most have one workspace only.
  get workspace() {
    return this.team.slack_workspace ?? this.team.members[0]?.slack_workspace ?? "";
  }

  ask(archiving) {
    this.archiving = archiving;
    this.forms.archive.forget();
    this.#on.shown();
  }
}
