package dev.rollcall.local.slack.blockkit;

import dev.rollcall.local.slack.limits.Spot;

/// Rules for one block.
/// Source: Slack's documentation, "Blocks".
final class Layout {
    private static final int BLOCK_ID = 255;
    private static final int SECTION = 3_000;
    private static final int FIELD = 2_000;
    private static final int HEADER = 150;
    private static final int LABEL = 2_000;
    private static final int URL = 3_000;
    private static final int VIDEO_TITLE = 200;
    private static final int MARKDOWN = 12_000;

    private Layout() {}

    static void check(Spot block) {
        block.string("block_id", BLOCK_ID);
        switch (block.type()) {
            case "section" -> section(block);
            case "header" -> {
                block.require("text");
                block.plain("text", HEADER);
            }
            case "actions" -> {
                block.require("elements");
                block.items("elements", 1, 25).forEach(Elements::inActions);
            }
            case "context" -> {
                block.require("elements");
                block.items("elements", 1, 10).forEach(Layout::besideText);
            }
            case "context_actions" -> {
                block.require("elements");
                block.items("elements", 1, 5);
            }
            case "input" -> input(block);
            case "image" -> {
                image(block);
                block.plain("title", LABEL);
            }
            case "markdown" -> {
                block.require("text");
                block.string("text", MARKDOWN);
            }
            case "rich_text" -> block.require("elements");
            case "file" -> block.require("external_id", "source");
            case "video" -> {
                block.require("alt_text", "title", "thumbnail_url", "video_url");
                block.plain("title", VIDEO_TITLE);
                block.plain("description", VIDEO_TITLE);
                block.string("author_name", 50);
            }
            default -> {}
        }
    }

    static void image(Spot image) {
        if (!image.has("slack_file")) {
            image.require("image_url");
        }
        image.require("alt_text");
        image.string("image_url", URL);
        image.matches("image_url", Elements.ADDRESS, "must be a valid URL");
        image.string("alt_text", LABEL);
    }

    private static void section(Spot section) {
        if (!section.has("fields")) {
            section.require("text");
        }
        section.text("text", SECTION);
        section.items("fields", 1, 10).forEach(field -> field.words(FIELD));
        if (section.has("accessory")) {
            Elements.beside(section.child("accessory"));
        }
    }

    private static void input(Spot input) {
        input.require("label", "element");
        input.plain("label", LABEL);
        input.plain("hint", LABEL);
        if (input.has("element")) {
            Elements.inInput(input.child("element"));
        }
    }

    private static void besideText(Spot element) {
        if (element.type().equals("image")) {
            image(element);
        } else {
            element.words(SECTION);
        }
    }
}
