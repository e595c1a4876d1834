package dev.rollcall.edge.problems;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// Reads a request's fields and remembers all that is wrong with them; [#check] then answers 400
/// once for all. A field that was wrong, or is [#optional] and absent, reads as null (a text,
/// too: nothing is ever guessed).
public final class Fields {
    private final List<Problem.FieldError> errors;
    private final boolean absentAllowed;

    public Fields() {
        this(new ArrayList<>(), false);
    }

    private Fields(List<Problem.FieldError> errors, boolean absentAllowed) {
        this.errors = errors;
        this.absentAllowed = absentAllowed;
    }

    /// The same fields, of which any may be absent.
    public Fields optional() {
        return new Fields(errors, true);
    }

    /// Text as [Text] allows it, up to 10,000 characters.
    public String text(String field, String value) {
        return text(field, value, Text.LONGEST);
    }

    public String text(String field, String value, int longest) {
        if (!given(field, value)) {
            return null;
        }
        var flaw = Text.flaw(value, longest);
        flaw.ifPresent(reason -> refuse(field, reason));
        return flaw.isEmpty() ? value : null;
    }

    public UUID uuid(String field, String value) {
        return parsed(
                field,
                value,
                Fields::wholeUuid,
                "must be a UUID, such as 0b0e9a52-1c4f-4d7e-9a55-0c9d1a2b3c4d");
    }

    /// A moment with its offset. A plus sign in a query must be sent as %2B.
    public Instant instant(String field, String value) {
        return parsed(
                field, value, Fields::moment, "must be a moment, such as 2026-11-23T09:30:00Z");
    }

    /// For [#parsed], of what may also be a moment.
    public static Instant moment(String text) {
        return inYears(OffsetDateTime.parse(text)).toInstant();
    }

    public LocalDate date(String field, String value) {
        return parsed(
                field,
                value,
                text -> inYears(LocalDate.parse(text)),
                "must be a date, such as 2026-11-23");
    }

    public ZoneId timeZone(String field, String value) {
        return parsed(
                field, value, Fields::region, "must be a time zone's name, such as Europe/Berlin");
    }

    /// How many items a page has: absent means `usual`.
    public int limit(String field, String value, int usual, int most) {
        var limit =
                optional()
                        .parsed(
                                field,
                                value,
                                text -> between(1, most, text),
                                "must be a whole number from 1 to " + most);
        return limit == null ? usual : limit;
    }

    /// Any other kind of field: `parser` throws an IllegalArgumentException or DateTimeException
    /// for what is not one.
    public <T> T parsed(String field, String value, Function<String, T> parser, String reason) {
        if (!given(field, value)) {
            return null;
        }
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException | DateTimeException _) {
            refuse(field, reason);
            return null;
        }
    }

    /// For what only the caller can know.
    public void refuse(String field, String reason) {
        errors.add(new Problem.FieldError(field, reason));
    }

    /// Ends the request with one problem that names every field refused so far; does nothing when
    /// none was.
    public void check() {
        if (!errors.isEmpty()) {
            var problem =
                    Problem.invalid(
                            errors.size() == 1
                                    ? "One field is not as it must be."
                                    : errors.size() + " fields are not as they must be.");
            for (var error : errors) {
                problem = problem.with(error.field(), error.reason());
            }
            throw new ProblemException(problem);
        }
    }

    private boolean given(String field, String value) {
        if (value == null && !absentAllowed) {
            refuse(field, "is missing");
        }
        return value != null;
    }

    private static UUID wholeUuid(String text) {
        var uuid = UUID.fromString(text);
        return requireThat(uuid.toString().equalsIgnoreCase(text), uuid);
    }

    private static Integer between(int least, int most, String text) {
        var number = Integer.parseInt(text);
        return requireThat(number >= least && number <= most, number);
    }

    private static ZoneId region(String text) {
        return requireThat(ZoneId.getAvailableZoneIds().contains(text), ZoneId.of(text));
    }

    /// PostgreSQL's timestamps end long before java.time's.
    private static <T extends TemporalAccessor> T inYears(T time) {
        var year = time.get(ChronoField.YEAR);
        return requireThat(year >= 1 && year <= 9999, time);
    }

    private static <T> T requireThat(boolean good, T value) {
        if (!good) {
            throw new IllegalArgumentException();
        }
        return value;
    }
}
