package dev.rollcall.systemtests.load;

import com.fasterxml.jackson.databind.JsonNode;

/// A status update as it stands.
record Update(String id, String content, long sequence) {
    static Update of(JsonNode row) {
        return new Update(
                row.get("update_id").asText(),
                row.get("content").asText(),
                row.get("sequence").asLong());
    }
}
