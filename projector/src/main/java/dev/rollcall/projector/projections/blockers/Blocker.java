package dev.rollcall.projector.projections.blockers;

import dev.rollcall.events.Answer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What blocks somebody, as they said it: the answer to a question that speaks of blockers, and
/// what follows `blocked:` or `blocker:` on a line of free text. "None" is none, in some languages.
final class Blocker {

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

    private static final Pattern LINE =
            Pattern.compile("^\\s*(?:blocked|blockers?)\\s*:(.*)$", Pattern.CASE_INSENSITIVE);

    private Blocker() {}

    /// Null where nothing blocks; several are a line each.
    static String in(List<Answer> answers) {
        var said =
                answers.stream()
                        .flatMap(Blocker::in)
                        .map(String::strip)
                        .filter(text -> !isNone(text))
                        .collect(Collectors.joining("\n"));
        return said.isEmpty() ? null : said;
    }

    private static Stream<String> in(Answer answer) {
        return Optional.ofNullable(answer.question())
                .map(
                        question ->
                                asksForBlockers(question)
                                        ? Stream.of(answer.answer())
                                        : Stream.<String>empty())
                .orElseGet(() -> marked(answer.answer()));
    }

    private static boolean asksForBlockers(String question) {
        var lower = question.toLowerCase(Locale.ROOT);
        return ASKED_BY.stream().anyMatch(lower::contains);
    }

    private static Stream<String> marked(String text) {
        return text.lines().flatMap(line -> LINE.matcher(line).results().map(of -> of.group(1)));
    }

    private static boolean isNone(String text) {
        return NONE.contains(text.toLowerCase(Locale.ROOT).replaceAll("[.!\\s]+$", ""));
    }
}
