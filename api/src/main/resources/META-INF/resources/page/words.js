// What differs between two texts, word by word: their longest common subsequence stays.

// Of the part that is left between a common begin and a common end. Longer ones are replaced as a whole.
const MOST = 1_000_000;

const segmenter = new Intl.Segmenter("en", { granularity: "word" });
const wordsOf = (text) => [...segmenter.segment(text)].map(({ segment }) => segment);

// Parts in order, each `same`, `gone` or `new`: without the new ones they are `before`, without the gone ones `after`.
export const differences = (before, after) => {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  const begin = common(a, b, (words, n) => words[n]);
  const [restA, restB] = [a.slice(begin), b.slice(begin)];
  const end = common(restA, restB, (words, n) => words.at(-1 - n));
  const middleA = restA.slice(0, restA.length - end);
  const middleB = restB.slice(0, restB.length - end);
  return joined([
    ...a.slice(0, begin).map(part("same")),
    ...bridged(middle(middleA, middleB)),
    ...restA.slice(middleA.length).map(part("same")),
  ]);
};

const part = (kind) => (text) => ({ kind, text });

const common = (a, b, at) => {
  const most = Math.min(a.length, b.length);
  let n = 0;
  while (n < most && at(a, n) === at(b, n)) {
    n++;
  }
  return n;
};

const middle = (a, b) => {
  if (a.length * b.length > MOST) {
    return [...a.map(part("gone")), ...b.map(part("new"))];
  }
  const longest = lengths(a, b);
  const parts = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      parts.push({ kind: "same", text: a[i++] });
      j++;
    } else if (j === b.length || (i < a.length && longest[i + 1][j] >= longest[i][j + 1])) {
      parts.push({ kind: "gone", text: a[i++] });
    } else {
      parts.push({ kind: "new", text: b[j++] });
    }
  }
  return parts;
};

// How long the longest common subsequence of what begins at i and at j is.
const lengths = (a, b) => {
  const table = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i][j] = a[i] === b[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
    }
  }
  return table;
};

// A space that stayed between changed words is no island: it is read as part of the change.
const bridged = (parts) =>
  parts.flatMap((one, n) =>
    one.kind === "same" && !one.text.trim() && isChange(parts[n - 1]) && isChange(parts[n + 1])
      ? [{ kind: "gone", text: one.text }, { kind: "new", text: one.text }]
      : [one],
  );

const isChange = (one) => one !== undefined && one.kind !== "same";

// Neighbours of a kind are one part; between two that stay, what is gone comes before what is new.
const joined = (parts) => {
  const result = [];
  let [gone, fresh] = ["", ""];
  const settle = () => {
    result.push(...[{ kind: "gone", text: gone }, { kind: "new", text: fresh }].filter(({ text }) => text));
    [gone, fresh] = ["", ""];
  };
  for (const { kind, text } of parts) {
    if (kind === "gone") {
      gone += text;
    } else if (kind === "new") {
      fresh += text;
    } else {
      settle();
      if (result.at(-1)?.kind === "same") {
        result.at(-1).text += text;
      } else {
        result.push({ kind, text });
      }
    }
  }
  settle();
  return result;
};
