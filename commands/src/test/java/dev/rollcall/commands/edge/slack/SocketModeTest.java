package dev.rollcall.commands.edge.slack;

import static dev.rollcall.commands.SlackTeams.WORKSPACE;
import static dev.rollcall.commands.edge.slack.payload.Payloads.callback;
import static dev.rollcall.commands.edge.slack.payload.Payloads.mention;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.events.NamedIds;
import dev.rollcall.local.postgres.LocalPostgres;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.delivery.Outcome.Invalid;
import dev.rollcall.local.slack.delivery.Outcome.Taken;
import dev.rollcall.local.slack.delivery.Sockets;
import dev.rollcall.local.slack.workspace.Message;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What Slack sends over our own connections, which come and go, as it would over HTTP.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class SocketModeTest {

    static final String CHANNEL = "C0PLATFORM";
    static final String ADA = "U0ADA";
    static final int SOCKETS = 2;
    static final Duration SOON = Duration.ofMillis(10);

    SlackSimulator slack;
    LocalPostgres postgres;

    @Inject SlackStore store;
    @Inject MeterRegistry metrics;
    @Inject @Readiness Instance<HealthCheck> checks;

    Sockets sockets;

    @BeforeEach
    void connect() {
        SlackTeams.registerIn(CHANNEL, "Platform");
        slack.app("http://127.0.0.1:1");
        slack.socketMode(true);
        sockets = slack.sockets();
        awaitSockets();
    }

    @AfterEach
    void mend() {
        slack.socketMode(false);
        slack.allWell();
        awaitSockets();
    }

    @Test
    void events_commands_and_forms_are_answered_as_over_http() {
        // Given
        var ada = slack.person(ADA);
        if (!ada.modals().isEmpty()) {
            ada.modal().closeAll();
        }

        // When
        var said = slack.post(ADA, CHANNEL, "@Rollcall on the import");
        var command = slack.command(ADA, CHANNEL, "/rollcall reviewing alerts");
        var help = slack.command(ADA, CHANNEL, "/rollcall help");
        slack.command(ADA, CHANNEL, "/rollcall");
        await().until(() -> !ada.modals().isEmpty());
        var wrong = ada.modal().fill("q1", "answer", "\u0000").submit();
        var sent = ada.modal().fill("q1", "answer", "Wrote it down").submit();

        // Then
        awaitSubmitted(said);
        assertThat(command.failure()).isEmpty();
        assertThat(help.shown().getFirst().text()).contains("/rollcall skip");
        assertThat(wrong).isInstanceOf(Invalid.class);
        assertThat(sent).isEqualTo(new Taken());
    }

    @Test
    void what_is_not_durable_is_not_acknowledged_and_comes_again() throws SQLException {
        // Given
        var refused = envelopes("not_acknowledged");
        long retries = retries();

        // When
        Message said;
        try (var administrator = locked()) {
            said = slack.post(ADA, CHANNEL, "@Rollcall kept");
            var command = slack.command(ADA, CHANNEL, "/rollcall keep this");
            await().until(() -> envelopes("not_acknowledged") > refused);
            administrator.rollback();

            // Then
            assertThat(command.shown().getFirst().text())
                    .contains("could not store this in time")
                    .contains("> keep this");
        }
        awaitSubmitted(said);
        assertThat(retries()).isGreaterThan(retries);
    }

    @Test
    void what_is_under_way_is_finished_on_a_socket_that_is_replaced() throws SQLException {
        // Given
        var acknowledged = envelopes("acknowledged");
        long retries = retries();
        int opened = sockets.opened();

        // When
        Message said;
        try (var administrator = locked()) {
            said = slack.post(ADA, CHANNEL, "@Rollcall in the middle of it");
            // A mention is also a message.
            await().pollInterval(SOON).until(() -> sockets.underWay() == 2);
            sockets.refresh();
            await().pollInterval(SOON).until(() -> sockets.opened() == opened + SOCKETS);
            administrator.rollback();
        }

        // Then
        awaitSubmitted(said);
        await().until(() -> envelopes("acknowledged") >= acknowledged + 2);
        assertThat(retries()).isEqualTo(retries);
    }

    @Test
    void a_new_socket_is_open_before_the_old_one_is_closed() {
        int opened = sockets.opened();

        sockets.warn();

        await().until(() -> sockets.opened() == opened + SOCKETS);
        awaitSockets();
        assertThat(sockets.fewest()).isEqualTo(SOCKETS);
        awaitSubmitted(slack.post(ADA, CHANNEL, "@Rollcall still here"));
    }

    @Test
    void a_socket_is_replaced_before_its_time_is_over() {
        var expired = ended("expires");
        sockets.lasting(Duration.ofSeconds(2));
        sockets.refresh();

        await().until(() -> ended("expires") >= expired + SOCKETS);

        sockets.allWell();
        sockets.refresh();
    }

    @Test
    void socket_mode_that_is_switched_off_and_on_again_is_told_and_found() {
        sockets.switchedOff(true);
        await().until(() -> trouble().contains("Socket Mode is off in the Slack app's settings"));
        assertThat(sockets.connections()).isZero();

        sockets.switchedOff(false);

        awaitSockets();
        await().until(() -> trouble().isEmpty());
    }

    @Test
    void what_a_socket_brought_that_died_comes_over_another_and_is_one_event() {
        var tooLate = envelopes("too_late") + envelopes("acknowledged");
        sockets.dieWithNext(SOCKETS);

        var said = slack.post(ADA, CHANNEL, "@Rollcall twice, if you ask Slack");

        awaitSubmitted(said);
        // Mention and message, each brought twice.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> envelopes("too_late") + envelopes("acknowledged") >= tooLate + 4);
        assertThat(typesOf(said)).containsExactly("StatusUpdateSubmitted");
    }

    @Test
    void a_commands_user_is_told_when_the_socket_that_brought_it_died() {
        // Given
        int before = slack.messages(CHANNEL).size();

        // When
        sockets.dieWithNextCommands(1);
        var answer = slack.command(ADA, CHANNEL, "/rollcall team list");

        // Then
        assertThat(answer.failure()).contains("operation_timeout");
        await().until(
                        () ->
                                slack.messages(CHANNEL).stream()
                                        .skip(before)
                                        .anyMatch(message -> message.text().contains("Platform")));
    }

    @Test
    void the_same_over_both_sockets_and_over_http_is_one_event() {
        // Given
        slack.knobs().copies(SOCKETS * 2 - 1);
        var acknowledged = envelopes("acknowledged");

        // When
        var said = slack.post(ADA, CHANNEL, "@Rollcall everywhere");
        var event = mention(CHANNEL, ADA, said.ts(), "<@U0ROLLCALL> everywhere");
        SlackRequests.event(callback(WORKSPACE, event).toString()).statusCode(200);

        // Then
        await().until(() -> envelopes("acknowledged") >= acknowledged + SOCKETS * 4);
        assertThat(typesOf(said)).containsExactly("StatusUpdateSubmitted");
    }

    @Test
    void operators_see_how_many_are_open() {
        assertThat(health().getStatus()).isEqualTo(Status.UP);
        assertThat(health().getData().orElseThrow()).containsEntry("open", 2L);
        assertThat(metrics.get("rollcall_slack_sockets_open").gauge().value()).isEqualTo(SOCKETS);
        assertThat(metrics.get("rollcall_slack_sockets_wanted").gauge().value()).isEqualTo(SOCKETS);
    }

    private void awaitSockets() {
        await().until(() -> sockets.connections() == SOCKETS);
    }

    private void awaitSubmitted(Message said) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(typesOf(said)).containsExactly("StatusUpdateSubmitted"));
    }

    private List<String> typesOf(Message said) {
        return store.typesOf(NamedIds.slackMessage(WORKSPACE, CHANNEL, said.ts()));
    }

    private double envelopes(String outcome) {
        return metrics.counter("rollcall_slack_envelopes", "outcome", outcome).count();
    }

    private double ended(String reason) {
        return metrics.counter("rollcall_slack_sockets_ended", "reason", reason).count();
    }

    private long retries() {
        return (long)
                metrics.find("rollcall_slack_retries").counters().stream()
                        .mapToDouble(Counter::count)
                        .sum();
    }

    private HealthCheckResponse health() {
        return checks.stream()
                .map(HealthCheck::call)
                .filter(check -> check.getName().equals("Slack sockets"))
                .findFirst()
                .orElseThrow();
    }

    private String trouble() {
        return (String) health().getData().orElseThrow().getOrDefault("fails", "");
    }

    /// Nothing is appended until the connection's transaction ends.
    private Connection locked() throws SQLException {
        var administrator = DriverManager.getConnection("jdbc:" + postgres.url(), "postgres", "");
        administrator.setAutoCommit(false);
        try (var lock = administrator.createStatement()) {
            lock.execute("lock table event_store.events in access exclusive mode");
        }
        return administrator;
    }
}
