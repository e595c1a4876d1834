package dev.rollcall.commands.edge.slack.form;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a form is about, which it carries along (as `private_metadata`) to when it is sent.
///
/// @param poll the one that it answers
/// @param update the one that it changes
/// @param channel where it was asked for
/// @param mark of the questions that it asks
public record FormNote(
        UUID team,
        Optional<UUID> poll,
        Optional<UUID> update,
        Optional<String> channel,
        String mark) {

    private static final String NONE = "-";
    private static final int PARTS = 5;

    /// What a draft is kept for.
    public UUID about() {
        return update.or(() -> poll).orElse(team);
    }

    public String written() {
        return Stream.of(Optional.of(team), poll, update, channel, Optional.of(mark))
                .map(part -> part.map(Objects::toString).orElse(NONE))
                .collect(Collectors.joining(" "));
    }

    /// Throws an IllegalArgumentException for what is no such note.
    public static FormNote read(String written) {
        var parts = written.split(" ", -1);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("no note of a form: " + written);
        }
        return new FormNote(
                UUID.fromString(parts[0]),
                optional(parts[1]).map(UUID::fromString),
                optional(parts[2]).map(UUID::fromString),
                optional(parts[3]),
                parts[4]);
    }

    private static Optional<String> optional(String part) {
        return Optional.of(part).filter(given -> !given.equals(NONE));
    }
}
