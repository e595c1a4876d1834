package dev.rollcall.projector.projections.people;

import dev.rollcall.projector.projections.Shape;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Days without a break, both included. Those of somebody are apart from one another, the first
/// first.
record DaysOff(LocalDate first, LocalDate last) {

    /// Days are texts within JSON.
    static final Shape<DaysOff> SHAPE =
            Shape.<DaysOff>columns()
                    .text("first_day", days -> days.first().toString())
                    .text("last_day", days -> days.last().toString())
                    .make(
                            of ->
                                    new DaysOff(
                                            LocalDate.parse(of.text("first_day")),
                                            LocalDate.parse(of.text("last_day"))));

    static List<DaysOff> taken(List<DaysOff> days, DaysOff more) {
        if (more.isNone()) {
            return days;
        }
        var sorted =
                Stream.concat(days.stream(), Stream.of(more))
                        .sorted(Comparator.comparing(DaysOff::first))
                        .toList();
        var joined = new ArrayList<DaysOff>();
        for (var next : sorted) {
            if (!joined.isEmpty() && !next.first().isAfter(joined.getLast().last().plusDays(1))) {
                var before = joined.removeLast();
                joined.add(new DaysOff(before.first(), later(before.last(), next.last())));
            } else {
                joined.add(next);
            }
        }
        return List.copyOf(joined);
    }

    static List<DaysOff> cancelled(List<DaysOff> days, DaysOff fewer) {
        return fewer.isNone()
                ? days
                : days.stream()
                        .flatMap(each -> Stream.of(each.before(fewer), each.after(fewer)))
                        .filter(each -> !each.isNone())
                        .toList();
    }

    private boolean isNone() {
        return last.isBefore(first);
    }

    private DaysOff before(DaysOff other) {
        var end = other.first().minusDays(1);
        return new DaysOff(first, last.isBefore(end) ? last : end);
    }

    private DaysOff after(DaysOff other) {
        return new DaysOff(later(first, other.last().plusDays(1)), last);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
