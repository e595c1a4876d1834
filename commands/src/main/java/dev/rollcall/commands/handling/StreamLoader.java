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
import java.util.Optional;
import java.util.UUID;

/// Folds aggregates from their events. What the cache or a snapshot holds saves reading them again:
/// such a read begins with the last event in it, which also shows that it still is the one that
/// stands there (a failover or a restore may have lost it).
@ApplicationScoped
class StreamLoader {

    private static final int PAGE = 1_000;

    private final EventReader reader;
    private final StreamCache cache;
    private final Snapshots snapshots;

    StreamLoader(EventReader reader, StreamCache cache, Snapshots snapshots) {
        this.reader = reader;
        this.cache = cache;
        this.snapshots = snapshots;
    }

    /// As it stands in the store now.
    <S, C, E extends Event> Uni<LoadedStream<S>> load(Decider<S, C, E> decider, UUID id) {
        return cache.find(decider, id)
                .map(known -> loadFrom(decider, id, known))
                .orElseGet(StreamLoader::nothing)
                .chain(
                        found ->
                                found.map(Uni.createFrom()::item)
                                        .orElseGet(() -> loadWhole(decider, id)))
                .map(stream -> remember(decider, id, stream));
    }

    /// What is to be presumed of it from now on.
    <S> LoadedStream<S> remember(Decider<S, ?, ?> decider, UUID id, LoadedStream<S> stream) {
        var kept = snapshots.keep(decider, id, stream);
        cache.put(decider, id, kept);
        return kept;
    }

    private static <T> Uni<Optional<T>> nothing() {
        return Uni.createFrom().item(Optional.empty());
    }

    /// A first page of a snapshot's size shows whether there can be one.
    private <S, C, E extends Event> Uni<LoadedStream<S>> loadWhole(
            Decider<S, C, E> decider, UUID id) {
        return reader.stream(id.toString(), 0, snapshots.every())
                .map(page -> fold(decider, LoadedStream.empty(decider.initial()), page))
                .chain(
                        start ->
                                start.sequence() < snapshots.every()
                                        ? Uni.createFrom().item(start)
                                        : loadLong(decider, id, start));
    }

    private <S, C, E extends Event> Uni<LoadedStream<S>> loadLong(
            Decider<S, C, E> decider, UUID id, LoadedStream<S> start) {
        return snapshots
                .find(decider, id)
                .chain(
                        snapshot ->
                                snapshot.filter(kept -> kept.sequence() > start.sequence())
                                        .map(kept -> loadFromSnapshot(decider, id, kept))
                                        .orElseGet(StreamLoader::nothing))
                .chain(
                        found ->
                                found.map(Uni.createFrom()::item)
                                        .orElseGet(() -> loadAfter(decider, id, start)));
    }

    private <S, C, E extends Event> Uni<Optional<LoadedStream<S>>> loadFromSnapshot(
            Decider<S, C, E> decider, UUID id, LoadedStream<S> kept) {
        return loadFrom(decider, id, kept)
                .invoke(
                        found -> {
                            if (found.isEmpty()) {
                                Snapshots.ignored(id, "it is of another history of the log");
                            }
                        });
    }

    /// On from what was true once; empty where its last event does not stand in the store any more.
    private <S, C, E extends Event> Uni<Optional<LoadedStream<S>>> loadFrom(
            Decider<S, C, E> decider, UUID id, LoadedStream<S> known) {
        return reader.stream(id.toString(), known.sequence() - 1, PAGE)
                .chain(
                        page ->
                                !page.isEmpty() && page.getFirst().id().equals(known.lastEvent())
                                        ? further(decider, id, known, page, 1).map(Optional::of)
                                        : nothing());
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
        var stream = fold(decider, loaded, page.subList(seen, page.size()));
        return page.size() < PAGE ? Uni.createFrom().item(stream) : loadAfter(decider, id, stream);
    }

    private static <S, C, E extends Event> LoadedStream<S> fold(
            Decider<S, C, E> decider, LoadedStream<S> loaded, List<Envelope> page) {
        var stream = loaded;
        for (var envelope : page) {
            stream =
                    stream.followedBy(
                            decider.evolve().apply(stream.state(), event(decider, envelope)),
                            envelope.sequence(),
                            envelope.id(),
                            envelope.data().length());
        }
        return stream;
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
