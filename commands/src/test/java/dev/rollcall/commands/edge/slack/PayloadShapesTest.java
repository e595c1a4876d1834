package dev.rollcall.commands.edge.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.events.Envelope;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The payloads under `resources/slack`, of a workspace with one team: as they are, and as no Slack
/// would send them. An event is held against the payload that it came from, which it names by its
/// correlation id.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class PayloadShapesTest {

    static final int MUTATIONS = 10_000;
    static final int AT_ONCE = 8;
    static final String SUBMITTED = "StatusUpdateSubmitted";
    static final String RETRACTED = "StatusUpdateRetracted";

    /// What each comes to. Where it is about a message, that is an update before.
    static final Map<String, List<String>> KINDS = new LinkedHashMap<>();

    static {
        Stream.of(
                        Sent.COMMAND,
                        "view_submission.update",
                        "message_action",
                        "event.app_mention",
                        "event.message",
                        "event.message_file_share",
                        "event.message_changed")
                .forEach(kind -> KINDS.put(kind, List.of(SUBMITTED)));
        KINDS.put("view_submission.zone", List.of("TimeZoneChosen"));
        KINDS.put("view_submission.days_off", List.of("DaysOffTaken"));
        Stream.of(
                        "block_actions.home",
                        "event.message_deleted",
                        "event.message_tombstone",
                        "event.reaction_added")
                .forEach(kind -> KINDS.put(kind, List.of(SUBMITTED, RETRACTED)));
        Stream.of(
                        "block_actions.message",
                        "block_actions.view",
                        "block_actions.interview",
                        "block_actions.later",
                        "block_actions.report",
                        "block_suggestion",
                        "view_submission.team",
                        "view_closed",
                        "shortcut",
                        "event.url_verification",
                        "event.message_reply",
                        "event.app_home_opened",
                        "event.app_uninstalled",
                        "event.tokens_revoked",
                        "event.app_rate_limited",
                        "event.member_joined_channel",
                        "event.member_left_channel",
                        "event.channel_left",
                        "event.group_left",
                        "event.channel_rename",
                        "event.group_rename",
                        "event.channel_archive",
                        "event.group_archive",
                        "event.channel_unarchive",
                        "event.group_unarchive",
                        "event.channel_deleted",
                        "event.group_deleted",
                        "event.channel_shared",
                        "event.channel_unshared",
                        "event.channel_convert_to_private",
                        "event.channel_convert_to_public",
                        "event.subteam_updated",
                        "event.subteam_members_changed",
                        "event.team_join",
                        "event.user_change")
                .forEach(kind -> KINDS.put(kind, List.of()));
    }

    static final String SAID = "Finished the import";

    /// But for what is said, nothing of this happens for a member who is no team's admin. Whom a
    /// mutation makes somebody else may join.
    static final List<String> LINES =
            List.of(
                    SAID,
                    "",
                    "help",
                    "today",
                    "edit",
                    "summary",
                    "report",
                    "team",
                    "team join",
                    "team admin <@U0OTHER>",
                    "schedule",
                    "schedule daily 9:30 mon-fri Europe/Berlin",
                    "link Platform",
                    "skip whenever",
                    "remind sometimes",
                    "interview perhaps");

    static String team;

    @Inject SlackStore store;

    @BeforeEach
    void aTeam() {
        if (team == null) {
            team = SlackTeams.register("Shapes");
            SlackTeams.link(team, Shape.WORKSPACE, Shape.CHANNEL);
            SlackTeams.join(team, Shape.WORKSPACE, Shape.USER);
            store.awaitLookups();
        }
    }

    static List<String> kinds() {
        return List.copyOf(KINDS.keySet());
    }

    static List<String> lines() {
        return LINES;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void each_comes_to_what_it_says_however_often_it_is_sent(String kind) {
        // Given
        var shape = Shape.next(team);
        long head = store.head();
        var sent = new ArrayList<Sent>();
        if (KINDS.get(kind).contains(RETRACTED)) {
            sent.add(sent("event.app_mention", shape));
            sent.getFirst().send();
            store.awaitLookups();
        }

        // When
        sent.add(sent(kind, shape));
        for (int time = 0; time < 2; time++) {
            assertThat(sent.getLast().send()).isEqualTo(200);
        }

        // Then
        var events = store.after(head);
        assertThat(events).extracting(Envelope::type).isEqualTo(KINDS.get(kind));
        new Accounts(team, sent).cover(events);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void each_line_is_answered(String line) {
        var shape = Shape.next(team);
        long head = store.head();
        var sent = Sent.of(shape.id(), Sent.COMMAND, line(line, shape));

        assertThat(sent.send()).isEqualTo(200);

        assertThat(store.after(head))
                .extracting(Envelope::type)
                .isEqualTo(line.equals(SAID) ? List.of(SUBMITTED) : List.of());
    }

    @Test
    void mutated_they_are_no_failure_of_ours_and_no_event_that_they_do_not_account_for()
            throws Exception {
        long seed = Long.getLong("rollcall.seed", System.nanoTime());
        var random = new Random(seed);
        var mutations = new Mutations(random);
        var all = Stream.generate(() -> mutated(random, mutations)).limit(MUTATIONS).toList();
        long head = store.head();

        var refused = new HashMap<String, Sent>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var answers = threads.invokeAll(all.stream().map(each -> taken(each, seed)).toList());
            for (int n = 0; n < MUTATIONS; n++) {
                if (answers.get(n).get() == 400) {
                    refused.put(all.get(n).id(), all.get(n));
                }
            }
        }

        var events = store.all(head);
        assertThat(events).as("seed %d", seed).hasSizeGreaterThan(MUTATIONS / 100);
        assertThat(events)
                .as("seed %d, what was refused comes to nothing", seed)
                .noneMatch(event -> refused.containsKey(event.metadata().correlationId()));
        new Accounts(team, all).cover(events);
    }

    private static Sent mutated(Random random, Mutations mutations) {
        var kind = kinds().get(random.nextInt(KINDS.size()));
        var shape = Shape.next(team);
        var body =
                kind.equals(Sent.COMMAND)
                        ? line(LINES.get(random.nextInt(LINES.size())), shape)
                        : shape.recorded(kind);
        mutations.mutate(body);
        var sent = Sent.of(shape.id(), kind, body);
        return new Sent(sent.id(), kind, mutations.perhapsCut(sent.body()));
    }

    private static ObjectNode line(String line, Shape shape) {
        return shape.recorded(Sent.COMMAND).put("text", line);
    }

    private static Sent sent(String kind, Shape shape) {
        return Sent.of(shape.id() + kind, kind, shape.recorded(kind));
    }

    private static Callable<Integer> taken(Sent sent, long seed) {
        return () -> {
            int status = sent.send();
            assertThat(status).as("seed %d, %s: %s", seed, sent.kind(), sent.body()).isIn(200, 400);
            return status;
        };
    }
}
