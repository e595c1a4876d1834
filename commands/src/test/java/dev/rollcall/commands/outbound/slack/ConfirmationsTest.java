package dev.rollcall.commands.outbound.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.events.Envelope;
import dev.rollcall.eventstore.read.EventReader;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.webapi.Fault;
import dev.rollcall.local.slack.workspace.Message;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// From an event in the store, through Kafka, to what stands in Slack.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class ConfirmationsTest {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final String CHANNEL = "C0PLATFORM";
    static final String OTHER_CHANNEL = "C0MOBILE";

    SlackSimulator slack;

    @Inject Confirmations confirmations;
    @Inject EventReader reader;
    @Inject MeterRegistry metrics;
    @Inject Pool pool;

    String team;
    int before;

    @BeforeEach
    void aTeam() {
        slack.app("http://127.0.0.1:" + RestAssured.port);
        team = SlackTeams.registerIn(CHANNEL, "Platform");
        before = slack.messages(CHANNEL).size();
    }

    @Test
    void an_update_is_confirmed_and_the_confirmation_follows_it() {
        var update = SlackTeams.submit(team, "Ada", "Finished the import");
        awaitSaid("*Ada*\n> Finished the import");

        SlackTeams.edit(update, "Finished half of it");
        awaitSaid("*Ada*\n> Finished half of it");

        SlackTeams.retract(update);
        awaitSaid("_Ada took this update back._");
    }

    @Test
    void what_is_said_in_slack_is_confirmed_there() {
        slack.command("U0ADA", CHANNEL, "/rollcall a &amp; b, thanks @grace");

        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(posted())
                                        .containsExactly(
                                                "*Ada*\n> a &amp;amp; b, thanks <@U0GRACE>"));
    }

    @Test
    void the_same_events_again_say_nothing_again() {
        var update = SlackTeams.submit(team, "Ada", "once");
        awaitSaid("*Ada*\n> once");
        int calls = slack.calls("chat.postMessage");

        confirmations.about(stream(update)).await().atMost(PATIENCE);
        SlackTeams.submit(team, "Ada", "and then");

        awaitSaid("*Ada*\n> once", "*Ada*\n> and then");
        assertThat(slack.calls("chat.postMessage")).isEqualTo(calls + 1);
    }

    @Test
    void what_passes_is_tried_again() {
        slack.failNext("chat.postMessage", new Fault.Refuse("internal_error"));
        slack.failNext("chat.postMessage", new Fault.Refuse("ratelimited"));

        SlackTeams.submit(team, "Ada", "patience");

        awaitSaid("*Ada*\n> patience");
    }

    @Test
    void slack_is_left_alone_for_as_long_as_it_says() {
        slack.failNext("chat.postMessage", new Fault.RateLimit(2));
        var asked = Instant.now();

        SlackTeams.submit(team, "Ada", "later");

        awaitSaid("*Ada*\n> later");
        assertThat(Duration.between(asked, Instant.now())).isGreaterThan(Duration.ofSeconds(2));
    }

    @Test
    void a_post_whose_answer_is_lost_is_found_and_not_made_again() {
        double found = count("found");
        slack.failNext("chat.postMessage", new Fault.LoseAnswer());

        var update = SlackTeams.submit(team, "Ada", "said once");

        await().atMost(PATIENCE).until(() -> count("found") == found + 1);
        SlackTeams.edit(update, "said once, and edited");
        awaitSaid("*Ada*\n> said once, and edited");
    }

    @Test
    void a_call_that_hangs_or_breaks_is_given_up_and_made_again() {
        slack.failNext("chat.postMessage", new Fault.Hang());
        slack.failNext("chat.postMessage", new Fault.Break(503));
        slack.failNext("conversations.history", new Fault.RateLimit(1));

        SlackTeams.submit(team, "Ada", "in the end");

        awaitSaid("*Ada*\n> in the end");
    }

    @Test
    void what_does_not_pass_is_given_up_and_the_rest_goes_on() {
        double givenUp = count("given_up");
        slack.failNext("chat.postMessage", new Fault.Refuse("not_in_channel"));

        var lost = SlackTeams.submit(team, "Ada", "lost");
        await().atMost(PATIENCE).until(() -> count("given_up") == givenUp + 1);
        SlackTeams.submit(team, "Ada", "next");

        awaitSaid("*Ada*\n> next");
        assertThat(reason(lost)).isEqualTo("not_in_channel");
    }

    @Test
    void an_edit_gives_what_was_given_up_another_chance() {
        slack.failNext("chat.postMessage", new Fault.Refuse("is_archived"));
        var update = SlackTeams.submit(team, "Ada", "lost");
        await().atMost(PATIENCE).until(() -> "is_archived".equals(reason(update)));

        SlackTeams.edit(update, "found");

        awaitSaid("*Ada*\n> found");
    }

    @Test
    void a_confirmation_that_somebody_deleted_stays_deleted() {
        double gone = count("gone");
        var update = SlackTeams.submit(team, "Ada", "one");
        awaitSaid("*Ada*\n> one");
        slack.failNext("chat.update", new Fault.Refuse("message_not_found"));

        SlackTeams.edit(update, "two");

        await().atMost(PATIENCE).until(() -> count("gone") == gone + 1);
    }

    @Test
    void a_channel_keeps_its_order_and_holds_up_no_other() {
        var others = SlackTeams.registerIn(OTHER_CHANNEL, "Mobile");
        int othersBefore = slack.messages(OTHER_CHANNEL).size();
        slack.failNext("chat.postMessage", new Fault.RateLimit(3));
        int calls = slack.calls("chat.postMessage");

        SlackTeams.submit(team, "Ada", "1");
        await().atMost(PATIENCE).until(() -> slack.calls("chat.postMessage") > calls);
        SlackTeams.submit(team, "Ada", "2");
        SlackTeams.submit(team, "Ada", "3");
        SlackTeams.submit(others, "Linus", "meanwhile");

        await().atMost(PATIENCE)
                .until(() -> slack.messages(OTHER_CHANNEL).size() == othersBefore + 1);
        assertThat(posted()).isEmpty();
        awaitSaid("*Ada*\n> 1", "*Ada*\n> 2", "*Ada*\n> 3");
    }

    @Test
    void an_update_that_is_taken_back_before_it_is_posted_is_not_posted() {
        double never = count("retracted_before");
        slack.failNext("chat.postMessage", new Fault.RateLimit(2));
        int calls = slack.calls("chat.postMessage");
        var update = SlackTeams.submit(team, "Ada", "oops");
        await().atMost(PATIENCE).until(() -> slack.calls("chat.postMessage") > calls);

        SlackTeams.retract(update);

        await().atMost(PATIENCE).until(() -> count("retracted_before") == never + 1);
        assertThat(posted()).isEmpty();
    }

    @Test
    void old_events_that_were_never_claimed_are_not_posted() {
        var update = SlackTeams.submit(team, "Ada", "long ago");
        awaitSaid("*Ada*\n> long ago");
        double old = count("too_old");
        var other = UUID.randomUUID().toString();
        var longAgo =
                stream(update).stream()
                        .map(event -> asOf(event, other, Instant.now().minusSeconds(3_600)))
                        .toList();

        confirmations.about(longAgo).await().atMost(PATIENCE);

        assertThat(count("too_old")).isEqualTo(old + 1);
        assertThat(reason(other)).isEqualTo("no claim");
    }

    @Test
    void a_team_without_a_channel_is_confirmed_nowhere() {
        var lonely = SlackTeams.register("Lonely");
        var update = SlackTeams.submit(lonely, "Ada", "anybody?");
        SlackTeams.submit(team, "Ada", "here");

        awaitSaid("*Ada*\n> here");
        assertThat(reason(update)).isEqualTo("no claim");
    }

    @Test
    void a_long_text_in_a_wide_script_is_posted() {
        SlackTeams.submit(team, "Ada", "漢".repeat(10_000));

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(posted()).singleElement().asString().contains("cut"));
    }

    @Test
    void a_message_that_could_not_be_recorded_is_explained_to_its_author_alone() {
        SlackTeams.free("C0DATA");
        int messages = slack.messages("C0DATA").size();

        slack.post("U0LINUS", "C0DATA", "@rollcall for whom?");

        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(newIn("C0DATA", messages))
                                        .anySatisfy(
                                                message -> {
                                                    assertThat(message.onlyFor())
                                                            .isEqualTo("U0LINUS");
                                                    assertThat(message.text())
                                                            .startsWith("Not recorded")
                                                            .endsWith("> for whom?");
                                                }));
    }

    private void awaitSaid(String... texts) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(posted()).containsExactly(texts));
    }

    /// What the bot has said in the team's channel since the test began.
    private List<String> posted() {
        return newIn(CHANNEL, before).stream()
                .filter(message -> message.onlyFor() == null)
                .map(Message::text)
                .toList();
    }

    private List<Message> newIn(String channel, int since) {
        var all = slack.messages(channel);
        return all.subList(since, all.size());
    }

    private List<Envelope> stream(String aggregate) {
        return reader.stream(aggregate, 0, 100).await().atMost(PATIENCE);
    }

    private double count(String outcome) {
        return metrics.counter("rollcall_slack_posts", "outcome", outcome).count();
    }

    private String reason(String update) {
        var rows =
                pool.preparedQuery("select given_up from commands.slack_posts where update_id = $1")
                        .execute(Tuple.of(UUID.fromString(update)))
                        .await()
                        .atMost(PATIENCE);
        return rows.size() == 0 ? "no claim" : rows.iterator().next().getString(0);
    }

    private static Envelope asOf(Envelope event, String aggregate, Instant time) {
        return new Envelope(
                UUID.randomUUID(),
                event.type(),
                aggregate,
                event.data(),
                time,
                event.metadata(),
                event.version(),
                event.sequence(),
                event.position(),
                event.epoch());
    }
}
