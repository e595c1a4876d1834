package dev.rollcall.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PgbenchTest {

    @Test
    void the_rate_is_what_pgbench_says() {
        assertThat(
                        Pgbench.rate(
                                """
                                number of failed transactions: 0 (0.000%)
                                latency average = 2.516 ms
                                initial connection time = 21.015 ms
                                tps = 6359.274208 (without initial connection time)
                                """))
                .contains(6359.274208);
    }

    @Test
    void an_error_is_no_rate() {
        assertThat(Pgbench.rate("pgbench: error: connection refused")).isEmpty();
    }
}
