// All of the time machine, read when somebody first looks back, and shown as soon as it has its looks.

import { sheet } from "../sheet.js";
import "./plot.js";

export { Machine } from "./machine.js";
export { band } from "./view/band.js";
export { changes } from "./view/changes.js";
export { whyDialog } from "./view/why.js";

await sheet("/page/css/past.css");
