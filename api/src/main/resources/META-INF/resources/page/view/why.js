// In the past every value can be asked why it is there.

import { html, nothing } from "../lit.js";
import { texts } from "../texts.js";

// A wall is only looked at.
export const asks = ({ as_of, wall }) => as_of && !wall;

// `value` is what is asked for, as `team/ID`, `team/ID/WORKSPACE/USER` or `status_update/ID`.
export const why = ({ place }, value, label) =>
  asks(place) ? html`<button class="why" data-why=${value} aria-label="${texts.why.ask} ${label}">${texts.why.ask}</button>` : nothing;
