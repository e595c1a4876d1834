package dev.rollcall.commands.slack;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Cuts text as Slack shows it into parts of which each fits: at the end of a line or word where
/// one is near, and never inside a character, a mention, a link or an entity.
public final class ShownText {

    /// A character may take two of Java's, which are of one code point here.
    private static final Pattern PIECE =
            Pattern.compile("<[^<>]*>|&(?:amp|lt|gt);|.", Pattern.DOTALL);

    private static final String QUOTE = "> ";

    private ShownText() {}

    /// The beginning of a plain text that is too long, never through the middle of a character.
    public static String cut(String plain, int longest) {
        return plain.length() <= longest
                ? plain
                : plain.substring(0, withinCharacters(plain, longest - 1)) + "…";
    }

    /// All of it, but for line breaks and spaces where it was cut. What is quoted stays so.
    public static List<String> parts(String shown, int longest) {
        var parts = new ArrayList<String>();
        var rest = shown;
        while (rest.length() > longest) {
            int end = end(rest, longest);
            var part = rest.substring(0, end);
            parts.add(part);
            rest =
                    rest.charAt(end) == '\n'
                            ? rest.substring(end + 1)
                            : (endsInQuote(part) ? QUOTE : "") + rest.substring(end);
        }
        parts.add(rest);
        return parts.stream().filter(part -> !part.isBlank()).toList();
    }

    /// Where the first part of a text that is too long ends.
    private static int end(String text, int longest) {
        int line = 0;
        int word = 0;
        int piece = 0;
        var pieces = PIECE.matcher(text);
        while (pieces.find()
                && (pieces.end() <= longest || isLineEndAt(pieces.start(), text, longest))) {
            switch (pieces.group()) {
                case "\n" -> line = pieces.start();
                case " " -> word = pieces.end();
                default -> {}
            }
            piece = Math.min(pieces.end(), longest);
        }
        int enough = longest / 2;
        if (line > enough) {
            return line;
        }
        if (word > enough) {
            return word;
        }
        return piece > QUOTE.length() ? piece : withinCharacters(text, longest);
    }

    private static boolean isLineEndAt(int start, String text, int longest) {
        return start == longest && text.charAt(start) == '\n';
    }

    /// Nothing of ours is so long that it can't be kept whole.
    private static int withinCharacters(String text, int longest) {
        return Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    }

    private static boolean endsInQuote(String part) {
        return part.startsWith(QUOTE, part.lastIndexOf('\n') + 1);
    }
}
