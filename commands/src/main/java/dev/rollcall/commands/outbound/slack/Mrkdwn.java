package dev.rollcall.commands.outbound.slack;

import java.util.regex.Pattern;

/// Text as Slack shows it. What people wrote stays what they wrote; nothing in it can call a whole
/// channel.
final class Mrkdwn {

    /// References to a user or a channel and links keep their meaning; any other code point is
    /// text.
    private static final Pattern PIECE =
            Pattern.compile(
                    "(<[@#][A-Z0-9]+(?:\\|[^<>|]*)?>|<(?:https?://|mailto:)[^<>\\s|]+(?:\\|[^<>]*)?>)|.",
                    Pattern.DOTALL);

    private static final String CUT = "… _(cut here: all of it is in Rollcall)_";

    private Mrkdwn() {}

    static String of(String text, int longest) {
        var shown = new StringBuilder();
        var pieces = PIECE.matcher(text);
        while (pieces.find()) {
            var piece =
                    pieces.group(1) == null
                            ? escaped(pieces.group())
                            : pieces.group().replace("&", "&amp;");
            if (shown.length() + piece.length() > longest) {
                return shown.append(CUT).toString();
            }
            shown.append(piece);
        }
        return shown.toString();
    }

    static String quoted(String shown) {
        return "> " + shown.replace("\n", "\n> ");
    }

    private static String escaped(String character) {
        return switch (character) {
            case "&" -> "&amp;";
            case "<" -> "&lt;";
            case ">" -> "&gt;";
            default -> character;
        };
    }
}
