package dev.rollcall.commands.outbound.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.events.Envelope;
import dev.rollcall.eventstore.read.EventReader;
import dev.rollcall.local.slack.SlackSimulator;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Events that come a second time, late, from another life of the store or of a newer build.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class RepublishedTest {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    SlackSimulator slack;

    @Inject Announcements announcements;
    @Inject EventReader reader;
    @Inject MeterRegistry metrics;
    @Inject Pool pool;

    Bot bot;

    @BeforeEach
    void aTeam() {
        bot = new Bot(slack, metrics, pool);
    }

    @Test
    void the_same_events_again_say_nothing_again() {
        var update = SlackTeams.submit(bot.team, "Ada", "once");
        bot.awaitSaid("*Ada*\n> once");
        int calls = slack.calls("chat.postMessage");

        announcements.about(stream(update)).await().atMost(PATIENCE);
        SlackTeams.submit(bot.team, "Ada", "and then");

        bot.awaitSaid("*Ada*\n> once", "*Ada*\n> and then");
        assertThat(slack.calls("chat.postMessage")).isEqualTo(calls + 1);
    }

    @Test
    void old_events_that_were_never_claimed_are_not_posted() {
        var update = SlackTeams.submit(bot.team, "Ada", "long ago");
        bot.awaitSaid("*Ada*\n> long ago");
        double old = bot.count("too_old");
        var other = UUID.randomUUID().toString();
        var longAgo =
                stream(update).stream()
                        .map(
                                event ->
                                        copy(
                                                event,
                                                other,
                                                Instant.now().minusSeconds(3_600),
                                                event.sequence(),
                                                event.epoch()))
                        .toList();

        announcements.about(longAgo).await().atMost(PATIENCE);

        assertThat(bot.count("too_old")).isEqualTo(old + 1);
        assertThat(bot.reason(other)).isEqualTo("no claim");
    }

    @Test
    void what_a_restored_copy_no_longer_knows_is_found_in_the_channel_and_not_said_again() {
        var update = SlackTeams.submit(bot.team, "Ada", "said before");
        bot.awaitSaid("*Ada*\n> said before");
        double found = bot.count("found");

        bot.forget(update);
        bot.startEpoch();

        await().atMost(PATIENCE).until(() -> bot.count("found") == found + 1);
        SlackTeams.edit(update, "said before, and edited");
        bot.awaitSaid("*Ada*\n> said before, and edited");
    }

    @Test
    void what_was_published_in_another_epoch_says_nothing() {
        var update = SlackTeams.submit(bot.team, "Ada", "once");
        bot.awaitSaid("*Ada*\n> once");
        var other = UUID.randomUUID().toString();
        var elsewhere =
                stream(update).stream()
                        .map(event -> copy(event, other, event.timestamp(), 1, event.epoch() - 1))
                        .toList();

        announcements.about(elsewhere).await().atMost(PATIENCE);

        assertThat(bot.reason(other)).isEqualTo("no claim");
    }

    @Test
    void a_change_that_the_log_has_lost_is_not_waited_for() {
        var update = SlackTeams.submit(bot.team, "Ada", "one");
        bot.awaitSaid("*Ada*\n> one");
        SlackTeams.edit(update, "two");
        bot.awaitSaid("*Ada*\n> two");
        int calls = slack.calls("chat.update");
        var edit = stream(update).getLast();

        announcements
                .about(List.of(copy(edit, update, edit.timestamp(), 7, edit.epoch())))
                .await()
                .atMost(PATIENCE);

        await().atMost(PATIENCE).until(() -> !bot.isWaiting(update));
        assertThat(slack.calls("chat.update")).isEqualTo(calls + 1);
    }

    @Test
    void an_update_that_this_build_cannot_read_is_counted_and_not_confirmed() {
        var update = SlackTeams.submit(bot.team, "Ada", "one");
        bot.awaitSaid("*Ada*\n> one");
        double later = bot.count("later_version");
        var other = UUID.randomUUID().toString();
        var event = stream(update).getFirst();

        announcements.about(List.of(ofLaterVersion(event, other))).await().atMost(PATIENCE);

        assertThat(bot.count("later_version")).isEqualTo(later + 1);
        assertThat(bot.reason(other)).isEqualTo("no claim");
    }

    private List<Envelope> stream(String aggregate) {
        return reader.stream(aggregate, 0, 100).await().atMost(PATIENCE);
    }

    private static Envelope copy(
            Envelope event, String aggregate, Instant time, long sequence, long epoch) {
        return new Envelope(
                UUID.randomUUID(),
                event.type(),
                aggregate,
                event.data(),
                time,
                event.metadata(),
                event.version(),
                sequence,
                event.position(),
                epoch);
    }

    private static Envelope ofLaterVersion(Envelope event, String aggregate) {
        return new Envelope(
                UUID.randomUUID(),
                event.type(),
                aggregate,
                event.data(),
                event.timestamp(),
                event.metadata(),
                event.version() + 1,
                1,
                event.position(),
                event.epoch());
    }
}
