package dev.rollcall.local.slack.workspace;

import com.fasterxml.jackson.databind.JsonNode;

/// A modal or a person's Home tab: what the app sent for it, and where it stands. `root` is the
/// lowest modal of the stack, `previous` the one below, if there is one.
public record View(
        String id, String user, JsonNode content, String hash, String root, String previous) {

    public boolean home() {
        return content.path("type").asText().equals("home");
    }

    public JsonNode blocks() {
        return content.path("blocks");
    }

    public String callbackId() {
        return content.path("callback_id").asText();
    }

    public String title() {
        return content.path("title").path("text").asText();
    }

    public boolean notifiesOnClose() {
        return content.path("notify_on_close").asBoolean();
    }

    boolean hasExternalId(String externalId) {
        return externalId.equals(content.path("external_id").asText());
    }
}
