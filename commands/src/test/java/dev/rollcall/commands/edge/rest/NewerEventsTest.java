package dev.rollcall.commands.edge.rest;

import static dev.rollcall.commands.edge.rest.CommandRoutes.UPDATES;
import static dev.rollcall.commands.edge.rest.CommandRoutes.aTeam;
import static dev.rollcall.commands.edge.rest.CommandRoutes.anUpdate;
import static dev.rollcall.commands.edge.rest.CommandRoutes.writer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.eventstore.append.Append;
import dev.rollcall.eventstore.append.Appender;
import dev.rollcall.eventstore.append.NewEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What this build cannot read it decides nothing about, and appends nothing to.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class NewerEventsTest {

    /// A type that the look-ups pass over. They stand still before what else a newer build wrote,
    /// and so would all tests of this store.
    private static final String OF_A_NEWER_BUILD = "PollSummarised";

    @Inject Appender appender;
    @Inject StoredEvents stored;

    @Test
    void an_aggregate_that_a_newer_build_wrote_to_is_left_to_newer_pods() {
        var team = aTeam();
        var update = anUpdate(team);
        newerBuildWrites(update, 2);

        unavailable(writer().body(Map.of("content", "Alerts")).put(UPDATES + "/" + update).then());
        unavailable(writer().delete(UPDATES + "/" + update).then());

        assertThat(stored.typesOf(update))
                .containsExactly("StatusUpdateSubmitted", OF_A_NEWER_BUILD);
        assertThat(anUpdate(team)).isNotEqualTo(update);
    }

    private static void unavailable(ValidatableResponse answer) {
        answer.statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("5"))
                .body("detail", containsString("a newer build wrote"));
    }

    private void newerBuildWrites(String update, long sequence) {
        var written =
                new NewEvent(
                        UUID.randomUUID(),
                        OF_A_NEWER_BUILD,
                        9,
                        update,
                        sequence,
                        "{\"paragraphs\": []}",
                        "{}");
        appender.append(new Append(List.of(written), List.of()))
                .await()
                .atMost(Duration.ofSeconds(10));
    }
}
