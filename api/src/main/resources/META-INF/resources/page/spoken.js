// What people wrote as one plain text: what is compared, searched and read aloud.

import { parts } from "./mrkdwn.js";

const TONES = ["🏻", "🏼", "🏽", "🏾", "🏿"];

let table;
let loading;

// Names of emoji are in a file that is only read once somebody used one; until then, and for a workspace's own, the name is
// shown as it was written.
export const spokenEmoji = ({ name, tone, text }) => {
  if (!table) {
    loading ??= import("./emoji/emoji.js").then(
      (module) => {
        table = module.emoji;
        dispatchEvent(new Event("emoji"));
      },
      () => (loading = undefined),
    );
    return text;
  }
  const character = table(name);
  return character ? (tone ? character.replace("\uFE0F", "") + TONES[tone - 2] : character) : text;
};

export const spoken = (text, { slack_workspace }, board) => {
  const one = (part) => {
    switch (part.kind) {
      case "bold":
      case "italic":
      case "strike":
        return part.parts.map(one).join("");
      case "user":
        return `@${board.name({ slack_workspace, slack_user: part.user }) ?? (part.label.replace(/^@/u, "") || part.user)}`;
      case "emoji":
        return spokenEmoji(part);
      default:
        return part.text;
    }
  };
  return text
    .split("\n")
    .map((line) => parts(line).map(one).join(""))
    .join("\n");
};
