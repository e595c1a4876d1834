package dev.rollcall.commands.handling;

import dev.rollcall.commands.model.Decider;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EventCodec;
import dev.rollcall.eventstore.read.EventReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// Folds aggregates from their events. What the cache holds saves reading them again: a fresh
/// read begins with the last event that the cache has seen, which also shows that it still is the
/// one that stands there (a failover may have lost it).
@ApplicationScoped
class StreamLoader {

    private static final int PAGE = 1_000;

    private final EventReader reader;
    private final StreamCache cache;

    StreamLoader(EventReader reader, StreamCache cache) {
        this.reader = reader;
        this.cache = cache;
    }

    /// As it stands in the store now.
    <S, C, E extends Event> Uni<LoadedStream<S>> load(Decider<S, C, E> decider, UUID id) {
        return cache.find(decider, id)
                .map(known -> loadOn(decider, id, known))
                .orElseGet(() -> loadWhole(decider, id))
                .invoke(stream -> cache.put(decider, id, stream));
    }

    private <S, C, E extends Event> Uni<LoadedStream<S>> loadOn(
            Decider<S, C, E> decider, UUID id, LoadedStream<S> known) {
        return reader.stream(id.toString(), known.sequence() - 1, PAGE)
                .chain(
                        page ->
                                !page.isEmpty() && page.getFirst().id().equals(known.lastEvent())
                                        ? further(decider, id, known, page, 1)
                                        : loadWhole(decider, id));
    }

    private <S, C, E extends Event> Uni<LoadedStream<S>> loadWhole(
            Decider<S, C, E> decider, UUID id) {
        return loadAfter(decider, id, LoadedStream.empty(decider.initial()));
    }

    private <S, C, E extends Event> Uni<LoadedStream<S>> loadAfter(
            Decider<S, C, E> decider, UUID id, LoadedStream<S> loaded) {
        return reader.stream(id.toString(), loaded.sequence(), PAGE)
                .chain(page -> further(decider, id, loaded, page, 0));
    }

    /// @param seen how many events of the page are in the state already
    private <S, C, E extends Event> Uni<LoadedStream<S>> further(
            Decider<S, C, E> decider,
            UUID id,
            LoadedStream<S> loaded,
            List<Envelope> page,
            int seen) {
        var stream = loaded;
        for (var envelope : page.subList(seen, page.size())) {
            stream =
                    new LoadedStream<>(
                            decider.evolve().apply(stream.state(), event(decider, envelope)),
                            envelope.sequence(),
                            envelope.id(),
                            stream.weight() + envelope.data().length());
        }
        return page.size() < PAGE ? Uni.createFrom().item(stream) : loadAfter(decider, id, stream);
    }

    /// A write side that does not understand an event must not decide beyond it.
    private static <E extends Event> E event(Decider<?, ?, E> decider, Envelope envelope) {
        return switch (EventCodec.decode(envelope)) {
            case Decoded.Known(var event) when decider.events().isInstance(event) ->
                    decider.events().cast(event);
            case Decoded.Known(var event) ->
                    throw new UnreadableStreamException(
                            envelope, "a " + event.getClass().getSimpleName() + " of another kind");
            case Decoded.UnknownType(var type) ->
                    throw new UnreadableStreamException(envelope, "unknown type " + type);
            case Decoded.LaterVersion(var type, var version, var known) ->
                    throw new UnreadableStreamException(
                            envelope,
                            "version %d of %s, known up to %d".formatted(version, type, known));
            case Decoded.Undecodable(var type, var version, var reason) ->
                    throw new UnreadableStreamException(
                            envelope, "%s v%d: %s".formatted(type, version, reason));
        };
    }
}
