package dev.rollcall.commands.model.team;

import java.util.Optional;

/// Whose holidays a team keeps: a country's (ISO 3166-1), or one of its subdivisions'.
public record Holidays(String country, Optional<String> subdivision) {}
