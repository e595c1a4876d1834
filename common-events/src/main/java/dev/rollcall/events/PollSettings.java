package dev.rollcall.events;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// How a round is asked, beyond when and whom: a poll keeps the settings that it was opened with.
///
/// @param ownZones whether each is asked by their own clock, and not by the team's
/// @param questions none where people simply write what they do
/// @param remindAfterMinutes after the slot, and again and again after it; null without reminders
/// @param remindAtMost how often
/// @param closeAfterMinutes after the slot; null at the end of the slot's day
/// @param summaryBy how the summary is laid out; null without one
/// @param summaryChannel the Slack channel that it goes to; null for the team's own
public record PollSettings(
        boolean ownZones,
        List<Question> questions,
        Integer remindAfterMinutes,
        int remindAtMost,
        Integer closeAfterMinutes,
        SummaryBy summaryBy,
        String summaryChannel) {

    /// By the team's clock, without questions, reminders or a summary, until the day is over.
    public static final PollSettings PLAIN =
            new PollSettings(false, List.of(), null, 0, null, null, null);

    public enum SummaryBy {
        PERSON,
        QUESTION
    }

    public PollSettings {
        questions = List.copyOf(questions);
    }

    /// Whether nothing that answers it bears a name: then nobody can be said to be missing.
    public boolean onlyAnonymous() {
        return !questions.isEmpty() && questions.stream().allMatch(Question::anonymous);
    }

    /// Questions whose answers bear no name, by their text.
    public Set<String> anonymousQuestions() {
        return questions.stream()
                .filter(Question::anonymous)
                .map(Question::text)
                .collect(Collectors.toUnmodifiableSet());
    }
}
