package dev.rollcall.commands.edge.geekbot;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a column of an export is about, by its header. Where a file has several names of somebody,
/// the earlier of these headers is the fuller one.
enum GeekbotColumn {
    STANDUP("standup", "standupname", "report", "reportname", "survey", "surveyname"),
    SLACK_USER("slackuser", "slackid", "slackuserid", "userid", "memberid"),
    EMAIL("email", "emailaddress", "useremail", "memberemail"),
    NAME(
            "fullname",
            "realname",
            "name",
            "membername",
            "member",
            "displayname",
            "author",
            "reporter",
            "respondent",
            "participant",
            "username",
            "user"),
    DATE("date", "reportdate", "day"),
    TIME(
            "time",
            "timestamp",
            "datetime",
            "submittedat",
            "submitted",
            "reportedat",
            "answeredat",
            "createdat",
            "reporttime"),
    QUESTION("question"),
    ANSWER("answer", "response", "reply"),
    IGNORED(
            "id",
            "reportid",
            "standupid",
            "questionid",
            "answerid",
            "team",
            "teamname",
            "channel",
            "timezone",
            "weekday");

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> headers;

    GeekbotColumn(String... headers) {
        this.headers = List.of(headers);
    }

    /// By the name that it has in a request.
    static GeekbotColumn named(String name) {
        return Arrays.stream(values())
                .filter(column -> column.toString().equals(name))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    /// Empty for a header that is none of these, such as a question.
    static Optional<GeekbotColumn> of(String header) {
        return Arrays.stream(values())
                .filter(column -> column.headers.contains(plain(header)))
                .findFirst();
    }

    /// Where a header stands among those of its column; an unusual one comes first.
    int rank(String header) {
        return headers.indexOf(plain(header));
    }

    /// A header without case, spaces and marks.
    static String plain(String header) {
        return Normalizer.normalize(header, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
