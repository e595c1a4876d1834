// Settings, read when somebody first opens them: teams, and what one team is set to. What is shown was read from a view,
// with its tag; what is typed stands beside it until it is saved, whatever others change meanwhile.

import { readTeam } from "./commands.js";
import { controlsOf, cronOf, DAYS } from "./cron.js";
import { differences } from "./differences.js";
import { Form } from "./form.js";
import { Presses } from "./presses.js";
import { Preview } from "./preview.js";
import { words } from "./texts.js";
import { settings } from "./view/settings.js";

const sheet = document.createElement("link");
Object.assign(sheet, { rel: "stylesheet", href: "/page/css/settings.css" });
document.head.append(sheet);

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
const FIRST = { own: false, cron: "30 9 * * MON-FRI", days: DAYS.slice(0, 5), time: "09:30" };

export class Settings {
  view = settings;
  team;
  etag;
  failure;
  forms;
  preview;
  archiving = false;
  id;
  press;
  #reading = false;
  #live;
  #on;

  // `live` is what the page reads anyway. `on` is told what to show, to say aloud, where to go and what refused.
  constructor(live, on) {
    this.#live = live;
    this.#on = on;
  }

  arrive(id) {
    this.preview?.stop();
    this.id = id;
    this.team = this.etag = this.failure = undefined;
    this.archiving = this.#reading = false;
    this.press = new Presses(this, this.#live, this.#on);
    this.preview = new Preview(this.#on.shown);
    this.forms = {
      register: new Form("register"),
      name: new Form("name", ["name"]),
      channel: new Form("channel", ["slack_workspace", "slack_channel"]),
      members: new Form("members"),
      schedule: new Form("schedule", ["poll_schedule", "poll_time_zone"]),
      copy: new Form("copy"),
      archive: new Form("archive"),
    };
    return id ? this.read() : this.#on.shown();
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
      if (this.id === id && !this.team) {
        this.failure = failure;
      }
      failure.status === 401 && this.#on.refused(failure);
      return false;
    } finally {
      if (this.id === id) {
        this.#reading = false;
        this.#on.shown();
      }
    }
  }

  // Whether the stream has told something newer than what is shown.
  look() {
    const known = this.#live.board.team(this.id);
    if (this.team && known?.sequence > this.team.sequence && !this.#reading) {
      this.read();
    }
  }

  #take({ team, etag }) {
    if (this.team?.sequence > team.sequence) {
      return;
    }
    Object.assign(this, { team, etag, failure: undefined });
    this.#live.board.apply("team", team);
    this.#live.introduce(team.members).catch(this.#on.refused);
    Object.values(this.forms)
      .filter((form) => form.dirty && !form.busy)
      .forEach((form) => this.meanwhile(form, ({ key }) => form.keys.includes(key)));
    this.foresee();
  }

  // What is saved from now on rests on what is told here.
  meanwhile(form, isToTell) {
    const changes = differences(form.base.team, this.team).filter(isToTell);
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
    this.foresee();
    this.#on.shown();
  }

  forget(form) {
    form.done();
    this.foresee();
    this.#on.shown();
  }

  // What the form of the schedule says.
  get schedule() {
    const { poll_schedule, poll_time_zone } = this.team;
    const set = poll_schedule ? controlsOf(poll_schedule) : FIRST;
    return { ...set, time_zone: poll_time_zone ?? here, ...this.forms.schedule.typed };
  }

  foresee() {
    if (this.team && !this.team.archived_at) {
      const schedule = this.schedule;
      this.preview.ask(cronOf(schedule), schedule.time_zone.trim());
    }
  }

  // Most have one workspace only.
  get workspace() {
    return this.team.slack_workspace ?? this.team.members[0]?.slack_workspace ?? "";
  }

  ask(archiving) {
    this.archiving = archiving;
    this.forms.archive.done();
    this.#on.shown();
  }
}
