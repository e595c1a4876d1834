// The time machine: where on the whole history one stands, and what moves that. The address says the moment; what is
// dragged is put there once it rests.

import * as api from "../api.js";
import { isPosition } from "../moments.js";
import { still } from "../rotation.js";
import { reasonOf } from "../texts.js";
import { Past } from "./past.js";
import { Why } from "./why.js";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const REST = 150;
const PACE = 500;
// Where motion is not wanted the board changes less often, by more.
const STEPS = 2_000;
const BUCKETS = 240;

// Of time that goes by in a second.
export const SPEEDS = [SECOND, MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, DAY];
const STRIDES = [SECOND, 5 * SECOND, 15 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 6 * HOUR, DAY];

export class Machine {
  views;
  past;
  why;
  density;
  span;
  // Why a step led nowhere, or why it isn't known how much happened when.
  failure;
  speed = HOUR;
  playing = false;
  #here = false;
  #steps = Promise.resolve();
  #measured = false;
  #dragged;
  #resting;
  #timer;
  #on;

  // `on.moved` is told where to go: what stands in `as_of`.
  constructor(live, views, on) {
    this.views = views;
    this.#on = on;
    this.past = new Past(live, on);
    this.why = new Why(on);
  }

  get at() {
    return this.#dragged ?? this.past.moment ?? this.span?.to;
  }

  // How far a key leads.
  get stride() {
    const aim = (this.span.to - this.span.from) / 200;
    return STRIDES.find((one) => one >= aim) ?? DAY;
  }

  async arrive(place, filter) {
    this.#here = true;
    this.#measured || this.#measure();
    await this.past.read(place, filter);
    if (!this.past.loading && this.#dragged !== undefined && place.as_of === text(this.#dragged)) {
      this.#letGo();
      this.#on.shown();
    }
  }

  moreChanges() {
    return this.past.changes.readMore(this.#on);
  }

  leave() {
    this.#here = false;
    this.pause();
    this.#letGo();
    this.past.stop();
    this.span = this.density = this.failure = undefined;
    this.#measured = false;
  }

  drag(to) {
    this.#dragged = Math.min(Math.max(to, this.span.from), this.span.to);
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#go(this.#dragged), REST);
    this.#on.shown();
  }

  // What is dragged and does not rest yet goes nowhere any more.
  #letGo() {
    clearTimeout(this.#resting);
    this.#dragged = undefined;
  }

  key(event) {
    const strides = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[event.key];
    if (strides) {
      event.preventDefault();
      this.drag(this.at + strides * this.stride);
    }
  }

  play() {
    const pace = still.matches ? STEPS : PACE;
    this.playing = true;
    this.#timer = setInterval(() => this.past.loading || this.#advance((this.speed * pace) / SECOND), pace);
    this.#on.shown();
  }

  pause() {
    clearInterval(this.#timer);
    this.playing = false;
    this.#on.shown();
  }

  atSpeed(speed) {
    this.speed = speed;
    this.#on.shown();
  }

  // To where the event before or after the moment made the log what it is. Whoever is quicker than the page goes as many
  // steps: each from where the one before leads.
  step(forward) {
    this.#steps = this.#steps.then(() => this.#step(forward));
    return this.#steps;
  }

  async #step(forward) {
    while (this.past.loading) {
      await this.past.reading;
    }
    if (!this.past.ready || !this.#here) {
      return;
    }
    try {
      const event = await (forward ? this.#next() : this.#last());
      this.failure = undefined;
      if (event && this.#here) {
        this.#letGo();
        this.#on.moved(String(event.position));
      }
    } catch (failure) {
      this.#refused(failure);
    }
  }

  async #next() {
    const { asOf, moment } = this.past;
    const after = isPosition(asOf) ? { after_position: asOf } : { from: text(moment + 1) };
    return (await api.events({ ...after, order: "asc", limit: 1 }))[0];
  }

  async #last() {
    return (await api.events({ to: text(this.past.moment), limit: 1 }))[0];
  }

  #advance(by) {
    const to = Math.min(this.at + by, this.span.to);
    if (to === this.span.to) {
      this.pause();
    }
    this.#dragged = to;
    this.#go(to);
  }

  #go(to) {
    this.#on.moved(text(to));
  }

  // From the first event until now, in whole seconds.
  async #measure() {
    const now = Math.ceil(Date.now() / SECOND) * SECOND;
    this.span ??= { from: now - DAY, to: now };
    this.#measured = true;
    try {
      const density = await api.density({ to: text(now), buckets: BUCKETS });
      if (density.counts.length) {
        this.density = density;
        this.span = { from: Math.floor(Date.parse(density.from) / SECOND) * SECOND, to: now };
      }
      this.failure = undefined;
    } catch (failure) {
      this.#measured = false;
      this.#refused(failure);
    }
    this.#on.shown();
  }

  #refused(failure) {
    this.failure = reasonOf(failure);
    failure.status === 401 && this.#on.refused(failure);
    this.#on.shown();
  }
}

const text = (moment) => new Date(moment).toISOString();
