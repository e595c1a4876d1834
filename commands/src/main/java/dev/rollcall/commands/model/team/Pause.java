package dev.rollcall.commands.model.team;

import java.time.LocalDate;
import java.util.Optional;

/// A round that does not ask for now: until a day, on which it asks again, or until it is resumed.
public record Pause(Optional<LocalDate> until) {}
