package dev.rollcall.local.slack.delivery;

/// What the app is sent: over HTTP with a content type, over sockets in an envelope of this type.
enum Kind {
    EVENT("application/json", "events_api"),
    COMMAND("application/x-www-form-urlencoded", "slash_commands"),
    INTERACTION("application/x-www-form-urlencoded", "interactive");

    final String contentType;
    final String envelope;

    Kind(String contentType, String envelope) {
        this.contentType = contentType;
        this.envelope = envelope;
    }
}
