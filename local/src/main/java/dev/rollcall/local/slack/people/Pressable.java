package dev.rollcall.local.slack.people;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.local.slack.blockkit.BlockKit;
import java.util.ArrayList;

/// An element that somebody can press or fill in, with the block that it stands in.
record Pressable(JsonNode block, JsonNode element) {

    static Pressable find(JsonNode blocks, String blockId, String actionId) {
        var found = new ArrayList<Pressable>();
        for (var block : blocks) {
            if (blockId == null || blockId.equals(block.path("block_id").asText())) {
                for (var element : BlockKit.elements(block)) {
                    if (element.path("action_id").asText().equals(actionId)) {
                        found.add(new Pressable(block, element));
                    }
                }
            }
        }
        if (found.isEmpty()) {
            throw new NotPossible("There is nothing with the action_id " + actionId);
        }
        if (found.size() > 1) {
            throw new NotPossible("%s is in several blocks: say which".formatted(actionId));
        }
        return found.getFirst();
    }

    String blockId() {
        return block.path("block_id").asText();
    }

    /// What stands in an `input` tells the app of itself only where it was asked to.
    boolean dispatches() {
        return !block.path("type").asText().equals("input")
                || block.path("dispatch_action").asBoolean();
    }
}
