package dev.rollcall.projector.projections;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EventCodec;
import dev.rollcall.projector.projections.Folded.End;
import dev.rollcall.projector.projections.Poison.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Folds the events of one aggregate into its row. Repeats are ignored, and nothing is ever applied
/// over a hole, so that events may be given in any batches, and again, with the same result.
///
/// @param condemned events that the database has refused, by id
/// @param discarded events that count on as those do which the view does not read, by id
public record Fold<R, E extends Event>(
        Projection<R, E> projection, Map<UUID, Poison> condemned, Set<UUID> discarded) {

    public Folded<R> fold(UUID key, Stamped<R> before, List<Envelope> events) {
        var state = before;
        var versions = new ArrayList<Version<R>>();
        for (var event : events) {
            switch (step(state, event)) {
                case Step.Ignored<R> _ -> {}
                case Step.Passed<R>(var next) -> state = next;
                case Step.Changed<R>(var next) -> {
                    state = next;
                    versions.add(new Version<>(key, next, event));
                }
                case Step.Ended<R>(var end) -> {
                    return new Folded<>(state, versions, end);
                }
            }
        }
        return new Folded<>(state, versions, new End.Whole());
    }

    private Step<R> step(Stamped<R> state, Envelope event) {
        var stamp = state.stamp();
        if (event.sequence() == stamp.sequence() && !event.id().equals(stamp.eventId())) {
            return new Step.Ended<>(new End.Forked(event));
        }
        if (event.sequence() <= stamp.sequence()) {
            return new Step.Ignored<>();
        }
        boolean mine = projection.mustRead(event.type()) && !discarded.contains(event.id());
        if (event.sequence() > stamp.sequence() + 1) {
            return mine || !stamp.isBare()
                    ? new Step.Ended<>(new End.Hole(event))
                    : new Step.Ignored<>();
        }
        return mine ? next(state, event) : passed(state, event);
    }

    private Step<R> next(Stamped<R> state, Envelope event) {
        if (condemned.containsKey(event.id())) {
            return poisoned(event, condemned.get(event.id()));
        }
        return switch (EventCodec.decode(event)) {
            case Decoded.Known(var known) -> apply(state, projection.events().cast(known), event);
            // On a stream that began as another kind of aggregate it can't be one of ours.
            case Decoded.UnknownType _ when state.stamp().isForeign() -> passed(state, event);
            case Decoded.UnknownType(var type) ->
                    poisoned(event, new Poison(Cause.UNKNOWN_TYPE, "unknown type " + type));
            case Decoded.LaterVersion(var type, var version, var latest) ->
                    poisoned(
                            event,
                            new Poison(
                                    Cause.LATER_VERSION,
                                    "version %d of %s; this build knows up to %d"
                                            .formatted(version, type, latest)));
            case Decoded.Undecodable(var type, var version, var reason) ->
                    poisoned(
                            event,
                            new Poison(
                                    Cause.UNDECODABLE,
                                    "version %d of %s: %s".formatted(version, type, reason)));
        };
    }

    private Step<R> apply(Stamped<R> state, E known, Envelope event) {
        try {
            var row = projection.apply().apply(state.row(), known, event);
            var happened = known.happenedAt().orElse(event.timestamp());
            return new Step.Changed<>(new Stamped<>(row, state.stamp().changedBy(event, happened)));
        } catch (RuntimeException bug) {
            return poisoned(event, new Poison(Cause.APPLY_FAILED, bug.toString(), bug));
        }
    }

    private static <R> Step<R> passed(Stamped<R> state, Envelope event) {
        return new Step.Passed<>(new Stamped<>(state.row(), state.stamp().passedBy(event)));
    }

    private static <R> Step<R> poisoned(Envelope event, Poison poison) {
        return new Step.Ended<>(new End.Poisoned(event, poison));
    }

    /// What one event does.
    private sealed interface Step<R> {

        record Ignored<R>() implements Step<R> {}

        record Passed<R>(Stamped<R> next) implements Step<R> {}

        record Changed<R>(Stamped<R> next) implements Step<R> {}

        record Ended<R>(End end) implements Step<R> {}
    }
}
