package dev.rollcall.torture.history;

import java.util.OptionalLong;
import java.util.UUID;

/// What a client wants of the write side. Each makes one event, where it is accepted.
public sealed interface Intent {
    record Register() implements Intent {}

    /// `expected` goes as `If-Match`.
    record Rename(UUID team, OptionalLong expected) implements Intent {}

    record Archive(UUID team) implements Intent {}

    record Submit(UUID team) implements Intent {}

    record Edit(UUID update) implements Intent {}
}
