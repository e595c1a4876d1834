package dev.rollcall.systemtests.running;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Where it is about noon: what happens there today happened today until a test ends.
public final class Noon {

    private Noon() {}

    /// The signs of these zones are the wrong way round, as POSIX has them.
    public static ZoneId zone() {
        int hour = OffsetDateTime.now(ZoneOffset.UTC).getHour();
        return ZoneId.of("Etc/GMT%+d".formatted(hour - 12));
    }
}
