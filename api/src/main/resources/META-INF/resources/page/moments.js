// Moments as links name them: an instant, or a position in the log.

import * as api from "./api.js";

export const isPosition = (text) => /^\d+$/.test(text);

// In the browser's milliseconds; NaN of what names none. A position is the moment of its event.
export const momentOf = async (text, signal) => {
  if (!isPosition(text)) {
    return Date.parse(text);
  }
  const [event] = await api.events({ after_position: Math.max(0, Number(text) - 1), order: "asc", limit: 1 }, { signal });
  return event ? Date.parse(event.timestamp) : Date.now();
};
