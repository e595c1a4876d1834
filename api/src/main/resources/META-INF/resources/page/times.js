// Moments, as the viewer's clock and calendar say them. English words go with English dates.

import { texts } from "./texts.js";

const MINUTE = 60_000;
const HOURS_OF_A_DAY = 24;

const language = navigator.languages.find((tag) => tag.startsWith("en")) ?? "en";
const clock = new Intl.DateTimeFormat(language, { timeStyle: "short" });
const day = new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long" });
const dayOfYear = new Intl.DateTimeFormat(language, { dateStyle: "full" });
const moment = new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "long" });
const relative = new Intl.RelativeTimeFormat(language, { style: "short" });

const shortMoment = new Intl.DateTimeFormat(language, { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });

const dayOfMonth = new Intl.DateTimeFormat(language, { day: "numeric", month: "short" });
const exactClock = new Intl.DateTimeFormat(language, { timeStyle: "medium" });

// Under a plot, where so much time lies between two.
export const tick = (instant, between) => {
  const format = between < MINUTE ? exactClock : between < HOURS_OF_A_DAY * 60 * MINUTE ? clock : dayOfMonth;
  return format.format(new Date(instant));
};

export const shortTime = (instant) => shortMoment.format(new Date(instant));
export const time = (instant) => clock.format(new Date(instant));
export const fullTime = (instant) => moment.format(new Date(instant));

export const date = (instant) => {
  const then = new Date(instant);
  return (then.getFullYear() === new Date().getFullYear() ? day : dayOfYear).format(then);
};

// A server's clock may be a little ahead of this one: what is to come is now.
export const ago = (instant, now) => {
  const minutes = Math.floor((now - Date.parse(instant)) / MINUTE);
  const hours = Math.floor(minutes / 60);
  if (minutes < 1) {
    return texts.justNow;
  }
  if (hours < 1) {
    return relative.format(-minutes, "minute");
  }
  return hours < HOURS_OF_A_DAY ? relative.format(-hours, "hour") : date(instant);
};

export const midnight = (instant = Date.now()) => new Date(new Date(instant).setHours(0, 0, 0, 0));
