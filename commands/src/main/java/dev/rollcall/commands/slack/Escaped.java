package dev.rollcall.commands.slack;

/// Text as it stands in a message, where nothing in it means anything to Slack: of its
/// documentation, "Formatting text for app surfaces".
public final class Escaped {

    private Escaped() {}

    public static String of(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
