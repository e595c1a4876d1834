package dev.rollcall.commands.outbound.slack;

import com.slack.api.model.Message;
import java.util.Map;
import java.util.UUID;

/// What tells a confirmation of ours in a channel: Slack's message metadata, with the event that it
/// confirms.
record PostMark(UUID eventId) {

    private static final String EVENT_TYPE = "rollcall_status_update";
    private static final String EVENT_ID = "event_id";

    Message.Metadata toMetadata() {
        return Message.Metadata.builder()
                .eventType(EVENT_TYPE)
                .eventPayload(Map.of(EVENT_ID, eventId.toString()))
                .build();
    }

    boolean isOn(Message message) {
        var metadata = message.getMetadata();
        return metadata != null
                && EVENT_TYPE.equals(metadata.getEventType())
                && metadata.getEventPayload() != null
                && eventId.toString().equals(metadata.getEventPayload().get(EVENT_ID));
    }
}
