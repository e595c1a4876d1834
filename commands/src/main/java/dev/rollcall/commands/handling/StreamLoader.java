package dev.rollcall.commands.handling;

import dev.rollcall.commands.model.Decider;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EventCodec;
import dev.rollcall.eventstore.read.EventReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Folds an aggregate from its events in the store, always fresh.
@ApplicationScoped
class StreamLoader {

    private static final int PAGE = 1_000;

    private final EventReader reader;

    StreamLoader(EventReader reader) {
        this.reader = reader;
    }

    <S, C, E extends Event> Uni<LoadedStream<S>> load(Decider<S, C, E> decider, UUID id) {
        return loadOn(decider, id, new LoadedStream<>(decider.initial(), 0));
    }

    private <S, C, E extends Event> Uni<LoadedStream<S>> loadOn(
            Decider<S, C, E> decider, UUID id, LoadedStream<S> loaded) {
        return reader.stream(id.toString(), loaded.sequence(), PAGE)
                .chain(
                        page -> {
                            var state = loaded.state();
                            long sequence = loaded.sequence();
                            for (var envelope : page) {
                                state = decider.evolve().apply(state, event(decider, envelope));
                                sequence = envelope.sequence();
                            }
                            var further = new LoadedStream<>(state, sequence);
                            return page.size() < PAGE
                                    ? Uni.createFrom().item(further)
                                    : loadOn(decider, id, further);
                        });
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
