package dev.rollcall.commands.outbound.webhook;

/// What a delivery comes to once it is put into words.
sealed interface Tidings {

    record Say(Body body) implements Tidings {}

    /// There is nothing to say, for a reason.
    record Nothing(String reason) implements Tidings {}
}
