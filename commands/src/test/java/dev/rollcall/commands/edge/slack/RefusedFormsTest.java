package dev.rollcall.commands.edge.slack;

import static dev.rollcall.commands.edge.slack.payload.Payloads.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.edge.slack.form.Questions;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.delivery.Outcome.Invalid;
import dev.rollcall.local.slack.people.Person;
import dev.rollcall.local.slack.people.Surface;
import dev.rollcall.local.slack.webapi.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Forms from which nothing comes, and what who sends them is told.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class RefusedFormsTest {

    static final String CHANNEL = "C0PLATFORM";

    SlackSimulator slack;

    @Inject SlackStore store;

    Person ada;

    @BeforeEach
    void connect() {
        slack.app("http://127.0.0.1:" + RestAssured.port);
        ada = slack.person("U0ADA");
        if (!ada.modals().isEmpty()) {
            ada.modal().closeAll();
        }
    }

    @AfterEach
    void mend() {
        slack.allWell();
    }

    @Test
    void who_has_no_team_is_told_so_and_a_form_that_slack_refuses_is_explained() {
        SlackTeams.free(CHANNEL);
        slack.command("U0LINUS", CHANNEL, "/rollcall");
        await().until(() -> told("U0LINUS", "you are a member of none"));

        SlackTeams.registerIn(CHANNEL, "Platform");
        slack.failNext("views.open", new Fault.Refuse("expired_trigger_id"));
        slack.command("U0ADA", CHANNEL, "/rollcall");

        await().until(() -> told("Slack did not open the form (expired_trigger_id)"));
        assertThat(ada.modals()).isEmpty();
    }

    @Test
    void a_team_that_is_archived_meanwhile_takes_nothing_and_the_text_stays() {
        SlackTeams.registerIn(CHANNEL, "Platform");
        slack.command("U0ADA", CHANNEL, "/rollcall");
        var form = form();
        SlackTeams.free(CHANNEL);

        var sent = form.fill("answer", "kept").submit();

        assertThat(sent)
                .isEqualTo(
                        new Invalid(Map.of("q1", "The team is archived, or not known any more.")));
        assertThat(ada.modals()).hasSize(1);
    }

    @Test
    void a_form_that_comes_again_is_one_update_and_with_other_words_it_is_none() {
        var team = SlackTeams.register("Once");
        var note = team + " - - - " + new Questions(List.of()).mark();
        var view = "V" + UUID.randomUUID();
        long head = store.head();

        for (int n = 0; n < 3; n++) {
            SlackRequests.interaction(sent("T0ONCE", "U1", view, note, "said").toString())
                    .statusCode(200)
                    .body(is(blankOrNullString()));
        }
        SlackRequests.interaction(sent("T0ONCE", "U1", view, note, "said anew").toString())
                .statusCode(200)
                .body("errors.q1", containsString("recorded before, with other words"));

        assertThat(store.submittedAfter(head))
                .singleElement()
                .satisfies(update -> assertThat(update.content()).isEqualTo("said"));
    }

    @Test
    void what_is_no_form_of_ours_is_refused() {
        long head = store.head();

        SlackRequests.interaction(sent("T0ONCE", "U1", "V1", "no note", "said").toString())
                .statusCode(400);

        assertThat(store.head()).isEqualTo(head);
    }

    private Surface form() {
        await().until(() -> ada.modals().size() == 1);
        return ada.modal();
    }

    private boolean told(String words) {
        return told("U0ADA", words);
    }

    private boolean told(String user, String words) {
        return slack.messages(CHANNEL).stream()
                .anyMatch(
                        message ->
                                user.equals(message.onlyFor()) && message.text().contains(words));
    }
}
