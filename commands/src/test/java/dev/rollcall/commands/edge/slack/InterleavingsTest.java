package dev.rollcall.commands.edge.slack;

import static dev.rollcall.commands.edge.slack.payload.Payloads.callback;
import static dev.rollcall.commands.edge.slack.payload.Payloads.changed;
import static dev.rollcall.commands.edge.slack.payload.Payloads.deleted;
import static dev.rollcall.commands.edge.slack.payload.Payloads.edited;
import static dev.rollcall.commands.edge.slack.payload.Payloads.mention;
import static dev.rollcall.commands.edge.slack.payload.Payloads.message;
import static dev.rollcall.commands.edge.slack.payload.Payloads.reaction;
import static dev.rollcall.commands.edge.slack.payload.Payloads.under;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.edge.slack.intake.Authors;
import dev.rollcall.commands.edge.slack.intake.Intakes;
import dev.rollcall.commands.edge.slack.intake.PollThreads;
import dev.rollcall.commands.edge.slack.interview.InterviewMessages;
import dev.rollcall.commands.edge.slack.payload.EventPayload;
import dev.rollcall.commands.edge.slack.payload.Origin;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Message;
import dev.rollcall.commands.handling.OtherPod;
import dev.rollcall.commands.polls.Answering;
import dev.rollcall.commands.polls.AskedAnonymously;
import dev.rollcall.commands.polls.OwnTeams;
import dev.rollcall.commands.slack.SlackWorkspaces;
import dev.rollcall.events.NamedIds;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What happens to one message comes in any order, several times, in several kinds of event, to two
/// pods at once: it is one update, and ends as the message does.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class InterleavingsTest {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final Origin ORIGIN = new Origin("127.0.0.1", "test", "interleaved");
    static final String CHANNEL = "C0TEAM";
    static final String USER = "U0SOMEONE";
    static final String POLL_TS = "1600000000.000100";
    static final int ROUNDS = 40;
    static final int MOST_COPIES = 3;
    static final int AT_ONCE = 4;
    static final int TRIES = 5;

    @Inject SlackStore store;
    @Inject Polls polls;
    @Inject Pool pool;
    @Inject SlackMessages messages;
    @Inject OwnTeams teams;
    @Inject Authors authors;
    @Inject Answering answering;
    @Inject AskedAnonymously anonymous;
    @Inject InterviewMessages interviews;
    @Inject PollThreads threads;
    @Inject SlackWorkspaces slack;
    @Inject EventOutcomes outcomes;
    @Inject SlackDoorConfig config;

    List<SlackMessages> pods;
    String workspace;
    String team;

    @BeforeEach
    void link() {
        var intake = Intakes.of(OtherPod.over(pool), teams, authors, answering, anonymous);
        pods =
                List.of(
                        messages,
                        new SlackMessages(intake, interviews, threads, slack, outcomes, config));
        workspace = "T" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        team = SlackTeams.register("Team");
        SlackTeams.link(team, workspace, CHANNEL);
        SlackTeams.join(team, workspace, USER);
        store.awaitLookups();
    }

    /// How somebody says something.
    enum Way {
        MENTION,
        DIRECT,
        REPLY,
        MENTION_IN_REPLY;

        boolean mentions() {
            return this == MENTION || this == MENTION_IN_REPLY;
        }

        boolean replies() {
            return this == REPLY || this == MENTION_IN_REPLY;
        }
    }

    @Test
    void mentions() {
        rounds(Way.MENTION, Optional.empty());
    }

    @Test
    void direct_messages() {
        rounds(Way.DIRECT, Optional.empty());
    }

    @Test
    void replies_to_polls() {
        rounds(Way.REPLY, Optional.of(poll()));
    }

    @Test
    void mentions_in_replies_to_polls() {
        rounds(Way.MENTION_IN_REPLY, Optional.of(poll()));
    }

    private void rounds(Way way, Optional<UUID> poll) {
        long seed = Long.getLong("rollcall.seed", System.nanoTime());
        for (int n = 0; n < ROUNDS; n++) {
            round(way, poll, n, seed + n);
        }
    }

    private void round(Way way, Optional<UUID> poll, int number, long seed) {
        var random = new Random(seed);
        var channel = way == Way.DIRECT ? "D0DIRECT" : CHANNEL;
        var ts = "1700000%03d.000100".formatted(number);
        boolean edits = random.nextBoolean();
        boolean deletes = random.nextInt(3) == 0;
        boolean reacts = random.nextInt(3) == 0;

        deliver(deliveries(way, channel, ts, edits, deletes, reacts, random), random);

        var update = NamedIds.slackMessage(workspace, channel, ts);
        var about = "%s, seed %d: %s".formatted(way, seed, store.typesOf(update));
        var submitted =
                store.of(update).stream()
                        .map(SlackStore::event)
                        .filter(StatusUpdateSubmitted.class::isInstance)
                        .map(StatusUpdateSubmitted.class::cast)
                        .toList();
        if (deletes || reacts) {
            assertThat(store.typesOf(update)).as(about).endsWith("StatusUpdateRetracted");
            assertThat(submitted).as(about).hasSizeLessThanOrEqualTo(1);
        } else {
            assertThat(submitted).as(about).hasSize(1);
            assertThat(content(update)).as(about).isEqualTo(edits ? "better" : "good");
        }
        assertThat(store.typesOf(update)).as(about).doesNotHaveDuplicates();
        assertThat(submitted)
                .as(about)
                .allMatch(one -> Optional.ofNullable(one.pollId()).equals(poll))
                .allMatch(one -> one.teamId().toString().equals(team));
    }

    private List<ObjectNode> deliveries(
            Way way,
            String channel,
            String ts,
            boolean edits,
            boolean deletes,
            boolean reacts,
            Random random) {
        var prefix = way.mentions() ? "<@U0ROLLCALL> " : "";
        var kinds = new ArrayList<ObjectNode>();
        kinds.add(message(channel, USER, ts, prefix + "good"));
        if (way.mentions()) {
            kinds.add(mention(channel, USER, ts, prefix + "good"));
        }
        if (edits) {
            var later = ts.replace(".000100", ".000000");
            kinds.add(changed(channel, USER, ts, prefix + "better", later));
            if (way.mentions()) {
                kinds.add(edited(mention(channel, USER, ts, prefix + "better"), USER, later));
            }
        }
        if (deletes) {
            kinds.add(deleted(channel, USER, ts, prefix + (edits ? "better" : "good")));
        }
        if (reacts) {
            kinds.add(reaction(channel, USER, ts, "x"));
        }
        if (way.replies()) {
            kinds.forEach(event -> under(event, POLL_TS));
        }
        var all = new ArrayList<ObjectNode>();
        for (var kind : kinds) {
            all.addAll(Collections.nCopies(1 + random.nextInt(MOST_COPIES), kind));
        }
        Collections.shuffle(all, random);
        if (way != Way.DIRECT) {
            Collections.swap(all, 0, all.indexOf(notAReaction(all)));
        }
        return all;
    }

    /// In a channel nobody knows of a reaction alone whether it is on anything of ours.
    private static ObjectNode notAReaction(List<ObjectNode> deliveries) {
        return deliveries.stream()
                .filter(event -> !event.path("type").asText().equals("reaction_added"))
                .findFirst()
                .orElseThrow();
    }

    private void deliver(List<ObjectNode> deliveries, Random random) {
        taken(pods.get(random.nextInt(pods.size())), deliveries.getFirst())
                .await()
                .atMost(PATIENCE);
        int next = 1;
        while (next < deliveries.size()) {
            int end = Math.min(deliveries.size(), next + 1 + random.nextInt(AT_ONCE));
            var together =
                    deliveries.subList(next, end).stream()
                            .map(event -> taken(pods.get(random.nextInt(pods.size())), event))
                            .toList();
            Uni.join().all(together).andFailFast().await().atMost(PATIENCE);
            next = end;
        }
    }

    /// What fails, Slack sends again.
    private Uni<Void> taken(SlackMessages pod, ObjectNode event) {
        return EventPayload.read(callback(workspace, event)) instanceof Message message
                ? taken(pod, message)
                : Uni.createFrom().voidItem();
    }

    private static Uni<Void> taken(SlackMessages pod, Message message) {
        return Uni.createFrom()
                .deferred(() -> pod.take(message, ORIGIN))
                .onFailure()
                .retry()
                .atMost(TRIES);
    }

    private String content(UUID update) {
        return switch (SlackStore.event(store.of(update).getLast())) {
            case StatusUpdateSubmitted submitted -> submitted.content();
            case StatusUpdateEdited edit -> edit.content();
            case Object other -> throw new AssertionError(other);
        };
    }

    /// One that stands in the channel.
    private UUID poll() {
        var poll = polls.askSilently(team, USER);
        pool.preparedQuery(
                        """
                        insert into commands.slack_posts (
                            id, kind, subject, event_id, slack_workspace, slack_channel, position, wanted,
                            shown, ts)
                        values ($1, 'poll', $2, $2, $3, $4, 0, 1, 1, $5)
                        """)
                .execute(Tuple.of(UUID.randomUUID(), poll, workspace, CHANNEL, POLL_TS))
                .await()
                .atMost(PATIENCE);
        return poll;
    }
}
