package dev.rollcall.commands.handling;

import dev.rollcall.commands.handling.Outcome.Done;
import dev.rollcall.commands.handling.Outcome.IdReused;
import dev.rollcall.commands.model.Decider;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.events.NamedIds;
import dev.rollcall.eventstore.append.AppendResult.Appended;
import dev.rollcall.eventstore.append.AppendResult.Conflict;
import dev.rollcall.eventstore.append.Appender;
import dev.rollcall.eventstore.append.TooManyAppendsException;
import dev.rollcall.eventstore.read.EventReader;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Load, decide, append; again after a conflict or a passing failure, within a deadline. A request
/// that was done before gets its first answer.
@ApplicationScoped
public class CommandHandler {

    /// More events than any one command makes of its own aggregate.
    private static final int OWN_EVENTS = 100;

    private final StreamLoader loader;
    private final StreamCache cache;
    private final EventReader reader;
    private final Appender appender;
    private final HandlingConfig config;
    private final CommandMetrics metrics;
    private final Breaker breaker;

    CommandHandler(
            StreamLoader loader,
            StreamCache cache,
            EventReader reader,
            Appender appender,
            HandlingConfig config,
            CommandMetrics metrics) {
        this.loader = loader;
        this.cache = cache;
        this.reader = reader;
        this.appender = appender;
        this.config = config;
        this.metrics = metrics;
        this.breaker =
                new Breaker(config.breakerFailures(), config.breakerPause(), System::nanoTime);
        metrics.watch(breaker);
    }

    /// Fails with [UnavailableException] when the deadline has passed, where too many wait, and at
    /// once while the store is known to be away.
    public Uni<Outcome> handle(Request request, Plan plan) {
        return metrics.timed(
                Uni.createFrom()
                        .deferred(() -> breaker.protect(() -> attempt(request, plan, 1, false)))
                        .onFailure(TransientFailures::isTransient)
                        .invoke(metrics::retry)
                        .onFailure(TransientFailures::isTransient)
                        .retry()
                        .withBackOff(config.firstPause(), config.deadline())
                        .withJitter(1.0)
                        .indefinitely()
                        .ifNoItem()
                        .after(config.deadline())
                        .fail()
                        .onFailure(TimeoutException.class)
                        .invoke(breaker::failed)
                        .onFailure(CommandHandler::passes)
                        .transform(UnavailableException::new));
    }

    /// An aggregate as it stands now. Whoever decides on it reads it again in their plan.
    public <S, C, E extends Event> Uni<S> look(Decider<S, C, E> decider, UUID id) {
        return loader.load(decider, id).map(LoadedStream::state);
    }

    private static boolean passes(Throwable failure) {
        return failure instanceof TooManyAppendsException || TransientFailures.isTransient(failure);
    }

    private Uni<Outcome> attempt(Request request, Plan plan, int number, boolean fresh) {
        var work = new UnitOfWork(request, loader, cache, fresh);
        return plan.carryOut(work)
                .chain(
                        () ->
                                work.changesNothing()
                                        ? answer(request, plan, work, number, work::done)
                                        : append(request, plan, work, number))
                .onFailure(Undecided.class)
                .recoverWithUni(ended -> answer(request, plan, work, number, ended::outcome));
    }

    /// An outcome without an event is never given on what is only presumed.
    private Uni<Outcome> answer(
            Request request, Plan plan, UnitOfWork work, int number, Supplier<Outcome> outcome) {
        return work.isPresumed()
                ? attempt(request, plan, number, true)
                : firstAnswer(request).map(first -> first.orElseGet(outcome));
    }

    private Uni<Outcome> append(Request request, Plan plan, UnitOfWork work, int number) {
        return appender.append(work.toAppend())
                .chain(
                        result ->
                                switch (result) {
                                    case Appended _ -> {
                                        work.stored();
                                        metrics.appended(work.size());
                                        yield Uni.createFrom().<Outcome>item(work.done());
                                    }
                                    case Conflict _ -> {
                                        work.refused();
                                        yield decideAnew(request, plan, number);
                                    }
                                });
    }

    private Uni<Outcome> decideAnew(Request request, Plan plan, int number) {
        metrics.conflict();
        return firstAnswer(request)
                .chain(
                        first -> {
                            if (first.isPresent()) {
                                return Uni.createFrom().item(first.get());
                            }
                            if (number >= config.attempts()) {
                                return Uni.createFrom()
                                        .failure(
                                                new UnavailableException(
                                                        "the aggregate moved on at each of %d tries"
                                                                .formatted(number)));
                            }
                            return attempt(request, plan, number + 1, true);
                        });
    }

    /// What the request was answered when it was done, if it was: the events' ids follow from the
    /// command's, so the first one tells.
    private Uni<Optional<Outcome>> firstAnswer(Request request) {
        return reader.byId(NamedIds.event(request.commandId(), 0))
                .chain(
                        first ->
                                first.isEmpty()
                                        ? Uni.createFrom().item(Optional.empty())
                                        : firstAnswer(request, first.get()).map(Optional::of));
    }

    private Uni<Outcome> firstAnswer(Request request, Envelope first) {
        var hash = request.metadata().requestHash();
        if (!Objects.equals(hash, first.metadata().requestHash())) {
            return Uni.createFrom().item(new IdReused());
        }
        metrics.repeat();
        return reader.stream(first.aggregateId(), first.sequence() - 1, OWN_EVENTS)
                .map(
                        events ->
                                new Done(
                                        UUID.fromString(first.aggregateId()),
                                        lastOf(first, events)));
    }

    private static long lastOf(Envelope first, List<Envelope> events) {
        Predicate<Envelope> sameCommand =
                event -> Objects.equals(event.metadata().commandId(), first.metadata().commandId());
        return events.stream()
                .takeWhile(sameCommand)
                .mapToLong(Envelope::sequence)
                .max()
                .orElse(first.sequence());
    }
}
