package dev.rollcall.api.parameters;

import dev.rollcall.edge.problems.Fields;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What a request says of when: moments, positions in the log, and days.
public final class Times {
    /// That RFC 3339 can write.
    private static final int LAST_YEAR = 9999;

    private static final String MOMENT_OR_POSITION =
            "must be a moment, such as 2026-11-23T09:30:00Z, or a position: 0, 1, 2…";

    private final Fields fields;
    private final Fields optional;
    private final UnaryOperator<String> given;

    /// @param given the value of a parameter, null if it is absent
    Times(Fields fields, UnaryOperator<String> given) {
        this.fields = fields;
        this.optional = fields.optional();
        this.given = given;
    }

    /// A moment with its offset, or a position in the log.
    public Optional<AsOf> asOf(String name) {
        return Optional.ofNullable(asOf(name, optional));
    }

    /// Null only where it was refused.
    public AsOf neededAsOf(String name) {
        return asOf(name, fields);
    }

    /// `from`, which must be there, and `to`.
    public Moments moments() {
        var moments = new Moments(neededAsOf("from"), asOf("to"));
        if (moments.areReversed()) {
            fields.refuse("to", "must not be before from");
        }
        return moments;
    }

    /// From `from` on and before `to`. A date stands for the whole of that day in `zone` (UTC if
    /// there is none).
    public Interval interval() {
        var zone = zone();
        var interval = new Interval(moment("from", zone, 0), moment("to", zone, 1));
        if (interval.isEmpty()) {
            fields.refuse("to", "must be after from");
        }
        return interval;
    }

    /// The same that is open at its end.
    public Optional<Instant> from() {
        return moment("from", zone(), 0);
    }

    /// From the day `from` to the day `to`.
    public Days days() {
        var days = new Days(day("from"), day("to"));
        if (days.isEmpty()) {
            fields.refuse("to", "must not be before from");
        }
        return days;
    }

    /// `after_day` and `after_team_id`: the last that the caller has of a list of teams' days.
    public Optional<Cursor> afterDayOfTeam() {
        var day = day("after_day");
        var team =
                Optional.ofNullable(optional.uuid("after_team_id", given.apply("after_team_id")));
        goTogether("after_day", "after_team_id");
        goTogether("after_team_id", "after_day");
        return day.flatMap(it -> team.map(id -> new Cursor(it.toString(), id)));
    }

    private void goTogether(String name, String with) {
        if (given.apply(name) == null && given.apply(with) != null) {
            fields.refuse(name, "must be given with " + with);
        }
    }

    private Optional<LocalDate> day(String name) {
        return Optional.ofNullable(optional.date(name, given.apply(name)));
    }

    private ZoneId zone() {
        return Optional.ofNullable(optional.timeZone("zone", given.apply("zone")))
                .orElse(ZoneOffset.UTC);
    }

    private Optional<Instant> moment(String name, ZoneId zone, int days) {
        var text = given.apply(name);
        if (text == null || text.contains("T")) {
            return Optional.ofNullable(optional.instant(name, text));
        }
        var date = fields.date(name, text);
        if (date != null && date.plusDays(days).getYear() > LAST_YEAR) {
            fields.refuse(name, "must be before the end of the year " + LAST_YEAR);
            return Optional.empty();
        }
        return Optional.ofNullable(date)
                .map(day -> day.plusDays(days).atStartOfDay(zone).toInstant());
    }

    private AsOf asOf(String name, Fields in) {
        return in.parsed(name, given.apply(name), Times::momentOrPosition, MOMENT_OR_POSITION);
    }

    private static AsOf momentOrPosition(String text) {
        return text.chars().allMatch(Character::isDigit)
                ? new AsOf.Position(Long.parseLong(text))
                : new AsOf.Time(Fields.moment(text));
    }
}
