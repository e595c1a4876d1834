package dev.rollcall.commands.edge.slack;

import static dev.rollcall.commands.edge.slack.payload.Payloads.callback;
import static dev.rollcall.commands.edge.slack.payload.Payloads.mention;
import static dev.rollcall.commands.edge.slack.payload.Payloads.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.edge.slack.form.FormSource;
import dev.rollcall.commands.edge.slack.form.Found;
import dev.rollcall.commands.edge.slack.line.AboutMe;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.events.NamedIds;
import dev.rollcall.events.Question;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who is asked as one in a channel has the team for theirs, a member or not; and who is in several
/// answers the one that asks them. Each test has a workspace of its own.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class AskedWithoutJoiningTest {

    static final Duration PATIENCE = Duration.ofSeconds(10);
    static final String GRACE = "U0GRACE";
    static final String DIRECT = "D0GRACE";
    static final String ELSEWHERE = "C0ELSEWHERE";

    @Inject SlackStore store;
    @Inject Polls polls;
    @Inject AboutMe me;
    @Inject FormSource forms;

    String workspace;
    Member grace;
    String team;

    @BeforeEach
    void aTeam() {
        workspace = "T" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        grace = new Member(workspace, GRACE);
        team = register("Harvest");
    }

    @Test
    void a_reply_to_the_question_is_recorded_as_its_answer() {
        var poll = ask(team);

        var update = says("1700000000.000100", "The barn is full");

        assertThat(store.submitted(update).teamId()).hasToString(team);
        assertThat(store.submitted(update).pollId()).isEqualTo(poll);
    }

    @Test
    void today_and_the_form_are_of_the_team_that_asks() {
        ask(team);

        assertThat(me.today(grace).await().atMost(PATIENCE).words()).startsWith("*Harvest*\n");
        assertThat(forms.here(grace, Optional.empty()).await().atMost(PATIENCE))
                .isInstanceOfSatisfying(
                        Found.Asked.class, form -> assertThat(form.team()).isEqualTo("Harvest"));
    }

    @Test
    void a_team_whose_round_asks_somebody_no_more_is_not_theirs() {
        ask(team);
        asks(team, "members");

        var update = says("1700000000.000100", "The barn is full");

        assertThat(store.of(update)).isEmpty();
    }

    @Test
    void of_several_teams_a_direct_message_is_for_the_one_that_awaits_it() {
        // Given
        var other = register("Orchard");
        SlackTeams.join(team, workspace, GRACE);
        SlackTeams.join(other, workspace, GRACE);
        ask(other);

        // When
        var mentioned = NamedIds.slackMessage(workspace, ELSEWHERE, "1700000000.000100");
        deliver(mention(ELSEWHERE, GRACE, "1700000000.000100", "<@U0ROLLCALL> Apples"));
        var answer = says("1700000001.000100", "Apples");
        store.awaitLookups();
        var unasked = says("1700000002.000100", "Pears");

        // Then
        assertThat(store.of(mentioned)).isEmpty();
        assertThat(store.submitted(answer).teamId()).hasToString(other);
        assertThat(store.of(unasked)).isEmpty();
    }

    @Test
    void where_two_teams_await_an_answer_neither_is_chosen() {
        var other = register("Orchard");
        ask(team);
        ask(other);

        var update = says("1700000000.000100", "Apples");

        assertThat(store.of(update)).isEmpty();
    }

    @Test
    void a_poll_that_is_answered_without_a_name_waits_for_no_message() {
        var other = register("Orchard");
        var mood = new Question("Mood?", Question.Kind.TEXT, List.of(), false, true, null, null);
        ask(team);
        ask(other, mood);

        var update = says("1700000000.000100", "The barn is full");

        assertThat(store.submitted(update).teamId()).hasToString(team);
    }

    private String register(String name) {
        var id = SlackTeams.register(name);
        SlackTeams.link(id, workspace, "C0" + name.toUpperCase(Locale.ROOT));
        asks(id, "channel");
        return id;
    }

    /// By itself once in years.
    private static void asks(String team, String audience) {
        SlackTeams.ask(
                team,
                "daily",
                """
                {"cron": "0 0 29 2 *", "time_zone": "UTC", "audience": {"kind": "%s"}}
                """
                        .formatted(audience));
    }

    private UUID ask(String asking, Question... questions) {
        var poll = polls.askSilently(asking, grace, questions);
        store.awaitLookups();
        return poll;
    }

    private UUID says(String ts, String text) {
        store.awaitLookups();
        deliver(message(DIRECT, GRACE, ts, text));
        return NamedIds.slackMessage(workspace, DIRECT, ts);
    }

    private void deliver(ObjectNode event) {
        SlackRequests.event(callback(workspace, event).toString()).statusCode(200);
    }
}
