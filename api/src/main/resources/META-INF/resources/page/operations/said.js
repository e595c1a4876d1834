// A refusal in words.

import { texts } from "../texts.js";

export const said = (failure) => (failure.status ? failure.message : texts.unknownFailure);
