package dev.rollcall.projector;

import dev.rollcall.events.Answer;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import java.util.UUID;

/// What the tests let happen, and where they look.
final class Happenings {

    static final String TEAM_ROW =
            """
            select name, sequence, position, event_id
            from read_model.teams
            where team_id = ?
            """;

    static final String UPDATE_ROW =
            """
            select team_id, content, author, sequence, position, event_id
            from read_model.status_updates
            where update_id = ?
            """;

    private Happenings() {}

    static StatusUpdateSubmitted submitted(UUID team, String content) {
        return new StatusUpdateSubmitted(team, "ada", "T1", "U1", Answer.freely(content), null);
    }
}
