package dev.rollcall.local.slack.blockkit;

import java.util.Set;

/// Rules for what stands inside of elements: options, groups of them, and dialogs that ask again.
/// Source: Slack's documentation, "Composition objects".
final class Compositions {
    private static final int OPTIONS = 100;
    private static final int OPTION_TEXT = 75;
    private static final int OPTION_VALUE = 150;

    private Compositions() {}

    static void options(Spot element, int most) {
        element.items("options", 1, most).forEach(Compositions::option);
    }

    static void optionsOrGroups(Spot menu) {
        if (menu.has("options") == menu.has("option_groups")) {
            menu.require("options");
        }
        options(menu, OPTIONS);
        for (var group : menu.items("option_groups", 1, OPTIONS)) {
            group.require("label", "options");
            group.plain("label", OPTION_TEXT);
            options(group, OPTIONS);
        }
    }

    static void confirm(Spot element) {
        if (!element.has("confirm")) {
            return;
        }
        var dialog = element.child("confirm");
        dialog.require("title", "text", "confirm", "deny");
        dialog.plain("title", 100);
        dialog.text("text", 300);
        dialog.plain("confirm", 30);
        dialog.plain("deny", 30);
        dialog.oneOf("style", Set.of("primary", "danger"));
    }

    private static void option(Spot option) {
        option.require("text");
        option.text("text", OPTION_TEXT);
        option.string("value", OPTION_VALUE);
        option.text("description", OPTION_TEXT);
        option.string("url", 3_000);
    }
}
