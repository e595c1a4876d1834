// What people write in Slack, taken apart: text in its markup (mrkdwn), as it is stored, gives a tree of plain values. Whatever
// is no markup is text; nothing here makes elements.

const WEB = /https?:\/\/[^\s<>|]+[^\s<>|.,;:!?)'"*_~`]/u;
const TARGET = /^(?:https?:\/\/|mailto:)[^\s<>|]+$/u;

// What stands for itself, whatever is around it: code, a reference between brackets, an address, an emoji.
const ATOM = new RegExp(
  [
    "`(?<code>[^`\\n]+)`",
    "<(?<reference>[^<>\\n]+)>",
    `(?<web>${WEB.source})`,
    "(?<![\\p{L}\\p{N}]):(?<emoji>[a-z0-9_+'-]{1,100})(?:::skin-tone-(?<tone>[2-6]))?:",
    "(?<own>\uFFFC)",
  ].join("|"),
  "gu",
);
// In the place of an atom while emphasis is looked for.
const HOLE = "\uFFFC";
const EMPHASISED = new RegExp(
  ["*", "_", "~"].map((sign) => `(?<![\\p{L}\\p{N}])[${sign}](?=\\S)([^${sign}\\n]*[^\\s${sign}])[${sign}](?![\\p{L}\\p{N}])`).join("|"),
  "u",
);
const KINDS = ["bold", "italic", "strike"];

const FENCE = /```\n?([\s\S]+?)\n?```/u;
const QUOTE = /^(?:>>>|>) ?/u;
const ITEM = /^(\s*)(?:([•◦▪‣-])|(\d{1,9})[.)])\s+(?=\S)/u;

// Blocks in order: `code` with its text, `quote` with blocks, `list` with items, `lines` of parts.
export const blocks = (text) =>
  text.split(FENCE).flatMap((piece, n, { length }) => (n % 2 ? [{ kind: "code", text: piece }] : lines(between(piece, n > 0, n < length - 1))));

// A line's end beside a block of code is the block's.
const between = (piece, after, before) => {
  const rest = after ? piece.replace(/^\n/u, "") : piece;
  return before ? rest.replace(/\n$/u, "") : rest;
};

// Quotes are not quoted again.
const lines = (text, quoted = false) => {
  const result = [];
  const all = text === "" ? [] : text.split("\n");
  for (let n = 0; n < all.length; n++) {
    const line = all[n];
    if (line.startsWith(">>>") && !quoted) {
      result.push({ kind: "quote", blocks: lines([line.replace(QUOTE, ""), ...all.slice(n + 1)].join("\n"), true) });
      break;
    }
    const last = result.at(-1);
    const item = ITEM.exec(line);
    if (line.startsWith(">") && !quoted) {
      const rest = line.replace(QUOTE, "");
      if (last?.kind === "quoted") {
        last.lines.push(rest);
      } else {
        result.push({ kind: "quoted", lines: [rest] });
      }
    } else if (item) {
      add(result, item, parts(line.slice(item[0].length)));
    } else if (last?.kind === "lines") {
      last.parts.push(parts(line));
    } else {
      result.push({ kind: "lines", parts: [parts(line)] });
    }
  }
  return result.map((one) => (one.kind === "quoted" ? { kind: "quote", blocks: lines(one.lines.join("\n"), true) } : one));
};

// Numbers stay those that were written.
const add = (result, [, indent, , number], item) => {
  const last = result.at(-1);
  const value = number && Number(number);
  const entry = { depth: Math.min(Math.floor(indent.length / 2), 4), value, parts: item };
  if (last?.kind === "list" && last.ordered === (value !== undefined)) {
    last.items.push(entry);
  } else {
    result.push({ kind: "list", ordered: value !== undefined, items: [entry] });
  }
};

// A line's parts in order: `text`, `bold`, `italic` and `strike` with parts, `code`, `link`, `user`, `channel`, `emoji`.
export const parts = (line) => {
  const atoms = [];
  const holed = line.replace(ATOM, (...match) => held(atoms, match));
  return filled(holed, atoms.values());
};

const hole = (atoms, atom) => {
  atoms.push(atom);
  return HOLE;
};

const held = (atoms, match) => {
  const { code, reference, web, emoji, tone, own } = match.at(-1);
  const whole = match[0];
  if (code) {
    return hole(atoms, { kind: "code", text: code });
  }
  if (web) {
    return hole(atoms, { kind: "link", target: web, text: web });
  }
  if (emoji) {
    return hole(atoms, { kind: "emoji", name: emoji, tone: tone && Number(tone), text: whole });
  }
  const atom = own ? { kind: "text", text: own } : referred(reference);
  // A character that looks like a hole is none.
  return atom || whole.includes(HOLE) ? hole(atoms, atom ?? { kind: "text", text: whole }) : whole;
};

// What Slack puts between brackets; anything else that stands there was written by hand.
const referred = (reference) => {
  const bar = reference.indexOf("|");
  const [target, label] = bar < 0 ? [reference, ""] : [reference.slice(0, bar), reference.slice(bar + 1)];
  if (/^@[UW][A-Z0-9]+$/u.test(target)) {
    return { kind: "user", user: target.slice(1), label };
  }
  if (/^#[CG][A-Z0-9]+$/u.test(target)) {
    return { kind: "channel", text: `#${label || target.slice(1)}` };
  }
  if (/^!(?:here|channel|everyone)$/u.test(target)) {
    return { kind: "channel", text: `@${target.slice(1)}` };
  }
  if (/^!subteam\^S[A-Z0-9]+$/u.test(target)) {
    return { kind: "channel", text: label || "@…" };
  }
  if (/^!date\^/u.test(target)) {
    return { kind: "text", text: label };
  }
  return TARGET.test(target) ? { kind: "link", target, text: label || target.replace(/^mailto:/u, "") } : undefined;
};

const filled = (text, atoms) => {
  const result = [];
  let rest = text;
  for (let match = EMPHASISED.exec(rest); match; match = EMPHASISED.exec(rest)) {
    result.push(...plain(rest.slice(0, match.index), atoms));
    const n = match.slice(1).findIndex((inner) => inner !== undefined);
    result.push({ kind: KINDS[n], parts: filled(match[n + 1], atoms) });
    rest = rest.slice(match.index + match[0].length);
  }
  return [...result, ...plain(rest, atoms)];
};

// Atoms come in the order of their holes.
const plain = (text, atoms) =>
  text.split(HOLE).flatMap((piece, n) => [...(n ? [atoms.next().value] : []), ...(piece ? [{ kind: "text", text: piece }] : [])]);
