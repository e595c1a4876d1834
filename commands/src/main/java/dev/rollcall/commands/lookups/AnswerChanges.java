package dev.rollcall.commands.lookups;

import dev.rollcall.events.StatusUpdateEvent;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateRetracted;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;

/// What a status update's event changes in who has answered a poll.
final class AnswerChanges {

    private static final String ANSWER =
            """
            insert into commands.poll_answers (update_id, poll_id, slack_workspace, slack_user)
            values ($1, $2, $3, $4)
            on conflict do nothing
            """;

    private static final String TAKE_BACK =
            """
            delete from commands.poll_answers
            where update_id = $1
            """;

    private AnswerChanges() {}

    static List<LookupChange> of(UUID update, StatusUpdateEvent event) {
        return switch (event) {
            case StatusUpdateSubmitted submitted ->
                    submitted.pollId() == null || submitted.slackUser() == null
                            ? List.of()
                            : List.of(
                                    new LookupChange(
                                            ANSWER,
                                            Tuple.of(
                                                    update,
                                                    submitted.pollId(),
                                                    submitted.slackWorkspace(),
                                                    submitted.slackUser())));
            case StatusUpdateEdited _ -> List.of();
            case StatusUpdateRetracted() -> List.of(new LookupChange(TAKE_BACK, Tuple.of(update)));
        };
    }
}
