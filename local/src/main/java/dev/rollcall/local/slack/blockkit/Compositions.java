package dev.rollcall.local.slack.blockkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.local.slack.limits.Spot;
import java.util.ArrayList;
import java.util.Set;

/// Rules for what stands inside of elements: options, groups of them, and dialogs that ask again.
/// Source: Slack's documentation, "Composition objects".
final class Compositions {
    private static final int OPTIONS = 100;
    private static final int BOXES = 10;
    private static final int OVERFLOW = 5;
    private static final String NONE_OF_THEM = "must be one of the provided options";
    private static final int OPTION_TEXT = 75;
    private static final int OPTION_VALUE = 150;

    private Compositions() {}

    /// Those of boxes, in which texts may be formatted.
    static void boxes(Spot element) {
        element.require("options");
        for (var option : element.items("options", 1, BOXES)) {
            option.text("text", OPTION_TEXT);
            option.text("description", OPTION_TEXT);
            option(option);
        }
        chosen(element);
    }

    static void overflow(Spot menu) {
        menu.require("options");
        options(menu, OVERFLOW);
    }

    static void optionsOrGroups(Spot menu) {
        if (menu.has("options") == menu.has("option_groups")) {
            menu.require("options");
        }
        options(menu, OPTIONS);
        chosen(menu);
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

    private static void options(Spot menu, int most) {
        for (var option : menu.items("options", 1, most)) {
            option.plain("text", OPTION_TEXT);
            option.plain("description", OPTION_TEXT);
            option(option);
        }
    }

    private static void option(Spot option) {
        option.require("text");
        option.string("value", OPTION_VALUE);
        option.string("url", 3_000);
    }

    /// What is chosen at first is one of those that can be chosen, in every letter.
    private static void chosen(Spot element) {
        var offered = new ArrayList<JsonNode>();
        element.json().path("options").forEach(offered::add);
        for (var group : element.json().path("option_groups")) {
            group.path("options").forEach(offered::add);
        }
        if (element.has("initial_option")
                && !offered.contains(element.json().path("initial_option"))) {
            element.child("initial_option").wrong(NONE_OF_THEM);
        }
        for (var one : element.items("initial_options", 1, OPTIONS)) {
            if (!offered.contains(one.json())) {
                one.wrong(NONE_OF_THEM);
            }
        }
    }
}
