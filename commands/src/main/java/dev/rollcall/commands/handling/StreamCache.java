package dev.rollcall.commands.handling;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rollcall.commands.model.Decider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// Aggregates as they were when this pod last read or wrote them, bounded by weight. Any of them
/// may be out of date: an append on one is validated by the store, and whatever appends nothing is
/// decided on a fresh read.
@ApplicationScoped
class StreamCache {

    /// What an entry weighs beside its state, in characters.
    private static final int ENTRY = 200;

    /// Streams of different kinds never meet, although a caller may ask for one as the other.
    private record Key(Class<?> events, UUID id) {}

    private final Cache<Key, LoadedStream<?>> streams;

    StreamCache(HandlingConfig config, MeterRegistry registry) {
        streams =
                Caffeine.newBuilder()
                        .maximumWeight(config.cacheWeight())
                        .<Key, LoadedStream<?>>weigher((_, stream) -> ENTRY + stream.weight())
                        .recordStats()
                        .build();
        CaffeineCacheMetrics.monitor(registry, streams, "rollcall_streams");
    }

    @SuppressWarnings("unchecked") // The key's class is the decider's, and so is the state.
    <S> Optional<LoadedStream<S>> find(Decider<S, ?, ?> decider, UUID id) {
        return Optional.ofNullable(
                (LoadedStream<S>) streams.getIfPresent(new Key(decider.events(), id)));
    }

    <S> void put(Decider<S, ?, ?> decider, UUID id, LoadedStream<S> stream) {
        if (stream.sequence() > 0) {
            streams.put(new Key(decider.events(), id), stream);
        }
    }

    void forget(Decider<?, ?, ?> decider, UUID id) {
        streams.invalidate(new Key(decider.events(), id));
    }
}
