package dev.rollcall.commands.handling;

import java.util.UUID;

/// An aggregate's state, and the last event in it.
///
/// @param sequence of the last event; 0: the aggregate was not there
/// @param lastEvent its id, by which a later read knows that it stands on the same history
/// @param weight about how many characters the state was made of
/// @param unkept how many of its last events no snapshot holds
record LoadedStream<S>(S state, long sequence, UUID lastEvent, int weight, int unkept) {

    static <S> LoadedStream<S> empty(S initial) {
        return new LoadedStream<>(initial, 0, new UUID(0, 0), 0, 0);
    }

    /// With its next event, which made `next` of the state.
    LoadedStream<S> followedBy(S next, long sequence, UUID event, int characters) {
        return new LoadedStream<>(next, sequence, event, weight + characters, unkept + 1);
    }

    LoadedStream<S> kept() {
        return new LoadedStream<>(state, sequence, lastEvent, weight, 0);
    }
}
