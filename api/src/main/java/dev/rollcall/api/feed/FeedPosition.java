package dev.rollcall.api.feed;

import java.util.regex.Pattern;

/// A place in the change feed, as `id:` in a stream: the store's epoch and the number of the last
/// change seen.
public record FeedPosition(long epoch, long number) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    /// Throws an IllegalArgumentException for what is no such id.
    public static FeedPosition parse(String id) {
        var match = FORM.matcher(id);
        if (!match.matches()) {
            throw new IllegalArgumentException();
        }
        return new FeedPosition(Long.parseLong(match.group(1)), Long.parseLong(match.group(2)));
    }

    @Override
    public String toString() {
        return epoch + "-" + number;
    }
}
