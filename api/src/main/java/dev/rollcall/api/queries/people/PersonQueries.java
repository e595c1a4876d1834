package dev.rollcall.api.queries.people;

import static dev.rollcall.api.readmodel.Columns.instant;
import static dev.rollcall.api.readmodel.Columns.objects;

import dev.rollcall.api.parameters.Reading;
import dev.rollcall.api.parameters.Selected;
import dev.rollcall.api.queries.Conditions;
import dev.rollcall.api.queries.Listing;
import dev.rollcall.api.queries.Order;
import dev.rollcall.api.queries.Source;
import dev.rollcall.api.queries.View;
import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// People by their Slack user. Who chose nothing yet is none.
final class PersonQueries {
    static final View<Person> VIEW =
            new View<>(
                    "person",
                    Source.PEOPLE,
                    List.of(
                            "slack_workspace",
                            "slack_user",
                            "time_zone",
                            "days_off",
                            "reminders",
                            "interviews",
                            "created_at",
                            "updated_at"),
                    "sequence > 0",
                    Optional.empty(),
                    Optional.empty(),
                    PersonQueries::person);

    private PersonQueries() {}

    static Listing<Person> list(
            Optional<String> workspace, Optional<String> user, Selected fields, Reading reading) {
        var conditions =
                new Conditions(reading)
                        .and(VIEW.shown())
                        .andIf("v.slack_workspace = ?", workspace)
                        .andIf("v.slack_user = ?", user);
        return Listing.of(
                "people",
                VIEW,
                fields,
                conditions,
                new Order("slack_user", Order.Kind.TEXT, false));
    }

    private static Person person(Row row) {
        return new Person(
                row.getUUID("person_id"),
                row.getString("slack_workspace"),
                row.getString("slack_user"),
                row.getString("time_zone"),
                objects(
                        row,
                        "days_off",
                        days ->
                                new Person.DaysOff(
                                        LocalDate.parse(days.getString("first_day")),
                                        LocalDate.parse(days.getString("last_day")))),
                row.getBoolean("reminders"),
                row.getBoolean("interviews"),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                row.getLong("sequence"),
                instant(row, "stale_since"));
    }
}
