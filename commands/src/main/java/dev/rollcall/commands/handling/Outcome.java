package dev.rollcall.commands.handling;

import dev.rollcall.commands.model.Rejection;
import dev.rollcall.events.ConsistencyToken;
import java.util.List;
import java.util.UUID;

/// What a caller is told. All of it is final: the same request, sent again, gets the same.
public sealed interface Outcome {

    /// Durable, by this request or by an earlier delivery of it; or there was nothing to change.
    record Done(UUID aggregateId, long sequence) implements Outcome {
        public ConsistencyToken token() {
            return new ConsistencyToken(aggregateId, sequence);
        }
    }

    /// Nothing was done, and nothing will be.
    ///
    /// @param answers the places, from 0, of the command's answers that it is about
    record Rejected(Rejection rejection, List<Integer> answers) implements Outcome {
        public Rejected {
            answers = List.copyOf(answers);
        }

        public Rejected(Rejection rejection) {
            this(rejection, List.of());
        }
    }

    /// The caller's `If-Match` names another sequence than the one that stands.
    record Outdated(long standing) implements Outcome {}

    /// The command's id was used before, for another request.
    record IdReused() implements Outcome {}
}
