package dev.rollcall.commands.lookups;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Waits for the look-ups: who acts on an event must not miss what came just before it.
@ApplicationScoped
public class CaughtUp {

    private static final Logger LOG = Logger.getLogger(CaughtUp.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final Duration BY = Duration.ofSeconds(5);

    private final Lookups lookups;

    CaughtUp(Lookups lookups) {
        this.lookups = lookups;
    }

    /// Done once they have a position, or after some seconds, for who goes on with what is known.
    public Uni<Void> to(long epoch, long position) {
        return lookups.reached(epoch, position)
                .repeat()
                .withDelay(LOOK_AGAIN)
                .until(reached -> reached)
                .collect()
                .last()
                .replaceWithVoid()
                .ifNoItem()
                .after(BY)
                .recoverWithUni(
                        () -> {
                            LOG.warnf(
                                    "look-ups have not reached position %d; going on with what is known so far",
                                    position);
                            return Uni.createFrom().voidItem();
                        });
    }
}
