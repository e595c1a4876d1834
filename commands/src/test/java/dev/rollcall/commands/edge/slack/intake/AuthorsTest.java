package dev.rollcall.commands.edge.slack.intake;

import static dev.rollcall.commands.SlackTeams.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.webapi.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people are called while Slack is slow, refuses, or renames them. Each test has a person of
/// its own, of whom nothing is known.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class AuthorsTest {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    SlackSimulator slack;

    @Inject Authors authors;
    @Inject Pool pool;

    @BeforeEach
    void connect() {
        slack.app("http://127.0.0.1:" + RestAssured.port);
    }

    @AfterEach
    void asItWas() {
        slack.allWell();
        slack.admin().renameUser("U0LINUS", "Linus");
        forget("U0EDGAR");
    }

    @Test
    void while_slack_does_not_answer_or_refuses_the_name_that_it_told_last_stands() {
        toldLongAgo("U0EDGAR", "Edgar C.");

        slack.failAlways("users.info", new Fault.Hang());
        var slow = name("U0EDGAR", "");
        slack.failAlways("users.info", new Fault.Refuse("internal_error"));
        var refused = name("U0EDGAR", "edgar");

        assertThat(slow).isEqualTo("Edgar C.");
        assertThat(refused).isEqualTo("Edgar C.");
    }

    @Test
    void whom_slack_never_told_of_has_the_name_that_came_along_or_the_id() {
        slack.failAlways("users.info", new Fault.Refuse("internal_error"));
        forget("U0FRANCES");

        assertThat(name("U0FRANCES", "frances")).isEqualTo("frances");
        assertThat(name("U0FRANCES", "")).isEqualTo("U0FRANCES");
    }

    @Test
    void what_slack_says_too_late_is_known_the_next_time() {
        slack.failAlways("users.info", new Fault.Delay(Duration.ofMillis(1_500)));
        forget("U0KATHERINE");

        assertThat(name("U0KATHERINE", "")).isEqualTo("U0KATHERINE");
        await().untilAsserted(() -> assertThat(name("U0KATHERINE", "")).isEqualTo("Katherine"));
    }

    @Test
    void a_new_name_shows_as_soon_as_slack_tells_of_it() {
        forget("U0LINUS");
        await().untilAsserted(() -> assertThat(name("U0LINUS", "")).isEqualTo("Linus"));

        slack.admin().renameUser("U0LINUS", "Linus T.");

        await().untilAsserted(() -> assertThat(name("U0LINUS", "")).isEqualTo("Linus T."));
    }

    private String name(String user, String otherwise) {
        return authors.name(new Member(WORKSPACE, user), otherwise).await().atMost(PATIENCE);
    }

    /// Nobody asks about them by himself.
    private void toldLongAgo(String user, String name) {
        forget(user);
        execute(
                """
                insert into commands.slack_users (slack_workspace, slack_user, name, told_at, due_at)
                values ($1, $2, $3, now() - interval '3 days', 'infinity')
                """,
                Tuple.of(WORKSPACE, user, name));
    }

    private void forget(String user) {
        execute(
                "delete from commands.slack_users where slack_workspace = $1 and slack_user = $2",
                Tuple.of(WORKSPACE, user));
    }

    private void execute(String sql, Tuple arguments) {
        pool.preparedQuery(sql).execute(arguments).await().atMost(PATIENCE);
    }
}
