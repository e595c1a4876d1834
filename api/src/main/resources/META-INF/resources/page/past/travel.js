// All of the time machine, read when somebody first looks back, and shown as soon as it has its looks.

import "./plot.js";

export { Machine } from "./machine.js";
export { band } from "./view/band.js";
export { changes } from "./view/changes.js";
export { whyDialog } from "./view/why.js";

const sheet = document.createElement("link");
Object.assign(sheet, { rel: "stylesheet", href: "/page/css/past.css" });
await new Promise((done) => {
  sheet.onload = sheet.onerror = done;
  document.head.append(sheet);
});
