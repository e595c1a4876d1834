package dev.rollcall.commands.polls;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.PollEvent.PollOpened;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EventCodec;
import dev.rollcall.eventstore.read.EventReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The whole service, at the real time.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class RunningPollsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Inject EventReader reader;
    @Inject Pool pool;
    @Inject Asking asking;

    /// The slot of today's midnight is useful for as long as today lasts.
    @Test
    void a_slot_that_was_missed_is_opened_and_what_a_member_says_answers_it() {
        // Given
        var team = SlackTeams.register("Night watch");
        SlackTeams.join(team, "T1", "U1");
        writer().body(Map.of("cron", "0 0 * * *", "time_zone", "UTC"))
                .put("/commands/v1/teams/" + team + "/rounds/watch")
                .then()
                .statusCode(200);
        await().atMost(PATIENCE).until(() -> forgetLastDays(team));

        // When
        var poll = await().atMost(PATIENCE).until(() -> pollOf(team), Optional::isPresent).get();
        await().atMost(PATIENCE).until(() -> asks(poll));
        var update =
                writer().body(
                                Map.of(
                                        "team_id", team,
                                        "author", "Ada",
                                        "slack_workspace", "T1",
                                        "slack_user", "U1",
                                        "content", "All is quiet"))
                        .post("/commands/v1/status-updates")
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("id");

        // Then
        assertThat(poll.metadata().actor()).isEqualTo("rollcall");
        assertThat(poll.metadata().source()).isEqualTo("schedule");
        assertThat(eventsOf(update).getFirst().data()).contains(poll.aggregateId());
    }

    /// Whoever looks at the same moment has looked in vain, as after an event.
    private boolean forgetLastDays(String team) {
        return pool.preparedQuery(
                                """
                                update commands.rounds
                                set after_slot = after_slot - interval '2 days',
                                    due_at = null,
                                    revision = revision + 1
                                where team_id = $1
                                """)
                        .execute(Tuple.of(UUID.fromString(team)))
                        .await()
                        .atMost(PATIENCE)
                        .rowCount()
                == 1;
    }

    private Optional<Envelope> pollOf(String team) {
        asking.due().chain(asking::carryOut).await().atMost(PATIENCE);
        return reader.after(0, 100_000).await().atMost(PATIENCE).stream()
                .filter(event -> event.type().equals("PollOpened"))
                .filter(event -> isOf(team, event))
                .findFirst();
    }

    private static boolean isOf(String team, Envelope event) {
        return EventCodec.decode(event) instanceof Decoded.Known(PollOpened opened)
                && opened.teamId().toString().equals(team);
    }

    private boolean asks(Envelope poll) {
        return pool.preparedQuery("select 1 from commands.poll_asked where poll_id = $1")
                        .execute(Tuple.of(UUID.fromString(poll.aggregateId())))
                        .await()
                        .atMost(PATIENCE)
                        .rowCount()
                == 1;
    }

    private List<Envelope> eventsOf(String aggregate) {
        return reader.stream(aggregate, 0, 10).await().atMost(PATIENCE);
    }

    private static RequestSpecification writer() {
        return given().header("Authorization", "Bearer " + CommandsBackends.WRITER)
                .contentType(ContentType.JSON);
    }
}
