package dev.rollcall.commands.polls;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/// Does what is due of polls, as a pod does each second.
@ApplicationScoped
public class PollsByHand {

    private final Asking asking;

    PollsByHand(Asking asking) {
        this.asking = asking;
    }

    public void look() {
        asking.due().chain(asking::carryOut).await().atMost(Duration.ofSeconds(20));
    }
}
