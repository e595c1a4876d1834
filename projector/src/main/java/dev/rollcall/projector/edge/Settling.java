package dev.rollcall.projector.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rollcall.edge.problems.Problem;
import dev.rollcall.edge.problems.ProblemException;
import dev.rollcall.projector.applying.Release;
import dev.rollcall.projector.applying.StuckAggregates;
import dev.rollcall.projector.deadletters.Action;
import dev.rollcall.projector.edge.DeadLetterList.Item;
import dev.rollcall.projector.projections.Poison.Cause;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Does something about dead letters, and answers what came of it.
@ApplicationScoped
class Settling {

    private static final int AT_ONCE = 100;
    private static final UUID FIRST = new UUID(0, 0);

    /// What came of one letter.
    ///
    /// @param stuckAt the letter at which its aggregate is stuck now
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Settled(String outcome, UUID stuckAt) {}

    /// How many aggregates go on, and how many got stuck again. `next_cursor` stands where there
    /// are more.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Retried(int resolved, int stuckAgain, UUID nextCursor) {}

    private final StuckAggregates stuck;

    Settling(StuckAggregates stuck) {
        this.stuck = stuck;
    }

    Settled settle(Item letter, Action action) {
        return switch (stuck.release(letter.projection(), letter.id(), action)) {
            case Release.GoesOn _ -> new Settled("goes_on", null);
            case Release.StuckAgain(var at) when at.equals(letter.id()) ->
                    new Settled("stuck_again", at);
            case Release.StuckAgain(var at) -> new Settled("stuck_later", at);
            case Release.Closed _ -> new Settled("closed", null);
            case Release.NothingStuck _ ->
                    throw nothing(
                            "It is %s, and no aggregate is stuck because of it."
                                    .formatted(letter.state()));
            case Release.NotNow(var reason) -> throw notNow(reason);
        };
    }

    Retried retryAggregate(String projection, String aggregateId, String actor) {
        var letter =
                stuck.letterOf(projection, aggregateId)
                        .orElseThrow(
                                () ->
                                        nothing(
                                                "%s follows the aggregate %s."
                                                        .formatted(projection, aggregateId)));
        return counted(new Retried(0, 0, null), projection, letter, actor);
    }

    /// Of one cause, those whose letters come after the cursor's.
    Retried retryCause(String projection, Cause cause, UUID cursor, String actor) {
        var after = cursor == null ? FIRST : cursor;
        var letters = stuck.lettersOf(projection, cause, after, AT_ONCE);
        var retried = new Retried(0, 0, letters.size() < AT_ONCE ? null : letters.getLast());
        for (var letter : letters) {
            retried = counted(retried, projection, letter, actor);
        }
        return retried;
    }

    private Retried counted(Retried before, String projection, UUID letter, String actor) {
        int resolved = before.resolved();
        int again = before.stuckAgain();
        var next = before.nextCursor();
        return switch (stuck.release(projection, letter, Action.retry(actor))) {
            case Release.GoesOn _ -> new Retried(resolved + 1, again, next);
            case Release.StuckAgain _ -> new Retried(resolved, again + 1, next);
            case Release.NotNow(var reason) -> throw notNow(reason);
            // Somebody else was faster.
            case Release.NothingStuck _ -> before;
            case Release.Closed _ -> before;
        };
    }

    private static ProblemException nothing(String detail) {
        return new ProblemException(Problem.of(409, "Nothing to do", detail));
    }

    private static ProblemException notNow(String detail) {
        return new ProblemException(Problem.of(409, "Not now", detail));
    }
}
