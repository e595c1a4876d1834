const DAY = 86_400_000;

const day = (options) => (at) => new Intl.DateTimeFormat(undefined, options).format(at);
const near = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
const midnight = (at) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
const daysAway = (at) => Math.round((midnight(at) - midnight(new Date())) / DAY);
const pretty = (shape) => (at) => (Math.abs(daysAway(at)) <= 1 ? near.format(daysAway(at), 'day') : shape(at));

const date = day({ dateStyle: 'long' });
const short = day({ dateStyle: 'medium' });
const long = day({ dateStyle: 'full' });

const SHAPES = {
  date_num: (at) => at.toLocaleDateString('sv'),
  date,
  date_short: short,
  date_long: long,
  date_pretty: pretty(date),
  date_short_pretty: pretty(short),
  date_long_pretty: pretty(long),
  time: day({ timeStyle: 'short' }),
  time_secs: day({ timeStyle: 'medium' }),
};

/** `!date^seconds^{date_short_pretty} {time}` as who reads it has it, or what stands for it where that is no date. */
export function moment(target, otherwise) {
  const [, seconds, shape] = target.split('^');
  const at = new Date(Number(seconds) * 1000);
  const tokens = [...(shape ?? '').matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
  if (Number.isNaN(at.getTime()) || tokens.length === 0 || !tokens.every((token) => token in SHAPES)) return otherwise ?? target;
  return shape.replace(/\{(\w+)\}/g, (_, token) => SHAPES[token](at));
}
