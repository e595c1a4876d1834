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
import java.util.Optional;
import java.util.UUID;

/// One attempt at a request: what it read, and the events it came to. The first aggregate that is
/// given a command is the request's own: its id and sequence are the answer, and if anything is
/// appended then to it first. Not thread-safe.
public final class UnitOfWork {

    private final Request request;
    private final StreamLoader loader;
    private final StreamCache cache;
    private final boolean fresh;
    private final Map<UUID, Long> reads = new LinkedHashMap<>();
    private final Map<UUID, Long> heads = new LinkedHashMap<>();
    private final List<NewEvent> events = new ArrayList<>();
    private final List<Runnable> onStored = new ArrayList<>();
    private final List<Runnable> onRefused = new ArrayList<>();
    private boolean presumed;

    /// @param fresh whether every state is read from the store, and none presumed
    UnitOfWork(Request request, StreamLoader loader, StreamCache cache, boolean fresh) {
        this.request = request;
        this.loader = loader;
        this.cache = cache;
        this.fresh = fresh;
    }

    /// The state of an aggregate that a decision rests on. What is appended is refused if it has
    /// moved on by then.
    public <S, C, E extends Event> Uni<S> read(Decider<S, C, E> decider, UUID id) {
        return stream(decider, id)
                .invoke(stream -> reads.put(id, stream.sequence()))
                .map(LoadedStream::state);
    }

    /// Gives a command to an aggregate, once per aggregate, and answers the state that it was
    /// decided on. A rejection ends the plan.
    public <S, C, E extends Event> Uni<S> decide(Decider<S, C, E> decider, UUID id, C command) {
        return stream(decider, id).map(stream -> decide(decider, id, stream, command));
    }

    /// As [#decide], for an aggregate that is most likely new: it is not looked for first, since
    /// the append is refused if it is there.
    public <S, C, E extends Event> Uni<S> begin(Decider<S, C, E> decider, UUID id, C command) {
        if (fresh || cache.find(decider, id).isPresent()) {
            return decide(decider, id, command);
        }
        presumed = true;
        return Uni.createFrom()
                .item(() -> decide(decider, id, LoadedStream.empty(decider.initial()), command));
    }

    private <S, C, E extends Event> S decide(
            Decider<S, C, E> decider, UUID id, LoadedStream<S> stream, C command) {
        refuseOutdated(stream.sequence());
        switch (decider.decide().apply(stream.state(), command)) {
            case Accepted<E>(var accepted) -> stage(decider, id, stream, accepted);
            case Rejected<E>(var rejection) -> throw rejection(rejection);
        }
        return stream.state();
    }

    private <S, C, E extends Event> Uni<LoadedStream<S>> stream(Decider<S, C, E> decider, UUID id) {
        onRefused.add(() -> cache.forget(decider, id));
        var known = fresh ? Optional.<LoadedStream<S>>empty() : cache.find(decider, id);
        presumed |= known.isPresent();
        return known.map(stream -> Uni.createFrom().item(stream))
                .orElseGet(() -> loader.load(decider, id));
    }

    /// What is done once this attempt is stored; never for a repeat of what was stored before.
    public void whenStored(Runnable then) {
        onStored.add(then);
    }

    /// What ends a plan that cannot go on.
    public static RuntimeException rejection(Rejection rejection) {
        return rejection(rejection, List.of());
    }

    /// The same.
    ///
    /// @param answers the places, from 0, of the command's answers that it is about
    public static RuntimeException rejection(Rejection rejection, List<Integer> answers) {
        return new Undecided(new Outcome.Rejected(rejection, answers));
    }

    private void refuseOutdated(long standing) {
        if (heads.isEmpty()
                && request.expected().isPresent()
                && request.expected().getAsLong() != standing) {
            throw new Undecided(new Outcome.Outdated(standing));
        }
    }

    private <S, E extends Event> void stage(
            Decider<S, ?, E> decider, UUID id, LoadedStream<S> stream, List<E> accepted) {
        var next = stream;
        for (var event : accepted) {
            var encoded = EventCodec.encode(event);
            var stored =
                    new NewEvent(
                            NamedIds.event(request.commandId(), events.size()),
                            encoded.type(),
                            encoded.version(),
                            id.toString(),
                            next.sequence() + 1,
                            encoded.data(),
                            EnvelopeJson.writeMetadata(request.metadata()));
            events.add(stored);
            next =
                    next.followedBy(
                            decider.evolve().apply(next.state(), event),
                            stored.sequence(),
                            stored.id(),
                            encoded.data().length());
        }
        heads.put(id, next.sequence());
        if (accepted.isEmpty()) {
            reads.put(id, stream.sequence());
            return;
        }
        reads.remove(id);
        var head = next;
        onStored.add(() -> loader.remember(decider, id, head));
    }

    /// Whether any state was not read from the store, and so may be out of date.
    boolean isPresumed() {
        return presumed;
    }

    /// What was appended is what the aggregates are now.
    void stored() {
        onStored.forEach(Runnable::run);
    }

    /// What was read is not what stands.
    void refused() {
        onRefused.forEach(Runnable::run);
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
