package dev.rollcall.commands.edge.slack.payload;

import java.util.regex.Pattern;

/// From text as Slack sends it to text as people wrote it.
public final class SlackText {

    private SlackText() {}

    /// Slack escapes three characters; its references (`<@U…>`, `<https://…>`) stay as they are.
    public static String plain(String sent) {
        return sent.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip();
    }

    static boolean mentions(String bot, String sent) {
        return mention(bot).matcher(sent).find();
    }

    static String withoutMention(String bot, String sent) {
        return mention(bot).matcher(sent).replaceAll("").strip();
    }

    private static Pattern mention(String bot) {
        return Pattern.compile("<@" + Pattern.quote(bot) + "(?:\\|[^<>]*)?>[:,]?[ \\t]*");
    }
}
