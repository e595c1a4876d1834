package dev.rollcall.local.slack.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.local.slack.blockkit.BlockKit;

/// What a call wants to say: text or blocks, perhaps with metadata that only apps see.
record Content(String text, JsonNode blocks, JsonNode metadata) {
    /// Slack documents no limit; it is known to have refused 11,341 characters.
    /// Source: slackapi/bolt-js, issues 2509 and 2867.
    private static final int LONGEST_BLOCKS = 11_000;

    static Content of(Arguments call, int longest) {
        var text = call.text("text");
        var blocks =
                call.json("blocks", "invalid_blocks_format")
                        .map(Content::blocks)
                        .filter(given -> !given.isEmpty());
        if (text.isEmpty() && blocks.isEmpty()) {
            throw new Refused("no_text");
        }
        if (text.filter(given -> given.length() > longest).isPresent()) {
            throw new Refused("msg_too_long");
        }
        var metadata = call.json("metadata", "invalid_metadata_format").map(Content::checked);
        return new Content(text.orElse(""), blocks.orElse(null), metadata.orElse(null));
    }

    private static JsonNode blocks(JsonNode given) {
        if (!given.isArray()) {
            throw new Refused("invalid_blocks_format");
        }
        var problems = BlockKit.problemsOfMessage(given);
        if (!problems.isEmpty()) {
            throw Refused.blockKit("invalid_blocks", problems);
        }
        if (BlockKit.lengthOfTexts(given) > LONGEST_BLOCKS) {
            throw new Refused("msg_blocks_too_long");
        }
        return BlockKit.completed(given);
    }

    private static JsonNode checked(JsonNode metadata) {
        if (!metadata.path("event_type").isTextual()
                || !metadata.path("event_payload").isObject()) {
            throw new Refused("invalid_metadata_format");
        }
        return metadata;
    }
}
