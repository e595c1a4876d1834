package dev.rollcall.local.slack.blockkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.local.slack.limits.Problem;
import dev.rollcall.local.slack.limits.SlackModel;
import dev.rollcall.local.slack.limits.Spot;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whether Slack would take blocks and views, by its SDK's classes (types, properties) and by its
/// documentation (what must be there, how long and how many).
public final class BlockKit {
    private static final int IN_A_MESSAGE = 50;
    private static final int IN_A_VIEW = 100;
    private static final int SHORT = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private BlockKit() {}

    public static List<Problem> problemsOfMessage(JsonNode blocks) {
        var all = Spot.of(blocks, "/blocks");
        if (blocks.size() > IN_A_MESSAGE) {
            all.wrong("no more than " + IN_A_MESSAGE + " items allowed");
        } else {
            blocks(all);
            Surface.MESSAGE.check(all);
        }
        return List.copyOf(all.found());
    }

    /// Of all texts in blocks; Slack refuses messages in which that is too much.
    public static int lengthOfTexts(JsonNode json) {
        var length = 0;
        for (var part : json) {
            length += lengthOfTexts(part);
        }
        var text = json.path("text").asText();
        return length + text.codePointCount(0, text.length());
    }

    /// `type` is `modal` or `home`.
    public static List<Problem> problemsOfView(JsonNode view, String type) {
        var all = Spot.of(view, "/view");
        if (!view.isObject()) {
            all.wrong("must be an object");
            return List.copyOf(all.found());
        }
        SlackModel.view(withoutBlocks(all));
        all.require("type", "blocks");
        if (all.has("type") && !all.type().equals(type)) {
            all.child("type").wrong("must be equal to " + type);
        }
        all.string("private_metadata", 3_000);
        all.string("callback_id", 255);
        all.string("external_id", 255);
        dialog(all, type);
        all.items("blocks", 0, IN_A_VIEW);
        blocks(all.child("blocks"));
        (type.equals("home") ? Surface.HOME : Surface.MODAL).check(all.child("blocks"));
        focus(all);
        return List.copyOf(all.found());
    }

    /// Gives ids to those blocks and elements that came without, as Slack does.
    public static ArrayNode completed(JsonNode blocks) {
        var copy = (ArrayNode) blocks.deepCopy();
        for (var block : copy) {
            putId((ObjectNode) block, "block_id");
            for (var element : elements(block)) {
                if (!element.path("type").asText().equals("image")) {
                    putId((ObjectNode) element, "action_id");
                }
            }
        }
        return copy;
    }

    public static ObjectNode completedView(JsonNode view) {
        var copy = ((ObjectNode) view).deepCopy();
        copy.set("blocks", completed(view.path("blocks")));
        return copy;
    }

    /// What people can press, choose or fill in within a block.
    public static List<JsonNode> elements(JsonNode block) {
        var elements = new ArrayList<JsonNode>();
        switch (block.path("type").asText()) {
            case "actions", "context_actions" -> block.path("elements").forEach(elements::add);
            case "section" -> add(elements, block.path("accessory"));
            case "input" -> add(elements, block.path("element"));
            default -> {}
        }
        return elements;
    }

    private static void dialog(Spot view, String type) {
        if (type.equals("modal")) {
            view.require("title");
            view.plain("title", SHORT);
            view.plain("submit", SHORT);
            view.plain("close", SHORT);
            if (view.json().path("blocks").findValuesAsText("type").contains("input")) {
                view.require("submit");
            }
        } else {
            for (var field : List.of("title", "submit", "close")) {
                if (view.has(field)) {
                    view.wrong("invalid additional property: " + field);
                }
            }
        }
    }

    private static void blocks(Spot blocks) {
        var ids = new HashSet<String>();
        for (var block : blocks.each()) {
            SlackModel.block(block);
            Layout.check(block);
            unique(block, "block_id", ids);
            var actions = new HashSet<String>();
            for (var element : elements(block.json())) {
                unique(new Spot(element, block.at(), block.found()), "action_id", actions);
            }
        }
    }

    private static void unique(Spot spot, String field, Set<String> taken) {
        if (spot.has(field) && !taken.add(spot.json().path(field).asText())) {
            spot.child(field).wrong(field + " must be unique");
        }
    }

    private static void focus(Spot view) {
        var focused = view.json().findValues("focus_on_load").stream().filter(JsonNode::asBoolean);
        if (focused.count() > 1) {
            view.wrong("only one element can have focus_on_load set to true");
        }
    }

    private static Spot withoutBlocks(Spot view) {
        var rest = ((ObjectNode) view.json()).deepCopy();
        rest.remove("blocks");
        return new Spot(rest, view.at(), view.found());
    }

    private static void add(List<JsonNode> elements, JsonNode element) {
        if (element.isObject()) {
            elements.add(element);
        }
    }

    private static void putId(ObjectNode json, String field) {
        if (!json.hasNonNull(field)) {
            var bytes = new byte[4];
            RANDOM.nextBytes(bytes);
            json.put(field, Base64.getEncoder().withoutPadding().encodeToString(bytes));
        }
    }
}
