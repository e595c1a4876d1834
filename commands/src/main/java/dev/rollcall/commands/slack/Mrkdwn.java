package dev.rollcall.commands.slack;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text as Slack shows it. What people wrote stays what they wrote; nothing in it can call a whole
/// channel.
public final class Mrkdwn {

    /// References to a user or a channel and links keep their meaning; any other code point is
    /// text.
    private static final Pattern PIECE =
            Pattern.compile(
                    "(<[@#][A-Z0-9]+(?:\\|[^<>|\n]*)?>|<(?:https?://|mailto:)[^<>\\s|]+(?:\\|[^<>\n]*)?>)|.",
                    Pattern.DOTALL);

    private static final String CUT = "… _(cut here: all of it is in Rollcall)_";

    /// A link that is longer is shown as text: it can't be kept whole where text is cut.
    private static final int LONGEST_LINK = 2_900;

    private Mrkdwn() {}

    /// All of it.
    public static String of(String text) {
        return of(text, Integer.MAX_VALUE);
    }

    public static String of(String text, int longest) {
        var shown = new StringBuilder();
        var pieces = PIECE.matcher(text);
        while (pieces.find()) {
            var piece = shown(pieces);
            if (shown.length() + piece.length() > longest) {
                return shown.append(CUT).toString();
            }
            shown.append(piece);
        }
        return shown.toString();
    }

    private static String shown(Matcher piece) {
        var reference = piece.group(1);
        if (reference == null) {
            return Escaped.of(piece.group());
        }
        var whole = reference.replace("&", "&amp;");
        return whole.length() > LONGEST_LINK ? Escaped.of(reference) : whole;
    }

    public static String quoted(String shown) {
        return "> " + shown.replace("\n", "\n> ");
    }
}
