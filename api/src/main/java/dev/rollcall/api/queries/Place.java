package dev.rollcall.api.queries;

import static java.time.temporal.ChronoUnit.MICROS;

import dev.rollcall.api.parameters.Cursor;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/// Where a page of a list that is sorted by time ends.
public record Place(Instant time, UUID id) {

    public static Place of(Cursor cursor) {
        var micros = Long.parseLong(cursor.key());
        if (micros < 0) {
            throw new IllegalArgumentException();
        }
        return new Place(Instant.EPOCH.plus(micros, MICROS), cursor.id());
    }

    public Cursor cursor(String list) {
        return new Cursor(list, Long.toString(MICROS.between(Instant.EPOCH, time)), id);
    }

    public OffsetDateTime utc() {
        return time.atOffset(ZoneOffset.UTC);
    }
}
