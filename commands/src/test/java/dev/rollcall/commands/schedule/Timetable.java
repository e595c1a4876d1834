package dev.rollcall.commands.schedule;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// A schedule that is told by other means than a cron expression: the minutes and hours of some
/// days.
record Timetable(Set<Integer> minutes, Set<Integer> hours, Set<Integer> daysOfWeek) {

    private static final int SUNDAY = 0;

    static Arbitrary<Timetable> any() {
        var minutes = Arbitraries.integers().between(0, 59).set().ofMinSize(1).ofMaxSize(3);
        var hours = Arbitraries.integers().between(0, 23).set().ofMinSize(1).ofMaxSize(4);
        var days = Arbitraries.integers().between(0, 6).set().ofMinSize(1).ofMaxSize(7);
        return Combinators.combine(minutes, hours, days).as(Timetable::new);
    }

    String cron() {
        return "%s %s * * %s".formatted(list(minutes), list(hours), list(daysOfWeek));
    }

    boolean names(LocalDateTime time) {
        var day = time.getDayOfWeek() == DayOfWeek.SUNDAY ? SUNDAY : time.getDayOfWeek().getValue();
        return minutes.contains(time.getMinute())
                && hours.contains(time.getHour())
                && daysOfWeek.contains(day);
    }

    private static String list(Set<Integer> numbers) {
        return numbers.stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
    }
}
