package dev.rollcall.commands.edge.slack.payload;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.regex.Pattern;

/// From text as Slack sends it to text as people wrote it.
public final class SlackText {

    private SlackText() {}

    /// Slack escapes three characters; its references (`<@U…>`, `<https://…>`) stay as they are.
    public static String plain(String sent) {
        return sent.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip();
    }

    /// What a message says, in Slack's encoding: its text without the mention of us, and its files.
    ///
    /// @param bot our own user in the workspace; may be null
    public static String words(String bot, JsonNode message) {
        var sent = sent(message);
        var words = bot == null ? sent : withoutMention(bot, sent);
        return SharedFiles.beside(words, message.path("files"));
    }

    public static boolean mentionsAnybody(JsonNode message) {
        return sent(message).contains("<@");
    }

    /// What is no text says nothing.
    static String sent(JsonNode message) {
        return Objects.requireNonNullElse(message.path("text").textValue(), "");
    }

    static boolean mentions(String bot, String sent) {
        return mention(bot).matcher(sent).find();
    }

    private static String withoutMention(String bot, String sent) {
        return mention(bot).matcher(sent).replaceAll("").strip();
    }

    private static Pattern mention(String bot) {
        return Pattern.compile("<@" + Pattern.quote(bot) + "(?:\\|[^<>]*)?>[:,]?[ \\t]*");
    }
}
