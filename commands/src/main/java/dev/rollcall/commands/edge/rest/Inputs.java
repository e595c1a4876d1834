package dev.rollcall.commands.edge.rest;

import dev.rollcall.commands.edge.rest.Bodies.AnswerBody;
import dev.rollcall.commands.edge.rest.Bodies.HolidaysBody;
import dev.rollcall.commands.model.team.Holidays;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.schedule.Cron;
import dev.rollcall.commands.schedule.PublicHolidays;
import dev.rollcall.edge.problems.Fields;
import dev.rollcall.edge.problems.Text;
import dev.rollcall.events.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Inputs that only commands take: Slack ids, names of rounds, cron expressions, answers.
final class Inputs {

    private static final Pattern SLACK_ID = Pattern.compile("[A-Z0-9]{2,32}");
    private static final Pattern ROUND = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern SUBDIVISION = Pattern.compile("[A-Z0-9]{1,3}");
    private static final int MOST_ANSWERS = 50;

    private Inputs() {}

    static String slackId(Fields fields, String field, String value) {
        return fields.parsed(
                field,
                value,
                text -> matching(SLACK_ID, text),
                "must be an id of Slack's, such as C024BE91L");
    }

    static Member member(Fields fields, String workspace, String user) {
        return new Member(
                slackId(fields, "slack_workspace", workspace), slackId(fields, "slack_user", user));
    }

    /// The name of a round, as it stands in a path.
    static String round(Fields fields, String value) {
        return fields.parsed(
                "round",
                value,
                text -> matching(ROUND, text),
                "must be 1 to 40 small letters, digits and hyphens, such as weekly-retro");
    }

    /// Reads a country's file when it is first asked for.
    static Holidays holidays(Fields fields, HolidaysBody body) {
        var country =
                fields.parsed(
                        "country",
                        body.country(),
                        Inputs::country,
                        "must be the code of a country whose holidays are known (ISO 3166-1), such as CH");
        var subdivision =
                fields.optional()
                        .parsed(
                                "subdivision",
                                body.subdivision(),
                                text -> subdivision(country, text),
                                "must be the code of a part of the country with holidays of its own (ISO 3166-2), such as ZH");
        return new Holidays(country, Optional.ofNullable(subdivision));
    }

    private static String country(String text) {
        if (!PublicHolidays.isCountry(text)) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    private static String subdivision(String country, String text) {
        var code = matching(SUBDIVISION, text);
        if (country != null && !PublicHolidays.isPart(country, code)) {
            throw new IllegalArgumentException();
        }
        return code;
    }

    private static String matching(Pattern pattern, String text) {
        if (!pattern.matcher(text).matches()) {
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
