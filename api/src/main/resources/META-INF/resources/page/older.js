// Reads the next page of a thread. `on` is told what happens (`shown`), and that nobody is signed in (`refused`).

import * as api from "./api.js";
import { reasonOf } from "./texts.js";

const PAGE = 30;

export const readOlder = async (thread, on) => {
  thread.reading = true;
  thread.failure = undefined;
  on.shown();
  try {
    thread.take(await api.updates(thread.next(PAGE)));
  } catch (failure) {
    thread.failure = reasonOf(failure);
    if (failure.status === 401) {
      on.refused(failure);
    }
  }
  thread.reading = false;
  on.shown();
};
