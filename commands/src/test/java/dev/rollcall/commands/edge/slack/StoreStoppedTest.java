package dev.rollcall.commands.edge.slack;

import static dev.rollcall.commands.edge.slack.payload.Payloads.callback;
import static dev.rollcall.commands.edge.slack.payload.Payloads.message;
import static dev.rollcall.commands.edge.slack.payload.Payloads.sent;
import static dev.rollcall.commands.edge.slack.payload.Payloads.slash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.edge.slack.form.Questions;
import dev.rollcall.commands.handling.HandlingConfig;
import dev.rollcall.events.NamedIds;
import dev.rollcall.local.postgres.LocalPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// While the store answers nobody: who can send it again is told to, who can't is told why.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class StoreStoppedTest {

    static final Duration SLACK_WAITS = Duration.ofSeconds(3);
    static final String TS = "1700000000.000100";

    LocalPostgres postgres;

    @Inject SlackStore store;
    @Inject HandlingConfig handling;

    @Test
    void it_is_given_up_before_slack_does() {
        assertThat(handling.deadline()).isLessThan(SLACK_WAITS);
    }

    @Test
    void an_event_is_slacks_to_send_again_and_a_command_its_users() throws SQLException {
        var team = SlackTeams.register("Team");
        SlackTeams.link(team, "T0STOPPED", "C0TEAM");
        var event = callback("T0STOPPED", message("C0TEAM", "U1", TS, "<@U0ROLLCALL> kept"));

        try (var administrator =
                        DriverManager.getConnection("jdbc:" + postgres.url(), "postgres", "");
                var lock = administrator.createStatement()) {
            administrator.setAutoCommit(false);
            lock.execute("lock table event_store.events in access exclusive mode");
            commandIsExplained();
            formStays(team);
            SlackRequests.event(event.toString())
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", "1");
            administrator.rollback();
        }
        SlackRequests.event(event.toString()).statusCode(200);

        assertThat(store.typesOf(NamedIds.slackMessage("T0STOPPED", "C0TEAM", TS)))
                .containsExactly("StatusUpdateSubmitted");
    }

    private static void formStays(String team) {
        var note = team + " - - - " + new Questions(List.of()).mark();
        SlackRequests.interaction(sent("T0STOPPED", "U1", "V0STOPPED", note, "kept").toString())
                .statusCode(200)
                .body("response_action", equalTo("errors"))
                .body("errors.q1", containsString("could not store this in time"));
    }

    private static void commandIsExplained() {
        SlackRequests.command(slash("T0STOPPED", "C0TEAM", "U1", "keep this"))
                .statusCode(200)
                .body("response_type", equalTo("ephemeral"))
                .body("text", containsString("could not store this in time"))
                .body("text", containsString("> keep this"));
    }
}
