// Days of the week and a time of day as a cron expression, and back where it says no more than that. Pure.

export const DAYS = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];

const WEEKDAYS = "MON,TUE,WED,THU,FRI";

export const cronOf = ({ days, time, own, cron }) => {
  if (own) {
    return cron.trim();
  }
  const [hour, minute] = time.split(":").map(Number);
  return days.length && time ? `${minute} ${hour} * * ${daysText(DAYS.filter((day) => days.includes(day)))}` : "";
};

const daysText = (days) => {
  const list = days.join(",");
  return days.length === DAYS.length ? "*" : list === WEEKDAYS ? "MON-FRI" : list;
};

// What the controls show for an expression; `own` where they can't.
export const controlsOf = (cron) => {
  const [, minute, hour, text] = /^(\d{1,2}) (\d{1,2}) \* \* (\S+)$/.exec(cron) ?? [];
  const days = text && daysOf(text);
  return days
    ? { own: false, cron, days, time: `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}` }
    : { own: true, cron, days: WEEKDAYS.split(","), time: "09:30" };
};

const daysOf = (text) => {
  if (text === "*") {
    return DAYS;
  }
  const days = text.toUpperCase().split(",").flatMap(range);
  return days.includes(undefined) ? undefined : DAYS.filter((day) => days.includes(day));
};

const range = (part) => {
  const [from, to] = part.split("-").map((day) => DAYS.indexOf(day));
  return from < 0 || to < from ? [undefined] : DAYS.slice(from, (to ?? from) + 1);
};
