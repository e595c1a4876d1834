package dev.rollcall.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTest {

    @Test
    void content_is_the_answers_a_line_each() {
        var edited =
                new StatusUpdateEdited(
                        List.of(new Answer("Today?", "The import"), new Answer(null, "Alerts")));

        assertThat(edited.content()).isEqualTo("The import\nAlerts");
    }

    @Test
    void what_is_said_freely_is_its_own_content() {
        assertThat(Answer.content(Answer.freely("one\ntwo"))).isEqualTo("one\ntwo");
    }
}
