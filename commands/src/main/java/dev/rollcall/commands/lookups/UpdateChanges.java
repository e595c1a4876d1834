package dev.rollcall.commands.lookups;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.StatusUpdateEvent;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateRetracted;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/// What a status update's event changes in what people are shown of what was said.
final class UpdateChanges {

    private static final String SUBMIT =
            """
            insert into commands.updates
                (update_id, team_id, poll_id, author, slack_workspace, slack_user, answers, said_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict do nothing
            """;

    private static final String EDIT =
            """
            with edited as (
                update commands.updates
                set answers = $2
                where update_id = $1
                returning team_id
            )
            update commands.teams
            set changed = $3
            where team_id = (select team_id from edited)
            """;

    private static final String RETRACT =
            """
            with retracted as (
                delete from commands.updates
                where update_id = $1
                returning team_id
            )
            update commands.teams
            set changed = $2
            where team_id = (select team_id from retracted)
            """;

    private UpdateChanges() {}

    static List<LookupChange> of(UUID update, Envelope envelope, StatusUpdateEvent event) {
        long position = envelope.position();
        return switch (event) {
            case StatusUpdateSubmitted submitted ->
                    List.of(
                            submitted(update, envelope, submitted),
                            TeamChanges.seen(submitted.teamId(), position));
            case StatusUpdateEdited(var answers) ->
                    List.of(
                            new LookupChange(
                                    EDIT, Tuple.of(update, AnswersJson.of(answers), position)));
            case StatusUpdateRetracted() ->
                    List.of(new LookupChange(RETRACT, Tuple.of(update, position)));
        };
    }

    private static LookupChange submitted(
            UUID update, Envelope envelope, StatusUpdateSubmitted event) {
        return new LookupChange(
                SUBMIT,
                Tuple.of(
                                update,
                                event.teamId(),
                                event.pollId(),
                                event.author(),
                                event.slackUser() == null ? null : event.slackWorkspace(),
                                event.slackUser())
                        .addValue(AnswersJson.of(event.answers()))
                        .addValue(
                                event.happenedAt()
                                        .orElse(envelope.timestamp())
                                        .atOffset(ZoneOffset.UTC)));
    }
}
