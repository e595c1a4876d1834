package dev.rollcall.commands.outbound.slack;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.webapi.Fault;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What operators are told of posts that Slack refused, and can do about them.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class GivenUpPostsTest {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final String BOT = "U0ROLLCALL";
    static final String POSTS = "/commands/v1/slack-posts";

    SlackSimulator slack;

    @Inject MeterRegistry metrics;
    @Inject Pool pool;

    Bot bot;

    @BeforeEach
    void aTeam() {
        bot = new Bot(slack, metrics, pool);
    }

    @ParameterizedTest
    @CsvSource({
        "is_archived, unarchive",
        "channel_not_found, made private",
        "not_in_channel, /invite",
        "token_revoked, bot-token",
        "missing_scope, scopes",
        "restricted_action, admins"
    })
    void a_post_that_was_given_up_says_why_and_what_to_do(String error, String remedy) {
        // When
        var update = givenUp(error);

        // Then
        operator()
                .queryParam("given_up", true)
                .get(POSTS)
                .then()
                .statusCode(200)
                .body("posts.id", hasItem(update))
                .body("posts[0].kind", equalTo("confirmation"))
                .body("posts[0].subject", equalTo(update))
                .body("posts[0].slack_channel", equalTo(Bot.CHANNEL))
                .body("posts[0].waiting", equalTo(false))
                .body("posts[0].given_up", equalTo(error))
                .body("posts[0].remedy", containsString(remedy));
    }

    @Test
    void one_that_is_retried_is_said() {
        // Given
        var update = givenUp("not_in_channel");

        // When
        operator()
                .post(POSTS + "/" + update + "/retry")
                .then()
                .statusCode(200)
                .body("waiting", equalTo(true))
                .body("given_up", nullValue());

        // Then
        bot.awaitSaid("*Ada*\n> lost");
        await().untilAsserted(
                        () ->
                                operator()
                                        .post(POSTS + "/" + update + "/retry")
                                        .then()
                                        .statusCode(200)
                                        .body("waiting", equalTo(false)));
        operator()
                .queryParam("given_up", true)
                .get(POSTS)
                .then()
                .body("posts.id", not(hasItem(update)));
    }

    @Test
    void one_that_may_have_been_said_is_looked_for_before_it_is_said_again() {
        // Given
        double found = bot.count("found");
        slack.failNext("chat.postMessage", new Fault.LoseAnswer());
        slack.failNext("conversations.history", new Fault.Refuse("not_in_channel"));
        var update = SlackTeams.submit(bot.team, "Ada", "said once");
        await().atMost(PATIENCE).until(() -> "not_in_channel".equals(bot.reason(update)));

        // When
        operator().post(POSTS + "/" + update + "/retry").then().statusCode(200);

        // Then
        await().atMost(PATIENCE).until(() -> !bot.isWaiting(update));
        bot.awaitSaid("*Ada*\n> said once");
        assertThat(bot.count("found")).isEqualTo(found + 1);
    }

    @Test
    void a_channel_that_is_archived_made_private_without_the_bot_or_left_by_it_says_so() {
        var admin = slack.admin();
        refused("is_archived", () -> admin.archived(Bot.CHANNEL, true));
        admin.archived(Bot.CHANNEL, false);
        refused("not_in_channel", () -> admin.remove(Bot.CHANNEL, BOT));
        refused("channel_not_found", () -> admin.secret(Bot.CHANNEL, true));
        admin.secret(Bot.CHANNEL, false);
        admin.invite(Bot.CHANNEL, BOT);

        // When
        admin.rename(Bot.CHANNEL, "platform-renamed");
        SlackTeams.submit(bot.team, "Ada", "by its id");

        // Then
        bot.awaitSaid("*Ada*\n> by its id");
        admin.rename(Bot.CHANNEL, "platform");
    }

    private void refused(String error, Runnable admin) {
        admin.run();
        var update = SlackTeams.submit(bot.team, "Ada", "to nobody");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(bot.reason(update)).isEqualTo(error));
    }

    @Test
    void pages_go_on_where_the_one_before_ended() {
        // Given
        var first = givenUp("is_archived");
        var second = givenUp("is_archived");

        // When
        var ids = new ArrayList<String>();
        String cursor = null;
        do {
            var request = operator().queryParam("given_up", true).queryParam("limit", 1);
            var page =
                    (cursor == null ? request : request.queryParam("cursor", cursor))
                            .get(POSTS)
                            .then()
                            .statusCode(200)
                            .body("posts", hasSize(1))
                            .extract()
                            .jsonPath();
            ids.add(page.getString("posts[0].id"));
            cursor = page.getString("cursor");
        } while (cursor != null);

        // Then
        assertThat(ids).startsWith(second, first).doesNotHaveDuplicates();
    }

    @Test
    void a_page_goes_on_after_what_is_forgotten_meanwhile() {
        // Given
        var first = givenUp("is_archived");
        var second = givenUp("is_archived");
        var cursor =
                operator()
                        .queryParam("given_up", true)
                        .queryParam("limit", 1)
                        .get(POSTS)
                        .then()
                        .body("posts[0].id", equalTo(second))
                        .extract()
                        .<String>path("cursor");

        // When
        bot.forget(second);

        // Then
        operator()
                .queryParam("given_up", true)
                .queryParam("cursor", cursor)
                .get(POSTS)
                .then()
                .statusCode(200)
                .body("posts[0].id", equalTo(first));
    }

    @Test
    void it_is_for_operators_and_says_what_is_wrong() {
        given().get(POSTS).then().statusCode(401);
        given().auth().oauth2(CommandsBackends.READER).get(POSTS).then().statusCode(403);
        operator()
                .queryParam("given_up", "perhaps")
                .queryParam("cursor", "x")
                .queryParam("limit", 0)
                .get(POSTS)
                .then()
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("given_up", "cursor", "limit"));
        operator().post(POSTS + "/x/retry").then().statusCode(400);
        operator().post(POSTS + "/" + UUID.randomUUID() + "/retry").then().statusCode(404);
        given().get("/q/openapi?format=json")
                .then()
                .body("paths.'%s/{id}/retry'.post.parameters.name".formatted(POSTS), hasSize(1));
    }

    private String givenUp(String error) {
        slack.failNext("chat.postMessage", new Fault.Refuse(error));
        var update = SlackTeams.submit(bot.team, "Ada", "lost");
        await().atMost(PATIENCE).until(() -> error.equals(bot.reason(update)));
        return update;
    }

    private static RequestSpecification operator() {
        return given().auth().oauth2(CommandsBackends.OPERATOR);
    }
}
