package dev.rollcall.commands.lookups;

import dev.rollcall.events.PersonEvent;
import dev.rollcall.events.PersonEvent.DaysOffCancelled;
import dev.rollcall.events.PersonEvent.DaysOffTaken;
import dev.rollcall.events.PersonEvent.InterviewsSwitched;
import dev.rollcall.events.PersonEvent.RemindersSwitched;
import dev.rollcall.events.PersonEvent.TimeZoneChosen;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;

/// What a person's event changes in by which clock they are asked, when not, and whether they are
/// reminded.
final class PersonChanges {

    private static final String CHOOSE_TIME_ZONE =
            """
            insert into commands.people (slack_workspace, slack_user, time_zone)
            values ($1, $2, $3)
            on conflict (slack_workspace, slack_user) do update
            set time_zone = excluded.time_zone
            """;

    /// Another clock may be the first one now.
    private static final String LOOK_AT_CLOCKS =
            """
            update commands.rounds round
            set due_at = null, revision = $3
            where own_zones
            and exists (
                select 1
                from commands.memberships membership
                where membership.slack_workspace = $1
                and membership.slack_user = $2
                and membership.team_id = round.team_id
            )
            """;

    private static final String TAKE_DAYS_OFF =
            """
            insert into commands.days_off (slack_workspace, slack_user, day)
            select $1, $2, $3::date + day
            from generate_series(0, $4::date - $3::date) day
            on conflict do nothing
            """;

    private static final String CANCEL_DAYS_OFF =
            """
            delete from commands.days_off
            where slack_workspace = $1
            and slack_user = $2
            and day between $3 and $4
            """;

    private static final String SWITCH_REMINDERS =
            """
            insert into commands.people (slack_workspace, slack_user, reminded)
            values ($1, $2, $3)
            on conflict (slack_workspace, slack_user) do update
            set reminded = excluded.reminded
            """;

    private static final String SWITCH_INTERVIEWS =
            """
            insert into commands.people (slack_workspace, slack_user, interviewed)
            values ($1, $2, $3)
            on conflict (slack_workspace, slack_user) do update
            set interviewed = excluded.interviewed
            """;

    private PersonChanges() {}

    static List<LookupChange> of(long position, PersonEvent event) {
        return switch (event) {
            case TimeZoneChosen(var workspace, var user, var timeZone) ->
                    List.of(
                            new LookupChange(CHOOSE_TIME_ZONE, Tuple.of(workspace, user, timeZone)),
                            new LookupChange(LOOK_AT_CLOCKS, Tuple.of(workspace, user, position)));
            case DaysOffTaken(var workspace, var user, var first, var last) ->
                    List.of(
                            new LookupChange(
                                    TAKE_DAYS_OFF, Tuple.of(workspace, user, first, last)));
            case DaysOffCancelled(var workspace, var user, var first, var last) ->
                    List.of(
                            new LookupChange(
                                    CANCEL_DAYS_OFF, Tuple.of(workspace, user, first, last)));
            case RemindersSwitched(var workspace, var user, var on) ->
                    List.of(new LookupChange(SWITCH_REMINDERS, Tuple.of(workspace, user, on)));
            case InterviewsSwitched(var workspace, var user, var on) ->
                    List.of(new LookupChange(SWITCH_INTERVIEWS, Tuple.of(workspace, user, on)));
        };
    }
}
