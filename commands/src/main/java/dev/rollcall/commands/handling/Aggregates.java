package dev.rollcall.commands.handling;

import dev.rollcall.commands.model.Decider;
import dev.rollcall.events.Event;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// What aggregates are at the moment, for whoever shows them. Who decides reads in a plan.
@ApplicationScoped
public class Aggregates {

    private final StreamLoader loader;

    Aggregates(StreamLoader loader) {
        this.loader = loader;
    }

    /// Fails with [UnavailableException] while the store is away.
    public <S, C, E extends Event> Uni<S> read(Decider<S, C, E> decider, UUID id) {
        return loader.load(decider, id)
                .map(LoadedStream::state)
                .onFailure(TransientFailures::isTransient)
                .transform(UnavailableException::new);
    }
}
