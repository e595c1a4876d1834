package dev.rollcall.commands.model.digest;

import java.time.LocalDateTime;
import java.util.UUID;

/// What can be asked of a team's weekly digest.
public sealed interface DigestCommand {

    record ScheduleDigest(UUID team, DigestTimes times) implements DigestCommand {}

    record UnscheduleDigest() implements DigestCommand {}

    /// The week's, as it was wanted when it was looked at: if it is wanted otherwise by then, it is
    /// looked at again.
    record MakeDigest(
            UUID team, DigestTimes times, LocalDateTime slot, String workspace, String channel)
            implements DigestCommand {}

    record RecordDigestPosted(String week, String workspace, String channel, String ts)
            implements DigestCommand {}
}
