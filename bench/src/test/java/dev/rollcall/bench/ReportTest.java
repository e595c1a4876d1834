package dev.rollcall.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.bench.Goal.AtLeast;
import dev.rollcall.bench.Goal.AtMost;
import dev.rollcall.bench.Goal.Below;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private static final Figure FAST =
            new Figure(
                    "append_256_callers",
                    "appends/s",
                    new Sample(List.of(21_000.0, 18_000.0, 20_000.0)),
                    "pgbench, 16 clients",
                    new Sample(List.of(6_000.0, 4_000.0)),
                    new AtLeast(3.0));
    private static final Figure SLOW =
            new Figure(
                    "p99",
                    "ms",
                    new Sample(List.of(31.4)),
                    "an echo",
                    new Sample(List.of(3.14)),
                    new Below(25));

    @Test
    void a_ratio_is_one_of_medians() {
        assertThat(FAST.measured().median()).isEqualTo(20_000);
        assertThat(FAST.baseline().median()).isEqualTo(5_000);
        assertThat(FAST.ratio()).isCloseTo(4.0, within(1e-9));
        assertThat(FAST.reached()).isTrue();
    }

    @Test
    void the_table_shows_spread_and_goal() {
        assertThat(new Report(List.of(FAST)).table())
                .contains("20,000", "18,000–21,000", "4,000–6,000", "4.00 ×", "≥ 3.00 ×", "yes");
    }

    @Test
    void less_is_better_where_the_goal_says_so() {
        var growth = new Sample(List.of(110.0));
        var start = new Sample(List.of(100.0));

        assertThat(SLOW.reached()).isFalse();
        assertThat(new Report(List.of(SLOW)).table()).contains("31.4", "3.1", "< 25.0", "NO");
        assertThat(new Figure("rss", "MiB", growth, "", start, new AtMost(1.1)).reached()).isTrue();
        assertThat(new Figure("rss", "MiB", growth, "", start, new AtMost(1.0)).reached())
                .isFalse();
    }

    @Test
    void programs_get_an_array_of_rows(@TempDir Path folder) throws IOException {
        var file = folder.resolve("append.json");

        new Report(List.of(FAST)).writeJson(file);

        assertThat(new ObjectMapper().readTree(file.toFile()))
                .isEqualTo(
                        new ObjectMapper()
                                .readTree(
                                        """
                                        [{"name": "append_256_callers", "unit": "appends/s",
                                          "value": 20000.0, "baseline": 5000.0, "ratio": 4.0,
                                          "goal": 3.0, "reached": true}]
                                        """));
    }

    @Test
    void nothing_measured_is_no_sample() {
        assertThatThrownBy(() -> new Sample(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
