package dev.rollcall.events;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What blocks somebody, as they said it: the answer to a question that speaks of blockers, and
/// what follows `blocked:` or `blocker:` on a line of free text. "None" is none, in some languages.
public final class Blocker {

    /// English and German; French, Spanish and Portuguese; Italian.
    private static final List<String> ASKED_BY = List.of("block", "bloqu", "blocc");

    private static final Set<String> NONE =
            Set.of(
                    "",
                    "-",
                    "–",
                    "—",
                    "0",
                    "n/a",
                    "na",
                    "no",
                    "nope",
                    "none",
                    "nothing",
                    "no blockers",
                    "nein",
                    "keine",
                    "nichts",
                    "non",
                    "aucun",
                    "rien",
                    "nada",
                    "ninguno",
                    "nessuno",
                    "niente");

    private static final Pattern MARK =
            Pattern.compile("^\\s*(?:blocked|blockers?)\\s*:", Pattern.CASE_INSENSITIVE);

    private Blocker() {}

    /// Null where nothing blocks; several are a line each.
    public static String in(List<Answer> answers) {
        var said =
                answers.stream()
                        .flatMap(Blocker::in)
                        .map(String::strip)
                        .filter(text -> !isNone(text))
                        .collect(Collectors.joining("\n"));
        return said.isEmpty() ? null : said;
    }

    private static Stream<String> in(Answer answer) {
        if (answer.question() == null) {
            return answer.answer().lines().filter(MARK.asPredicate()).map(Blocker::unmarked);
        }
        return asksForBlockers(answer.question())
                ? Stream.of(unmarked(answer.answer()))
                : Stream.empty();
    }

    private static boolean asksForBlockers(String question) {
        var lower = question.toLowerCase(Locale.ROOT);
        return ASKED_BY.stream().anyMatch(lower::contains);
    }

    private static String unmarked(String text) {
        return MARK.matcher(text).replaceFirst("");
    }

    private static boolean isNone(String text) {
        return NONE.contains(text.toLowerCase(Locale.ROOT).replaceAll("[.!\\s]+$", ""));
    }
}
