package dev.rollcall.commands.lookups;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.commands.lookups.RecentUpdates.Turn;
import dev.rollcall.commands.lookups.TeamPolls.Step;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The rules of the read side's `streaks`; its StreaksViewTest has the same ones.
class StreakTest {

    static final UUID TEAM = new UUID(0, 7);
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    final List<Step> polls = new ArrayList<>();
    final List<Turn> turns = new ArrayList<>();

    @Test
    void polls_in_a_row_count_and_the_newest_is_missed_only_once_the_next_is_opened() {
        answered(asked(1));
        answered(asked(2));
        asked(3);
        assertThat(streak()).isEqualTo(2);

        asked(4);
        assertThat(streak()).isZero();

        answered(polls.getLast());
        assertThat(streak()).isEqualTo(1);
    }

    @Test
    void a_late_answer_names_its_poll() {
        var first = asked(1);
        answered(asked(2));
        assertThat(streak()).isEqualTo(1);

        turns.add(new Turn(TEAM, Optional.of(first.poll()), at(5)));
        assertThat(streak()).isEqualTo(2);
    }

    @Test
    void what_names_no_poll_answers_the_last_one_before_it() {
        asked(1);
        asked(3);
        turns.add(new Turn(TEAM, Optional.empty(), at(2)));
        turns.add(new Turn(TEAM, Optional.empty(), at(3)));

        assertThat(streak()).isEqualTo(2);
    }

    @Test
    void who_was_not_asked_missed_nothing_but_has_no_run_without_the_newest() {
        answered(asked(1));
        poll(2, true, false);
        answered(asked(3));
        assertThat(streak()).isEqualTo(2);

        poll(4, true, false);
        assertThat(streak()).isZero();
    }

    @Test
    void a_poll_without_names_breaks_nothing() {
        answered(asked(1));
        poll(2, false, true);
        answered(asked(3));
        poll(4, false, true);

        assertThat(streak()).isEqualTo(2);
    }

    @Test
    void where_there_are_no_polls_monday_follows_friday_and_today_is_missed_tomorrow() {
        // Thursday, Saturday and Monday.
        said("2026-03-05T09:00:00Z", "2026-03-07T12:00:00Z", "2026-03-09T09:00:00Z");

        assertThat(days("2026-03-09T20:00:00Z")).isEqualTo(3);
        assertThat(days("2026-03-10T20:00:00Z")).isEqualTo(3);
        assertThat(days("2026-03-11T20:00:00Z")).isZero();
    }

    @Test
    void a_day_is_the_schedules_own() {
        // Half past midnight on Tuesday, there.
        said("2026-03-09T23:30:00Z");

        assertThat(days("2026-03-11T12:00:00Z")).isEqualTo(1);
        assertThat(days("2026-03-12T12:00:00Z")).isZero();
    }

    private int streak() {
        return Streak.ofPolls(polls, turns);
    }

    private int days(String now) {
        return Streak.ofDays(turns, BERLIN, Instant.parse(now));
    }

    private void said(String... moments) {
        for (var moment : moments) {
            turns.add(new Turn(TEAM, Optional.empty(), Instant.parse(moment)));
        }
    }

    private Step asked(int day) {
        return poll(day, true, true);
    }

    private Step poll(int day, boolean named, boolean asked) {
        polls.add(new Step(TEAM, UUID.randomUUID(), at(day), named, asked));
        return polls.getLast();
    }

    private void answered(Step poll) {
        turns.add(new Turn(TEAM, Optional.of(poll.poll()), poll.at()));
    }

    private static Instant at(int day) {
        return Instant.parse("2026-03-%02dT09:00:00Z".formatted(day));
    }
}
