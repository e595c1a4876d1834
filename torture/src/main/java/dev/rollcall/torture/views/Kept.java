package dev.rollcall.torture.views;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What a view's tables hold: rows by key, their versions by sequence, each by column; what
/// listeners were told, by number; which aggregates are stuck, and which events were discarded.
public record Kept(
        Map<UUID, Map<String, Object>> rows,
        Map<UUID, List<Map<String, Object>>> versions,
        List<Change> changes,
        Map<String, StuckAt> stuck,
        Set<UUID> discarded) {

    /// Where an aggregate is stuck.
    ///
    /// @param letter the state of the dead letter
    public record StuckAt(long sequence, long position, UUID event, String letter) {}
}
