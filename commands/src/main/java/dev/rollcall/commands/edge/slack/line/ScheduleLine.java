package dev.rollcall.commands.edge.slack.line;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `daily 9:30 mon-fri Europe/Berlin`: a round, a time on the clock, days, and perhaps a zone.
final class ScheduleLine {

    private static final String WHY =
            "schedule takes a round, a time, days and perhaps a time zone";
    private static final String RIGHT = "/rollcall schedule daily 9:30 mon-fri Europe/Berlin";
    private static final Pattern ROUND = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern TIME = Pattern.compile("([01]?\\d|2[0-3])[:.]([0-5]\\d)");
    private static final int MOST = 4;

    private ScheduleLine() {}

    static SlashLine read(List<String> words) {
        if (words.size() < 2 || words.size() > MOST) {
            return SlashLines.mistaken(words, WHY, RIGHT);
        }
        var round = SlashLines.small(words.getFirst());
        var time = TIME.matcher(words.get(1));
        var days = words.size() < 3 ? Optional.of("MON-FRI") : days(SlashLines.small(words.get(2)));
        var zone = words.size() < MOST ? Optional.<String>empty() : zone(words.get(3));
        boolean zoneFits = words.size() < MOST || zone.isPresent();
        if (!ROUND.matcher(round).matches() || !time.matches() || days.isEmpty() || !zoneFits) {
            return SlashLines.mistaken(words, WHY, RIGHT);
        }
        var cron =
                "%d %d * * %s"
                        .formatted(
                                Integer.parseInt(time.group(2)),
                                Integer.parseInt(time.group(1)),
                                days.get());
        return new SlashLine.SetSchedule(round, cron, zone);
    }

    /// `mon-fri`, `mon,wed,fri` or `everyday`, as a cron expression has them.
    private static Optional<String> days(String word) {
        if (word.equals("everyday")) {
            return Optional.of("*");
        }
        var separator = word.contains("-") ? "-" : ",";
        var days = Arrays.stream(word.split(separator, -1)).map(SlashLines::weekday).toList();
        if (!days.stream().allMatch(Optional::isPresent)) {
            return Optional.empty();
        }
        var named = days.stream().flatMap(Optional::stream).toList();
        if (separator.equals(",")) {
            return Optional.of(list(named));
        }
        return named.size() == 2
                ? Optional.of(range(named.getFirst(), named.getLast()))
                : Optional.empty();
    }

    /// A cron expression's week begins on Sunday, and a range does not go over its end.
    private static String range(DayOfWeek first, DayOfWeek last) {
        if (first.compareTo(last) < 0 && last != DayOfWeek.SUNDAY) {
            return cron(first) + "-" + cron(last);
        }
        return list(
                Stream.iterate(first, day -> day.plus(1))
                        .limit(Math.floorMod(last.getValue() - first.getValue(), 7) + 1L)
                        .toList());
    }

    private static String list(List<DayOfWeek> days) {
        return days.stream().map(ScheduleLine::cron).collect(Collectors.joining(","));
    }

    private static String cron(DayOfWeek day) {
        return day.name().substring(0, 3);
    }

    private static Optional<String> zone(String word) {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.equalsIgnoreCase(word))
                .findFirst();
    }
}
