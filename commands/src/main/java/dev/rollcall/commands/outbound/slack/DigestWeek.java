package dev.rollcall.commands.outbound.slack;

import dev.rollcall.events.Answer;
import dev.rollcall.events.Blocker;
import dev.rollcall.events.DigestEvent.DigestMade;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A team's week, as it was when its digest was made.
///
/// @param updates what was said and not taken back, in its order
/// @param away on how many of the week's days, by Slack user
/// @param streaks how many polls in a row they have answered by then, by Slack user
record DigestWeek(
        DigestMade made,
        List<Said> updates,
        List<PollStory> polls,
        Map<String, Integer> away,
        Map<String, Integer> streaks) {

    DigestWeek {
        updates = List.copyOf(updates);
        polls = List.copyOf(polls);
        away = new TreeMap<>(away);
        streaks = Map.copyOf(streaks);
    }

    /// A status update, as it stood then.
    ///
    /// @param poll that it answers
    record Said(PollAnswer answer, Optional<UUID> poll) {}

    /// How many of the polls that asked somebody they answered.
    record Share(String user, int answered, int asked) {
        boolean whole() {
            return answered == asked;
        }
    }

    record Open(String author, String blocker) {}

    long people() {
        return updates.stream()
                .map(Said::answer)
                .map(answer -> answer.slackUser().orElse(answer.author()))
                .distinct()
                .count();
    }

    /// The busiest first. A poll that is still open counts for those who have answered it, one
    /// whose answers bear no name for nobody.
    List<Share> shares() {
        var asked = new TreeMap<String, Integer>();
        var answered = new TreeMap<String, Integer>();
        for (var poll : polls.stream().filter(one -> !one.onlyAnonymous()).toList()) {
            var by = answeredBy(poll);
            poll.opened().asked().stream()
                    .map(somebody -> somebody.slackUser())
                    .distinct()
                    .filter(user -> poll.closed() || by.contains(user))
                    .forEach(
                            user -> {
                                asked.merge(user, 1, Integer::sum);
                                answered.merge(user, by.contains(user) ? 1 : 0, Integer::sum);
                            });
        }
        return asked.entrySet().stream()
                .map(one -> new Share(one.getKey(), answered.get(one.getKey()), one.getValue()))
                .sorted(
                        Comparator.comparingDouble(
                                        (Share share) -> -(double) share.answered() / share.asked())
                                .thenComparing(Share::answered, Comparator.reverseOrder())
                                .thenComparing(Share::user))
                .toList();
    }

    private Set<String> answeredBy(PollStory poll) {
        return updates.stream()
                .filter(said -> said.poll().equals(Optional.of(poll.id())))
                .flatMap(said -> said.answer().slackUser().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// What blocks somebody by the last that they said; never what was said anonymously.
    List<Open> blockers() {
        var anonymous =
                polls.stream()
                        .flatMap(poll -> poll.anonymousQuestions().stream())
                        .collect(Collectors.toUnmodifiableSet());
        Predicate<Answer> openly =
                answer -> answer.question() == null || !anonymous.contains(answer.question());
        var last = new LinkedHashMap<String, Optional<Open>>();
        for (var said : updates) {
            var answers = said.answer().answers().stream().filter(openly).toList();
            if (!answers.isEmpty()) {
                var author = said.answer().author();
                last.put(
                        said.answer().slackUser().orElse(author),
                        Optional.ofNullable(Blocker.in(answers))
                                .map(blocker -> new Open(author, blocker)));
            }
        }
        return last.values().stream().flatMap(Optional::stream).toList();
    }
}
