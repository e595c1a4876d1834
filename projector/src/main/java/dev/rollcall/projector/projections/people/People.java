package dev.rollcall.projector.projections.people;

import dev.rollcall.events.PersonEvent;
import dev.rollcall.events.PersonEvent.DaysOffCancelled;
import dev.rollcall.events.PersonEvent.DaysOffTaken;
import dev.rollcall.events.PersonEvent.InterviewsSwitched;
import dev.rollcall.events.PersonEvent.RemindersSwitched;
import dev.rollcall.events.PersonEvent.TimeZoneChosen;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.projector.projections.Shape;
import dev.rollcall.projector.projections.Table;
import java.util.List;

/// What people in Slack chose for themselves. Who chose nothing has no row.
public final class People {

    /// @param timeZone null for the one that Slack knows
    record Row(
            String workspace,
            String user,
            String timeZone,
            List<DaysOff> daysOff,
            boolean reminders,
            boolean interviews) {

        Row of(String ofWorkspace, String ofUser) {
            return new Row(ofWorkspace, ofUser, timeZone, daysOff, reminders, interviews);
        }

        Row in(String other) {
            return new Row(workspace, user, other, daysOff, reminders, interviews);
        }

        Row off(List<DaysOff> days) {
            return new Row(workspace, user, timeZone, days, reminders, interviews);
        }

        Row reminded(boolean on) {
            return new Row(workspace, user, timeZone, daysOff, on, interviews);
        }

        Row interviewed(boolean on) {
            return new Row(workspace, user, timeZone, daysOff, reminders, on);
        }
    }

    private static final Shape<Row> ROW =
            Shape.<Row>columns()
                    .text("slack_workspace", Row::workspace)
                    .text("slack_user", Row::user)
                    .text("time_zone", Row::timeZone)
                    .list("days_off", Row::daysOff, DaysOff.SHAPE)
                    .flag("reminders", Row::reminders)
                    .flag("interviews", Row::interviews)
                    .make(
                            of ->
                                    new Row(
                                            of.text("slack_workspace"),
                                            of.text("slack_user"),
                                            of.text("time_zone"),
                                            of.list("days_off", DaysOff.SHAPE),
                                            of.flag("reminders"),
                                            of.flag("interviews")));

    private static final Row BARE = new Row(null, null, null, List.of(), true, false);

    public static final Projection<Row, PersonEvent> PROJECTION =
            new Projection<>(
                    "people",
                    1,
                    PersonEvent.class,
                    new Table<>("people", "person_history", "person_id", ROW, BARE),
                    (person, event, _) -> apply(person, event));

    private People() {}

    private static Row apply(Row person, PersonEvent event) {
        return switch (event) {
            case TimeZoneChosen(var workspace, var user, var timeZone) ->
                    person.of(workspace, user).in(timeZone);
            case DaysOffTaken(var workspace, var user, var first, var last) ->
                    person.of(workspace, user)
                            .off(DaysOff.taken(person.daysOff(), new DaysOff(first, last)));
            case DaysOffCancelled(var workspace, var user, var first, var last) ->
                    person.of(workspace, user)
                            .off(DaysOff.cancelled(person.daysOff(), new DaysOff(first, last)));
            case RemindersSwitched(var workspace, var user, var on) ->
                    person.of(workspace, user).reminded(on);
            case InterviewsSwitched(var workspace, var user, var on) ->
                    person.of(workspace, user).interviewed(on);
        };
    }
}
