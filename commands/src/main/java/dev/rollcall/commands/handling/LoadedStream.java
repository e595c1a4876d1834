package dev.rollcall.commands.handling;

/// An aggregate's state, and the sequence of the last event in it (0: it was not there).
record LoadedStream<S>(S state, long sequence) {}
