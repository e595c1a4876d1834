package dev.rollcall.api.audit;

import java.util.List;

/// A format that an export is written in.
interface Lines {

    /// What stands before the first event.
    String heading();

    String of(List<AuditedEvent> events);
}
