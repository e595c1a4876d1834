package dev.rollcall.local.slack.webapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
    final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    final RateLimits limits = new RateLimits(now::get);

    @Test
    void a_burst_passes_and_then_one_call_at_the_tiers_pace() {
        for (var i = 0; i < Tier.POSTING.burst; i++) {
            assertThat(limits.secondsUntil("post", Tier.POSTING)).isEmpty();
        }
        assertThat(limits.secondsUntil("post", Tier.POSTING)).contains(1);

        now.set(now.get().plusSeconds(1));

        assertThat(limits.secondsUntil("post", Tier.POSTING)).isEmpty();
        assertThat(limits.secondsUntil("post", Tier.POSTING)).contains(1);
    }

    @Test
    void one_channels_posts_do_not_slow_anothers() {
        for (var i = 0; i <= Tier.POSTING.burst; i++) {
            limits.secondsUntil("post C1", Tier.POSTING);
        }

        assertThat(limits.secondsUntil("post C1", Tier.POSTING)).isPresent();
        assertThat(limits.secondsUntil("post C2", Tier.POSTING)).isEmpty();
    }

    @Test
    void waiting_as_told_is_always_enough() {
        while (limits.secondsUntil("list", Tier.TWO).isEmpty()) {}
        var wait = limits.secondsUntil("list", Tier.TWO).orElseThrow();

        now.set(now.get().plusSeconds(wait));

        assertThat(wait).isEqualTo(3);
        assertThat(limits.secondsUntil("list", Tier.TWO)).isEmpty();
    }
}
