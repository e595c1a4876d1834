package dev.rollcall.commands.lookups;

import dev.rollcall.events.TeamEvent;
import dev.rollcall.events.TeamEvent.HolidaysChosen;
import dev.rollcall.events.TeamEvent.MemberJoined;
import dev.rollcall.events.TeamEvent.MemberLeft;
import dev.rollcall.events.TeamEvent.PollPaused;
import dev.rollcall.events.TeamEvent.PollResumed;
import dev.rollcall.events.TeamEvent.PollScheduled;
import dev.rollcall.events.TeamEvent.PollUnscheduled;
import dev.rollcall.events.TeamEvent.SlackChannelLinked;
import dev.rollcall.events.TeamEvent.SlackChannelUnlinked;
import dev.rollcall.events.TeamEvent.TeamAdminAppointed;
import dev.rollcall.events.TeamEvent.TeamAdminDismissed;
import dev.rollcall.events.TeamEvent.TeamArchived;
import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.events.TeamEvent.TeamRenamed;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;

/// What a team's event changes in where Slack's messages go: names, channels, members.
final class TeamChanges {

    private static final String REGISTER =
            """
            insert into commands.teams (team_id, name)
            values ($1, $2)
            on conflict do nothing
            """;

    private static final String RENAME =
            """
            update commands.teams
            set name = $2
            where team_id = $1
            """;

    private static final String LINK =
            """
            update commands.teams
            set slack_workspace = $2, slack_channel = $3
            where team_id = $1
            """;

    private static final String UNLINK =
            """
            update commands.teams
            set slack_workspace = null, slack_channel = null
            where team_id = $1
            """;

    private static final String ARCHIVE =
            """
            update commands.teams
            set archived = true
            where team_id = $1
            """;

    private static final String JOIN =
            """
            insert into commands.memberships (team_id, slack_workspace, slack_user)
            values ($1, $2, $3)
            on conflict do nothing
            """;

    private static final String LEAVE =
            """
            delete from commands.memberships
            where team_id = $1
            and slack_workspace = $2
            and slack_user = $3
            """;

    private static final String SEEN =
            """
            update commands.teams
            set changed = greatest(changed, $2)
            where team_id = $1
            """;

    private TeamChanges() {}

    static boolean isSeen(LookupChange change) {
        return change.sql().equals(SEEN);
    }

    /// People see something else of it from this position of the log on.
    static LookupChange seen(UUID team, long position) {
        return new LookupChange(SEEN, Tuple.of(team, position));
    }

    static Optional<LookupChange> of(UUID team, TeamEvent event) {
        return switch (event) {
            case TeamRegistered(var name) -> change(REGISTER, Tuple.of(team, name));
            case TeamRenamed(var name) -> change(RENAME, Tuple.of(team, name));
            case SlackChannelLinked(var workspace, var channel) ->
                    change(LINK, Tuple.of(team, workspace, channel));
            case SlackChannelUnlinked _ -> change(UNLINK, Tuple.of(team));
            case TeamArchived() -> change(ARCHIVE, Tuple.of(team));
            case MemberJoined(var workspace, var user) ->
                    change(JOIN, Tuple.of(team, workspace, user));
            case MemberLeft(var workspace, var user) ->
                    change(LEAVE, Tuple.of(team, workspace, user));
            case PollScheduled _,
                    PollUnscheduled _,
                    PollPaused _,
                    PollResumed _,
                    HolidaysChosen _,
                    TeamAdminAppointed _,
                    TeamAdminDismissed _ ->
                    Optional.empty();
        };
    }

    private static Optional<LookupChange> change(String sql, Tuple arguments) {
        return Optional.of(new LookupChange(sql, arguments));
    }
}
