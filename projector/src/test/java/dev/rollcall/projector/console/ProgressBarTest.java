package dev.rollcall.projector.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    @Test
    void how_far_how_fast_and_how_long_it_takes_is_told() throws JsonProcessingException {
        assertThat(
                        line(
                                """
                                {"projection": "teams", "phase": "filling", "events": 500000,
                                 "events_about": 1000000, "events_per_second": 5000, "seconds_left": 100}"""))
                .isEqualTo(
                        "teams  filling     [############------------]  50 %"
                                + "  500,000 of about 1,000,000 events  5,000/s  1 min 40 s left");
        assertThat(
                        line(
                                """
                                {"projection": "teams", "phase": "catching_up", "events": 7, "events_about": 7}"""))
                .isEqualTo(
                        "teams  catching up [########################] 100 %  7 of about 7 events");
        assertThat(line("{\"projection\": \"teams\", \"phase\": \"filling\"}"))
                .isEqualTo(
                        "teams  filling     [------------------------]   0 %  0 of about 0 events");
    }

    private static String line(String rebuild) throws JsonProcessingException {
        return ProgressBar.line(new ObjectMapper().readTree(rebuild));
    }
}
