package dev.rollcall.commands.schedule;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.rollcall.events.PollTimes;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

/// When a team is asked: a Unix cron expression of five fields, read on the clock of a time zone.
/// Each time on that clock is one slot: what the clock skips in spring is asked when it has
/// skipped, what it shows twice in autumn is asked the first time.
public final class Cron {
    private static final CronParser PARSER =
            new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    private static final int LONGEST = 100;

    private final ExecutionTime clock;

    private Cron(ExecutionTime clock) {
        this.clock = clock;
    }

    /// Throws an IllegalArgumentException for what is no such expression.
    public static Cron parse(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("longer than " + LONGEST + " characters");
        }
        return new Cron(ExecutionTime.forCron(PARSER.parse(text).validate()));
    }

    /// After `from`, the first first. There are none of a day that no calendar has.
    public Stream<OffsetDateTime> slots(ZoneId zone, Instant from) {
        var local = LocalDateTime.ofInstant(from, zone);
        return Stream.iterate(next(local), Optional::isPresent, time -> next(time.get()))
                .map(time -> PollTimes.reached(time.get(), zone).toOffsetDateTime())
                .filter(slot -> slot.toInstant().isAfter(from))
                .distinct();
    }

    /// The first after `time`, on a clock that is never set.
    Optional<LocalDateTime> next(LocalDateTime time) {
        return clock.nextExecution(time.atZone(ZoneOffset.UTC)).map(next -> next.toLocalDateTime());
    }

    /// The last before `time`, on a clock that is never set.
    Optional<LocalDateTime> last(LocalDateTime time) {
        return clock.lastExecution(time.atZone(ZoneOffset.UTC)).map(last -> last.toLocalDateTime());
    }
}
