package dev.rollcall.commands.handling;

import dev.rollcall.commands.model.Decider;
import dev.rollcall.commands.model.Decision.Accepted;
import dev.rollcall.commands.model.Decision.Rejected;
import dev.rollcall.commands.model.Rejection;
import dev.rollcall.events.Event;
import dev.rollcall.events.NamedIds;
import dev.rollcall.events.codec.EnvelopeJson;
import dev.rollcall.events.codec.EventCodec;
import dev.rollcall.eventstore.append.Append;
import dev.rollcall.eventstore.append.NewEvent;
import dev.rollcall.eventstore.append.StreamRead;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// One attempt at a request: what it read, and the events it came to. The first aggregate that is
/// given a command is the request's own: its id and sequence are the answer, and if anything is
/// appended then to it first. Not thread-safe.
public final class UnitOfWork {

    private final Request request;
    private final StreamLoader loader;
    private final Map<UUID, Long> reads = new LinkedHashMap<>();
    private final Map<UUID, Long> heads = new LinkedHashMap<>();
    private final List<NewEvent> events = new ArrayList<>();

    UnitOfWork(Request request, StreamLoader loader) {
        this.request = request;
        this.loader = loader;
    }

    /// The state of an aggregate that a decision rests on. What is appended is refused if it has
    /// moved on by then.
    public <S, C, E extends Event> Uni<S> read(Decider<S, C, E> decider, UUID id) {
        return loader.load(decider, id)
                .invoke(stream -> reads.put(id, stream.sequence()))
                .map(LoadedStream::state);
    }

    /// Gives a command to an aggregate, once per aggregate, and answers the state that it was
    /// decided on. A rejection ends the plan.
    public <S, C, E extends Event> Uni<S> decide(Decider<S, C, E> decider, UUID id, C command) {
        return loader.load(decider, id)
                .map(
                        stream -> {
                            refuseOutdated(stream.sequence());
                            switch (decider.decide().apply(stream.state(), command)) {
                                case Accepted<E>(var accepted) ->
                                        stage(id, stream.sequence(), accepted);
                                case Rejected<E>(var rejection) -> throw rejection(rejection);
                            }
                            return stream.state();
                        });
    }

    /// What ends a plan that cannot go on.
    public static RuntimeException rejection(Rejection rejection) {
        return new Undecided(new Outcome.Rejected(rejection));
    }

    private void refuseOutdated(long standing) {
        if (heads.isEmpty()
                && request.expected().isPresent()
                && request.expected().getAsLong() != standing) {
            throw new Undecided(new Outcome.Outdated(standing));
        }
    }

    private void stage(UUID id, long sequence, List<? extends Event> accepted) {
        long head = sequence;
        for (var event : accepted) {
            head++;
            var encoded = EventCodec.encode(event);
            events.add(
                    new NewEvent(
                            NamedIds.event(request.commandId(), events.size()),
                            encoded.type(),
                            encoded.version(),
                            id.toString(),
                            head,
                            encoded.data(),
                            EnvelopeJson.writeMetadata(request.metadata())));
        }
        heads.put(id, head);
        if (head > sequence) {
            reads.remove(id);
        } else {
            reads.put(id, sequence);
        }
    }

    boolean changesNothing() {
        return events.isEmpty();
    }

    int size() {
        return events.size();
    }

    Append toAppend() {
        return new Append(
                events,
                reads.entrySet().stream()
                        .map(read -> new StreamRead(read.getKey().toString(), read.getValue()))
                        .toList());
    }

    Outcome.Done done() {
        var own = heads.entrySet().iterator().next();
        return new Outcome.Done(own.getKey(), own.getValue());
    }
}
