package dev.rollcall.commands.edge.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.commands.edge.slack.payload.SlackForm;
import dev.rollcall.edge.problems.ProblemException;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackFormTest {

    @Test
    void any_script_is_kept_exactly() {
        var text = "مرحبا 👩‍🚀 e\u0301 + & = % \n\t<@U1>";
        var form = Map.of("text", text, "team_id", "T1");

        assertThat(SlackForm.read(SlackRequests.encoded(form).getBytes(UTF_8))).isEqualTo(form);
    }

    @Property(tries = 200)
    void every_text_that_a_form_can_carry_is_kept(@ForAll String text) {
        var sent = new String(text.getBytes(UTF_8), UTF_8);
        var form = SlackRequests.encoded(Map.of("text", sent));

        assertThat(SlackForm.read(form.getBytes(UTF_8))).containsEntry("text", sent);
    }

    @Test
    void the_first_of_a_name_counts_and_what_has_none_is_left_out() {
        assertThat(SlackForm.read("a=1&a=2&&=3&b&c=".getBytes(UTF_8)))
                .isEqualTo(Map.of("a", "1", "c", ""));
        assertThat(SlackForm.read(new byte[0])).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "a=%ff", "a=%ED%A0%80", "a=%C3"})
    void what_is_not_well_formed_is_refused(String body) {
        assertThatThrownBy(() -> SlackForm.read(body.getBytes(UTF_8)))
                .isInstanceOf(ProblemException.class);
    }
}
