package dev.rollcall.commands.slack;

import java.util.List;

/// As many of some things as a field of Slack's takes; how many more there are is said.
public final class Listed {

    /// For "and 12,345 more".
    private static final int ROOM = 40;

    private Listed() {}

    /// The first ones, and the first at least.
    ///
    /// @param each short enough by itself
    public static String in(String separator, List<String> each, int longest) {
        var text = new StringBuilder();
        for (int n = 0; n < each.size(); n++) {
            var next = (n == 0 ? "" : separator) + each.get(n);
            boolean fits = text.length() + next.length() <= longest - ROOM;
            if (!fits && n > 0) {
                return text.append(separator)
                        .append("and %,d more".formatted(each.size() - n))
                        .toString();
            }
            text.append(next);
        }
        return text.toString();
    }
}
