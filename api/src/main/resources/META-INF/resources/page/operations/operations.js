// The operations page: asks every service every few seconds while somebody looks, and does what operators do.

import { sheet } from "../sheet.js";
import { reasonOf } from "../texts.js";
import { Letters } from "./letters.js";
import { Rebuilds } from "./rebuilds.js";
import * as services from "./services.js";
import { words } from "./words.js";
import { view } from "./view/view.js";

const EVERY = 5_000;

await sheet("/page/operations/operations.css");

export class Beside {
  // By question what was answered last, when, and why not since.
  answers = Object.fromEntries(Object.keys(services.QUESTIONS).map((name) => [name, {}]));
  allowed;
  // What was done last, or why it was not; and of what a reason is asked.
  news;
  asking;
  rebuilds = new Rebuilds(() => this.#on.shown());
  letters = new Letters(() => this.#on.shown());
  #on;
  #asker;
  #timer;
  #number = 0;
  #asked = new AbortController();
  #looked = () => document.visibilityState === "visible" && this.#askAll();

  constructor(_, on) {
    this.#on = on;
    this.allowed = on.scopes.includes("operate");
    if (this.allowed) {
      document.addEventListener("visibilitychange", this.#looked);
      this.#timer = setInterval(this.#looked, EVERY);
      this.#askAll();
    }
  }

  go() {}

  close() {
    clearInterval(this.#timer);
    document.removeEventListener("visibilitychange", this.#looked);
    this.#asked.abort();
    this.rebuilds.close();
  }

  view(state) {
    return view(this, state);
  }

  pause(name, reason) {
    return this.#do(() => services.pause(name, reason), () => words.paused(name), `pause/${name}`);
  }

  resume(name) {
    return this.#do(() => services.resume(name), () => words.resumed(name));
  }

  rebuild(name) {
    return this.#rebuilt(() => services.rebuild(name), words.rebuilding(name));
  }

  swap(name) {
    return this.#rebuilt(() => services.swap(name), words.swapping(name));
  }

  abort(name) {
    return this.#rebuilt(() => services.abort(name), words.aborted(name));
  }

  retry(id) {
    return this.#do(() => services.retry(id), ({ outcome }) => words.retried[outcome] ?? outcome);
  }

  discard(id, reason) {
    return this.#do(() => services.discard(id, reason), () => words.discarded, `discard/${id}`);
  }

  // A reason for `what`, unless it was asked already: then no more.
  ask(what) {
    this.asking = this.asking === what ? undefined : what;
    this.#on.shown();
    if (this.asking) {
      this.#asker = document.activeElement;
      document.querySelector(".reason input").focus();
    } else if (document.activeElement === document.body) {
      this.#asker?.focus();
    }
  }

  #rebuilt(action, news) {
    return this.#do(async () => this.rebuilds.taken(await action()), () => news);
  }

  // What was done shows when the service tells it; `asked` is what a reason was asked of for it.
  async #do(action, news, asked) {
    try {
      this.news = { text: news(await action()) };
      asked && this.asking === asked && this.ask(asked);
    } catch (failure) {
      this.news = { text: words.notDone(reasonOf(failure)), failed: true };
    }
    this.#askAll();
  }

  #askAll() {
    this.#on.shown();
    Object.keys(services.QUESTIONS).forEach((name) => this.#ask(name));
  }

  // What comes after the answer to a later question says nothing any more.
  async #ask(name) {
    const signal = this.#asked.signal;
    const asked = ++this.#number;
    const isLate = () => signal.aborted || asked < (this.answers[name].asked ?? 0);
    try {
      const answer = await services.QUESTIONS[name].ask(signal);
      if (isLate()) {
        return;
      }
      const { answer: last, at: lastAt } = this.answers[name];
      this.answers[name] = { asked, answer, at: Date.now(), last, lastAt };
      name === "projections" && this.rebuilds.found(answer.items);
    } catch (failure) {
      if (isLate()) {
        return;
      }
      failure.status === 401 && this.#on.refused(failure);
      this.answers[name] = { ...this.answers[name], asked, failure: reasonOf(failure) };
    }
    this.#on.shown();
  }
}
