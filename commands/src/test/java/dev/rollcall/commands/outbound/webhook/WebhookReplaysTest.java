package dev.rollcall.commands.outbound.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.rollcall.commands.InstallBackends;
import dev.rollcall.commands.SlackTeams;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is told again because somebody asks for it, and the list of what was told.
@QuarkusTest
@TestProfile(InstallBackends.Profile.class)
class WebhookReplaysTest {

    Hook hook;
    String team;

    @BeforeEach
    void aReceiver() {
        hook = new Hook();
        team = SlackTeams.register("Platform");
    }

    @AfterEach
    void isGone() {
        hook.close();
    }

    @Test
    void what_happened_in_a_while_is_told_again_and_what_happened_before_too() {
        // Given
        SlackTeams.submit(team, "Ada", "before there was a webhook");
        hook.isTold(team, "submitted");
        SlackTeams.submit(team, "Ada", "told");
        var first = hook.awaitMessages(1).getFirst();
        hook.awaitStatuses("delivered");

        // When
        var until = Instant.now().plusSeconds(60);
        Hook.operator()
                .post(hook.replay(until.minus(Duration.ofDays(1)), until))
                .then()
                .statusCode(200)
                .body("deliveries", equalTo(2));

        // Then
        var told = hook.awaitMessages(3).subList(1, 3);
        assertThat(told).allMatch(message -> message.json().getBoolean("replay"));
        assertThat(told)
                .filteredOn(message -> message.webhookId().equals(first.webhookId()))
                .singleElement()
                .satisfies(message -> assertThat(message.body()).contains("\"told\""));
        assertThat(told).anyMatch(message -> message.body().contains("before there was"));
    }

    @Test
    void a_replay_says_what_is_wrong_with_it() {
        hook.isTold(team, "submitted");
        var now = Instant.now();
        Hook.operator()
                .post(Hook.ROUTE + hook.id + "/replay")
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("from", "to")));
        for (var until : List.of(now.minusSeconds(1), now.plus(Duration.ofDays(32)))) {
            Hook.operator()
                    .post(hook.replay(now, until))
                    .then()
                    .statusCode(400)
                    .body("errors.field", equalTo(List.of("to")));
        }
        Hook.operator()
                .post(Hook.ROUTE + UUID.randomUUID() + "/replay?from=" + now + "&to=" + now)
                .then()
                .statusCode(404);
    }

    @Test
    void pages_of_what_was_told_go_on_where_the_one_before_ended() {
        // Given
        hook.isTold(team, "submitted");
        for (int n = 0; n < 3; n++) {
            SlackTeams.submit(team, "Ada", "update " + n);
        }
        hook.awaitStatuses("delivered", "delivered", "delivered");
        var all = hook.deliveries().getList("deliveries.id", String.class);

        // When
        var first =
                Hook.operator()
                        .queryParam("limit", 2)
                        .queryParam("status", "delivered")
                        .get(Hook.ROUTE + hook.id + "/deliveries")
                        .jsonPath();
        var second =
                Hook.operator()
                        .queryParam("limit", 2)
                        .queryParam("cursor", first.getString("cursor"))
                        .get(Hook.ROUTE + hook.id + "/deliveries")
                        .jsonPath();

        // Then
        assertThat(first.getList("deliveries.id")).isEqualTo(all.subList(0, 2));
        assertThat(second.getList("deliveries.id")).isEqualTo(all.subList(2, 3));
        assertThat(second.getString("cursor")).isNull();
    }
}
