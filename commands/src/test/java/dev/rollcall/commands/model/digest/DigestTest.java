package dev.rollcall.commands.model.digest;

import static dev.rollcall.commands.model.Rejection.DIGEST_OTHERWISE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.commands.model.DeciderSpec;
import dev.rollcall.commands.model.digest.DigestCommand.MakeDigest;
import dev.rollcall.commands.model.digest.DigestCommand.RecordDigestPosted;
import dev.rollcall.commands.model.digest.DigestCommand.ScheduleDigest;
import dev.rollcall.commands.model.digest.DigestCommand.UnscheduleDigest;
import dev.rollcall.events.DigestEvent;
import dev.rollcall.events.DigestEvent.DigestMade;
import dev.rollcall.events.DigestEvent.DigestPosted;
import dev.rollcall.events.DigestEvent.DigestScheduled;
import dev.rollcall.events.DigestEvent.DigestUnscheduled;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DigestTest {

    static final UUID TEAM = new UUID(0, 1);
    static final String ZONE = "Europe/Berlin";
    static final DigestTimes FRIDAYS =
            new DigestTimes(DayOfWeek.FRIDAY, LocalTime.of(16, 0), ZONE, Optional.empty());
    static final DigestTimes SUNDAYS =
            new DigestTimes(DayOfWeek.SUNDAY, LocalTime.of(18, 5), ZONE, Optional.of("C1"));
    static final DigestEvent ON_FRIDAYS =
            new DigestScheduled(TEAM, DayOfWeek.FRIDAY, "16:00", ZONE, null);
    static final DigestEvent ON_SUNDAYS =
            new DigestScheduled(TEAM, DayOfWeek.SUNDAY, "18:05", ZONE, "C1");
    static final DigestEvent MADE =
            new DigestMade(TEAM, "2026-W10", "2026-03-06T16:00", ZONE, "T1", "C0");

    final DeciderSpec<Digest, DigestCommand, DigestEvent> digest =
            new DeciderSpec<>(Digest.decider());

    @Test
    void it_is_wanted_once_otherwise_and_not_any_more() {
        digest.given().when(new ScheduleDigest(TEAM, FRIDAYS)).then(ON_FRIDAYS);
        digest.given(ON_FRIDAYS).when(new ScheduleDigest(TEAM, FRIDAYS)).thenNothing();
        digest.given(ON_FRIDAYS).when(new ScheduleDigest(TEAM, SUNDAYS)).then(ON_SUNDAYS);
        digest.given(ON_FRIDAYS).when(new UnscheduleDigest()).then(new DigestUnscheduled());
        digest.given().when(new UnscheduleDigest()).thenNothing();
    }

    @Test
    void a_week_has_one_whatever_becomes_of_the_schedule() {
        digest.given(ON_FRIDAYS).when(make(FRIDAYS, "2026-03-06T16:00")).then(MADE);
        digest.given(ON_FRIDAYS, MADE).when(make(FRIDAYS, "2026-03-06T16:00")).thenNothing();
        digest.given(ON_FRIDAYS, MADE, ON_SUNDAYS)
                .when(make(SUNDAYS, "2026-03-08T18:05"))
                .thenNothing();
        digest.given(ON_FRIDAYS, MADE)
                .when(make(FRIDAYS, "2026-03-13T16:00"))
                .then(new DigestMade(TEAM, "2026-W11", "2026-03-13T16:00", ZONE, "T1", "C0"));
    }

    @Test
    void one_that_is_wanted_otherwise_or_not_at_all_is_not_made() {
        digest.given(ON_SUNDAYS)
                .when(make(FRIDAYS, "2026-03-06T16:00"))
                .thenRejected(DIGEST_OTHERWISE);
        digest.given(ON_FRIDAYS, new DigestUnscheduled())
                .when(make(FRIDAYS, "2026-03-06T16:00"))
                .thenRejected(DIGEST_OTHERWISE);
    }

    @Test
    void that_it_was_posted_is_recorded_once() {
        var posted = new DigestPosted("2026-W10", "T1", "C0", "1.2");
        var record = new RecordDigestPosted("2026-W10", "T1", "C0", "1.2");
        digest.given(ON_FRIDAYS, MADE).when(record).then(posted);
        digest.given(ON_FRIDAYS, MADE, posted).when(record).thenNothing();
    }

    @Test
    void a_week_is_the_iso_week_of_its_slot() {
        assertThat(DigestTimes.week(LocalDateTime.parse("2027-01-03T16:00"))).isEqualTo("2026-W53");
        assertThat(DigestTimes.week(LocalDateTime.parse("2027-01-04T16:00"))).isEqualTo("2027-W01");
        assertThat(FRIDAYS.cron()).isEqualTo("0 16 * * 5");
        assertThat(SUNDAYS.cron()).isEqualTo("5 18 * * 0");
    }

    private static MakeDigest make(DigestTimes times, String slot) {
        return new MakeDigest(TEAM, times, LocalDateTime.parse(slot), "T1", "C0");
    }
}
