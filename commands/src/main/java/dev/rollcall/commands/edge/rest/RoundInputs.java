package dev.rollcall.commands.edge.rest;

import dev.rollcall.commands.edge.rest.Bodies.AudienceBody;
import dev.rollcall.commands.edge.rest.Bodies.QuestionBody;
import dev.rollcall.commands.edge.rest.Bodies.RoundBody;
import dev.rollcall.commands.edge.rest.Bodies.SkipBody;
import dev.rollcall.commands.model.team.PollRound;
import dev.rollcall.edge.problems.Fields;
import dev.rollcall.events.Audience;
import dev.rollcall.events.PollSettings;
import dev.rollcall.events.PollSettings.SummaryBy;
import dev.rollcall.events.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// A round of polls, as somebody wants it. Lengths are those that Slack's blocks allow.
final class RoundInputs {

    private static final int MOST_QUESTIONS = 20;
    private static final int LONGEST_QUESTION = 300;
    private static final int MOST_CHOICES = 100;
    private static final int LONGEST_CHOICE = 75;
    private static final int MOST_REMINDERS = 10;
    private static final int LONGEST_MINUTES = 14 * 24 * 60;

    private final Fields fields;

    private RoundInputs(Fields fields) {
        this.fields = fields;
    }

    /// Means nothing where a field is refused.
    static PollRound round(Fields fields, RoundBody body) {
        return new RoundInputs(fields).round(body);
    }

    private PollRound round(RoundBody body) {
        Inputs.cron(fields, "cron", body.cron());
        var zone = fields.timeZone("time_zone", body.timeZone());
        return new PollRound(
                body.cron(),
                zone == null ? null : zone.getId(),
                audience(body.audience()),
                settings(body),
                Optional.empty());
    }

    /// Means nothing where a field is refused.
    static Audience audience(Fields fields, AudienceBody body) {
        return new RoundInputs(fields).audience(body);
    }

    private Audience audience(AudienceBody body) {
        if (body == null) {
            return Audience.MEMBERS;
        }
        var kind = word(Audience.Kind.class, fields, "audience.kind", body.kind());
        boolean group = kind == Audience.Kind.USER_GROUP;
        if (!group && body.slackUserGroup() != null) {
            fields.refuse("audience.slack_user_group", "stands only beside the kind user_group");
        }
        var userGroup =
                group
                        ? Inputs.slackId(fields, "audience.slack_user_group", body.slackUserGroup())
                        : null;
        return kind == null ? Audience.MEMBERS : new Audience(kind, userGroup);
    }

    private PollSettings settings(RoundBody body) {
        var reminded = minutes("remind_after_minutes", body.remindAfterMinutes());
        var summary = word(SummaryBy.class, fields.optional(), "summary_by", body.summaryBy());
        return new PollSettings(
                Boolean.TRUE.equals(body.ownZones()),
                questions(body.questions()),
                reminded,
                reminders(body),
                minutes("close_after_minutes", body.closeAfterMinutes()),
                summary,
                Inputs.slackId(fields.optional(), "summary_channel", body.summaryChannel()));
    }

    private int reminders(RoundBody body) {
        if (body.remindAfterMinutes() == null) {
            if (body.remindAtMost() != null) {
                fields.refuse("remind_at_most", "stands only beside remind_after_minutes");
            }
            return 0;
        }
        int most = Objects.requireNonNullElse(body.remindAtMost(), 1);
        if (most < 1 || most > MOST_REMINDERS) {
            fields.refuse("remind_at_most", "must be 1 to " + MOST_REMINDERS);
        }
        return most;
    }

    private Integer minutes(String field, Integer value) {
        if (value != null && (value < 1 || value > LONGEST_MINUTES)) {
            fields.refuse(field, "must be 1 to %,d".formatted(LONGEST_MINUTES));
        }
        return value;
    }

    private List<Question> questions(List<QuestionBody> bodies) {
        if (bodies == null) {
            return List.of();
        }
        if (bodies.size() > MOST_QUESTIONS) {
            fields.refuse("questions", "must be " + MOST_QUESTIONS + " at most");
            return List.of();
        }
        var questions = new ArrayList<Question>();
        for (int n = 0; n < bodies.size(); n++) {
            if (bodies.get(n) == null) {
                fields.refuse("questions[" + n + "]", "is missing");
            } else {
                question("questions[" + n + "]", n + 1, bodies.get(n)).ifPresent(questions::add);
            }
        }
        return questions;
    }

    private Optional<Question> question(String at, int number, QuestionBody body) {
        var text = fields.text(at + ".text", body.text(), LONGEST_QUESTION);
        var kind =
                Objects.requireNonNullElse(
                        word(Question.Kind.class, fields.optional(), at + ".kind", body.kind()),
                        Question.Kind.TEXT);
        var choices = choices(at + ".choices", kind, body.choices());
        var skip = Optional.ofNullable(body.skipIf());
        skip.ifPresent(given -> check(at + ".skip_if", number, given));
        return text == null
                ? Optional.empty()
                : Optional.of(
                        new Question(
                                text,
                                kind,
                                choices,
                                Boolean.TRUE.equals(body.optional()),
                                Boolean.TRUE.equals(body.anonymous()),
                                skip.map(SkipBody::question).orElse(null),
                                skip.map(SkipBody::answer).orElse(null)));
    }

    private List<String> choices(String field, Question.Kind kind, List<String> given) {
        if (kind != Question.Kind.CHOICE) {
            if (given != null && !given.isEmpty()) {
                fields.refuse(field, "stand only beside the kind choice");
            }
            return List.of();
        }
        if (given == null || given.size() < 2 || given.size() > MOST_CHOICES) {
            fields.refuse(field, "must be 2 to " + MOST_CHOICES);
            return List.of();
        }
        var choices = new ArrayList<String>();
        for (int n = 0; n < given.size(); n++) {
            var choice = fields.text(field + "[" + n + "]", given.get(n), LONGEST_CHOICE);
            if (choice != null && choices.contains(choice)) {
                fields.refuse(field + "[" + n + "]", "stands there twice");
            } else if (choice != null) {
                choices.add(choice);
            }
        }
        return choices;
    }

    private void check(String at, int number, SkipBody skip) {
        if (skip.question() == null || skip.question() < 1 || skip.question() >= number) {
            fields.refuse(at + ".question", "must be the number of an earlier question, from 1");
        }
        fields.text(at + ".answer", skip.answer(), LONGEST_QUESTION);
    }

    private static <E extends Enum<E>> E word(
            Class<E> words, Fields fields, String field, String value) {
        var known =
                String.join(
                        ", ",
                        List.of(words.getEnumConstants()).stream()
                                .map(word -> word.name().toLowerCase(Locale.ROOT))
                                .toList());
        return fields.parsed(
                field,
                value,
                text -> {
                    if (!text.equals(text.toLowerCase(Locale.ROOT))) {
                        throw new IllegalArgumentException();
                    }
                    return Enum.valueOf(words, text.toUpperCase(Locale.ROOT));
                },
                "must be one of " + known);
    }
}
