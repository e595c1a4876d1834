package dev.rollcall.commands.edge.slack.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.events.Question;
import dev.rollcall.events.Question.Kind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Slack tells late what was typed, of forms that are gone, too.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class DraftsTest {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final Questions ASKED =
            new Questions(
                    List.of(
                            new Question(
                                    "What now?", Kind.TEXT, List.of(), false, false, null, null)));
    static final Member WHO = new Member("T0DRAFTS", "U0ADA");

    final UUID about = UUID.randomUUID();

    @Inject Drafts drafts;
    @Inject ObjectMapper json;

    @Test
    void the_latest_copy_stands_in_whatever_order_and_of_whichever_form_they_come() {
        typed("V1", "1700000002.000200", "Half a sent");
        typed("V1", "1700000001.000100", "Half");
        assertThat(kept()).isEqualTo("Half a sent");

        typed("V2", "1700000004.000400", "Half a sentence");
        typed("V1", "1700000003.000300", "Half a sent, and left");

        assertThat(kept()).isEqualTo("Half a sentence");
    }

    @Test
    void nothing_of_forms_until_one_was_sent_comes_back_and_the_next_one_is_kept() {
        typed("V1", "1700000001.000100", "Half a sent");
        typed("V2", "1700000003.000300", "A sentence");
        drafts.settle(WHO, about, "V2").await().atMost(PATIENCE);

        typed("V1", "1700000002.000200", "Half a sent, and left");
        typed("V2", "1700000004.000400", "A sentence.");
        assertThat(kept()).isNull();

        typed("V3", "4000000000.000100", "Another");
        assertThat(kept()).isEqualTo("Another");
    }

    private void typed(String view, String at, String text) {
        drafts.keep(WHO, about, view, at, form(text)).await().atMost(PATIENCE);
    }

    private String kept() {
        return drafts.find(WHO, about).await().atMost(PATIENCE).byLabel().get("What now?");
    }

    private FilledForm form(String text) {
        var form = json.createObjectNode();
        form.putArray("blocks").addObject().put("type", "input").put("block_id", "q1");
        form.set(
                "state",
                json.valueToTree(
                        Map.of("values", Map.of("q1", Map.of("answer", Map.of("value", text))))));
        var note =
                new FormNote(
                        about, Optional.empty(), Optional.empty(), Optional.empty(), ASKED.mark());
        return FilledForm.of(form, note, ASKED);
    }
}
