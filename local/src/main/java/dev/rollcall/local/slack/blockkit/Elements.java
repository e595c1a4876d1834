package dev.rollcall.local.slack.blockkit;

import dev.rollcall.local.slack.limits.Spot;
import java.util.Set;
import java.util.regex.Pattern;

/// Rules for what people press, choose and fill in.
/// Source: Slack's documentation, "Block elements".
final class Elements {
    private static final int ACTION_ID = 255;
    private static final int PLACEHOLDER = 150;
    private static final int LONGEST_INPUT = 3_000;
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    static final Pattern ADDRESS = Pattern.compile("[a-z][a-z0-9+.-]*:\\S+");
    private static final Pattern SECONDS = Pattern.compile("\\d{10}");

    /// What can stand in an `input`, and nowhere else.
    private static final Set<String> WRITTEN =
            Set.of(
                    "plain_text_input",
                    "email_text_input",
                    "url_text_input",
                    "number_input",
                    "rich_text_input",
                    "file_input");

    /// What an `input` can't hold, since it has no value.
    private static final Set<String> PRESSED =
            Set.of("button", "workflow_button", "overflow", "image", "feedback_buttons");

    private Elements() {}

    static void inInput(Spot element) {
        if (PRESSED.contains(element.type())) {
            element.wrong("unsupported type: " + element.type());
        } else {
            check(element);
        }
    }

    static void inActions(Spot element) {
        if (WRITTEN.contains(element.type()) || element.type().equals("image")) {
            element.wrong("unsupported type: " + element.type());
        } else {
            check(element);
        }
    }

    static void beside(Spot element) {
        if (WRITTEN.contains(element.type())) {
            element.wrong("unsupported type: " + element.type());
        } else {
            check(element);
        }
    }

    private static void check(Spot element) {
        element.string("action_id", ACTION_ID);
        element.plain("placeholder", PLACEHOLDER);
        between(element, "max_selected_items", Integer.MAX_VALUE);
        Compositions.confirm(element);
        switch (element.type()) {
            case "button" -> button(element);
            case "image" -> Layout.image(element);
            case "checkboxes", "radio_buttons" -> Compositions.boxes(element);
            case "overflow" -> Compositions.overflow(element);
            case "static_select", "multi_static_select" -> Compositions.optionsOrGroups(element);
            case "plain_text_input" -> written(element);
            case "number_input" -> {
                element.require("is_decimal_allowed");
                element.matches("min_value", NUMBER, "must be a number");
                element.matches("max_value", NUMBER, "must be a number");
            }
            case "file_input" -> between(element, "max_files", 10);
            case "datepicker" ->
                    element.matches("initial_date", DATE, "must be a date as YYYY-MM-DD");
            case "timepicker" -> element.matches("initial_time", TIME, "must be a time as HH:mm");
            case "datetimepicker" ->
                    element.matches("initial_date_time", SECONDS, "must have 10 digits");
            default -> {}
        }
    }

    private static void button(Spot button) {
        button.require("text");
        button.plain("text", 75);
        button.string("value", 2_000);
        button.string("url", 3_000);
        button.matches("url", ADDRESS, "must be a valid URL");
        button.string("accessibility_label", 75);
        button.oneOf("style", Set.of("primary", "danger"));
    }

    private static void between(Spot element, String field, int most) {
        var given = element.json().path(field).asInt(1);
        if (given < 1 || given > most) {
            element.child(field).wrong("must be between 1 and " + most);
        }
    }

    private static void written(Spot input) {
        input.string("initial_value", LONGEST_INPUT);
        var most = input.json().path("max_length").asInt(LONGEST_INPUT);
        var least = input.json().path("min_length").asInt(0);
        if (most < 1 || most > LONGEST_INPUT) {
            input.child("max_length").wrong("must be between 1 and " + LONGEST_INPUT);
        }
        if (least < 0 || least > LONGEST_INPUT || least > most) {
            input.child("min_length").wrong("must be between 0 and max_length");
        }
    }
}
