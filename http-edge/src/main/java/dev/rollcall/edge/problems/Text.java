package dev.rollcall.edge.problems;

import java.util.Optional;

/// What text we take in: everything but what PostgreSQL's jsonb refuses or no person types. Kept
/// exactly as sent.
public final class Text {
    /// Unicode code points, not UTF-16 units: an emoji counts as one.
    public static final int LONGEST = 10_000;

    private Text() {}

    /// Why this text is refused, empty when it is good.
    public static Optional<String> flaw(String text, int longest) {
        if (text.codePoints().allMatch(Text::invisible)) {
            return Optional.of("must not be blank");
        }
        if (text.codePointCount(0, text.length()) > longest) {
            return Optional.of("must not be longer than %,d characters".formatted(longest));
        }
        return text.codePoints().filter(Text::refused).mapToObj(Text::reason).findFirst();
    }

    public static Optional<String> flaw(String text) {
        return flaw(text, LONGEST);
    }

    private static boolean invisible(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.getType(point) == Character.FORMAT;
    }

    private static boolean refused(int point) {
        return switch (Character.getType(point)) {
            case Character.SURROGATE -> true;
            case Character.CONTROL -> point != '\n' && point != '\t';
            default -> false;
        };
    }

    private static String reason(int point) {
        var kind =
                Character.getType(point) == Character.SURROGATE
                        ? "half a character (U+%04X)"
                        : "the control character U+%04X";
        return "must not contain " + kind.formatted(point);
    }
}
