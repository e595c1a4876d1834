package dev.rollcall.commands.outbound.slack;

import dev.rollcall.eventstore.read.EventReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/// What a post is to say, from the log as it is now. Blocks.
@ApplicationScoped
class Composer {

    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int WHOLE_STREAM = 10_000;

    private final EventReader reader;

    Composer(EventReader reader) {
        this.reader = reader;
    }

    Composition compose(Claim claim) {
        return switch (claim.kind()) {
            case CONFIRMATION -> confirmation(claim).composition();
        };
    }

    private Confirmation confirmation(Claim claim) {
        return Confirmation.of(
                reader.stream(claim.subject().toString(), 0, WHOLE_STREAM).await().atMost(ANSWER));
    }
}
