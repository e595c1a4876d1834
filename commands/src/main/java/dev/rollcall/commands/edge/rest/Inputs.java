package dev.rollcall.commands.edge.rest;

import dev.rollcall.commands.edge.rest.Bodies.AnswerBody;
import dev.rollcall.commands.schedule.Cron;
import dev.rollcall.edge.problems.Fields;
import dev.rollcall.edge.problems.Text;
import dev.rollcall.events.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Inputs that only commands take: Slack ids, cron expressions, answers.
final class Inputs {

    private static final Pattern SLACK_ID = Pattern.compile("[A-Z0-9]{2,32}");
    private static final int MOST_ANSWERS = 50;

    private Inputs() {}

    static String slackId(Fields fields, String field, String value) {
        return fields.parsed(
                field, value, Inputs::slackId, "must be an id of Slack's, such as C024BE91L");
    }

    private static String slackId(String text) {
        if (!SLACK_ID.matcher(text).matches()) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    static Cron cron(Fields fields, String field, String value) {
        return fields.parsed(
                field,
                value,
                Cron::parse,
                "must be a cron expression of five fields, such as 30 9 * * MON-FRI");
    }

    static List<Answer> answers(Fields fields, String content, List<AnswerBody> answers) {
        if (answers == null) {
            var text = fields.text("content", content);
            return text == null ? List.of() : Answer.freely(text);
        }
        if (content != null) {
            fields.refuse("content", "cannot stand beside answers");
        }
        if (answers.isEmpty() || answers.size() > MOST_ANSWERS) {
            fields.refuse("answers", "must be 1 to " + MOST_ANSWERS);
            return List.of();
        }
        var given = new ArrayList<Answer>();
        int characters = 0;
        for (int n = 0; n < answers.size(); n++) {
            var answer = answer(fields, "answers[" + n + "]", answers.get(n));
            if (answer != null) {
                given.add(answer);
                characters += answer.answer().codePointCount(0, answer.answer().length());
            }
        }
        if (characters > Text.LONGEST) {
            fields.refuse("answers", "must not be longer than 10,000 characters together");
        }
        return given;
    }

    private static Answer answer(Fields fields, String field, AnswerBody body) {
        if (body == null) {
            fields.refuse(field, "is missing");
            return null;
        }
        var question = fields.optional().text(field + ".question", body.question(), 1_000);
        var answer = fields.text(field + ".answer", body.answer());
        return answer == null ? null : new Answer(question, answer);
    }
}
