package dev.rollcall.commands.outbound.slack;

import com.slack.api.model.Message;
import java.util.Map;
import java.util.UUID;

/// What tells a message of ours in a channel: Slack's message metadata.
record PostMark(String eventType, String field, UUID id) {

    /// A confirmation, by the event that it confirms.
    static PostMark ofUpdate(UUID eventId) {
        return new PostMark("rollcall_status_update", "event_id", eventId);
    }

    /// Any other post, by its id.
    static PostMark ofPost(UUID id) {
        return new PostMark("rollcall_post", "post_id", id);
    }

    Message.Metadata toMetadata() {
        return Message.Metadata.builder()
                .eventType(eventType)
                .eventPayload(Map.of(field, id.toString()))
                .build();
    }

    boolean isOn(Message message) {
        var metadata = message.getMetadata();
        return metadata != null
                && eventType.equals(metadata.getEventType())
                && metadata.getEventPayload() != null
                && id.toString().equals(metadata.getEventPayload().get(field));
    }
}
