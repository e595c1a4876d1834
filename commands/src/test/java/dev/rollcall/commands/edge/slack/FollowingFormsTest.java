package dev.rollcall.commands.edge.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Question;
import dev.rollcall.events.Question.Kind;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.delivery.Outcome.Shown;
import dev.rollcall.local.slack.delivery.Outcome.Taken;
import dev.rollcall.local.slack.people.Person;
import dev.rollcall.local.slack.people.Surface;
import dev.rollcall.local.slack.webapi.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Forms whose questions come and go with what is answered.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class FollowingFormsTest {

    static final String CHANNEL = "C0PLATFORM";
    static final Question WELL =
            new Question(
                    "Is all well?", Kind.CHOICE, List.of("Yes", "No"), false, false, null, null);
    static final Question WHY =
            new Question("Why not?", Kind.TEXT, List.of(), false, false, 1, "Yes");
    static final Question NEXT =
            new Question("What next?", Kind.TEXT, List.of(), true, false, null, null);

    SlackSimulator slack;

    @Inject SlackStore store;
    @Inject Polls polls;

    Person ada;
    UUID poll;
    long head;

    @BeforeEach
    void aPoll() {
        slack.app("http://127.0.0.1:" + RestAssured.port);
        ada = slack.person("U0ADA");
        if (!ada.modals().isEmpty()) {
            ada.modal().closeAll();
        }
        poll = polls.open(SlackTeams.registerIn(CHANNEL, "Platform"), WELL, WHY, NEXT);
        head = store.head();
        ada.message(CHANNEL, Polls.post(slack, CHANNEL, poll)).press("rollcall_answer");
        await().until(() -> ada.modals().size() == 1);
    }

    @AfterEach
    void mend() {
        slack.allWell();
    }

    @Test
    void a_question_goes_when_it_is_needless_and_comes_back_with_what_was_typed() {
        // Given
        assertThat(blocks()).contains("q1", "q2", "q3");
        ada.modal().choose("q2", "answer", "The disk is full");

        // When
        ada.modal()
                .fill("q2", "answer", "The disk is full")
                .fill("q3", "answer", "A larger one")
                .choose("q1", "answer", "Yes");

        // Then
        await().untilAsserted(() -> assertThat(blocks()).contains("q1", "q3").doesNotContain("q2"));
        assertThat(ada.modal().blocks().toString()).contains("A larger one");

        // And when
        ada.modal().fill("q3", "answer", "A larger one").choose("q1", "answer", "No");

        // Then
        await().untilAsserted(() -> assertThat(blocks()).contains("q1", "q2", "q3"));
        assertThat(ada.modal().blocks().toString()).contains("The disk is full", "A larger one");
    }

    @Test
    void what_a_form_left_out_is_not_asked_for_when_it_is_sent() {
        ada.modal().choose("q1", "answer", "Yes");
        await().untilAsserted(() -> assertThat(blocks()).doesNotContain("q2"));

        assertThat(ada.modal().submit()).isEqualTo(new Taken());

        assertThat(store.after(head).stream().map(SlackStore::event))
                .filteredOn(StatusUpdateSubmitted.class::isInstance)
                .singleElement()
                .satisfies(
                        event ->
                                assertThat(((StatusUpdateSubmitted) event).answers())
                                        .containsExactly(new Answer("Is all well?", "Yes")));
    }

    /// As when two choices follow so closely that Slack takes only the first change.
    @Test
    void a_form_that_could_not_follow_asks_when_it_is_sent() {
        // Given
        ada.modal().choose("q1", "answer", "Yes");
        await().untilAsserted(() -> assertThat(blocks()).doesNotContain("q2"));
        slack.failNext("views.update", new Fault.Refuse("hash_conflict"));

        // When
        var sent = ada.modal().fill("q1", "answer", "No").submit();

        // Then
        assertThat(sent).isInstanceOf(Shown.class);
        assertThat(blocks()).contains("q2");
        assertThat(ada.modal().blocks().toString()).contains("asks for something else");
        assertThat(form().fill("q2", "answer", "The disk").submit()).isEqualTo(new Taken());
    }

    private Surface form() {
        return ada.modal();
    }

    private List<String> blocks() {
        return ada.modal().blocks().findValuesAsText("block_id");
    }
}
