package dev.rollcall.commands.edge.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.commands.CommandsBackends;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The payloads under `resources/slack`, of a workspace without teams: as they are, and as no Slack
/// would send them.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class PayloadShapesTest {

    static final ObjectMapper MAPPER = new ObjectMapper();
    static final int MUTATIONS = 10_000;
    static final int AT_ONCE = 8;
    static final String COMMAND = "command";

    /// Nothing of this happens to somebody who is in no team.
    static final List<String> LINES =
            List.of(
                    "",
                    "Finished the import",
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

    @Inject SlackStore store;

    long head;

    @BeforeEach
    void remember() {
        head = store.head();
    }

    static List<String> kinds() {
        return List.of(
                COMMAND,
                "block_actions.message",
                "block_actions.view",
                "block_actions.home",
                "block_suggestion",
                "view_submission.update",
                "view_submission.team",
                "view_closed",
                "shortcut",
                "message_action",
                "event.app_mention",
                "event.message",
                "event.message_changed",
                "event.message_deleted",
                "event.reaction_added",
                "event.app_home_opened",
                "event.app_uninstalled",
                "event.tokens_revoked",
                "event.app_rate_limited",
                "event.member_left_channel",
                "event.channel_rename",
                "event.channel_archive",
                "event.subteam_members_changed",
                "event.user_change");
    }

    static List<String> lines() {
        return LINES;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void each_is_taken(String kind) {
        assertThat(send(kind, written(kind, recorded(kind)))).isEqualTo(200);
        assertThat(store.head()).isEqualTo(head);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void each_line_is_answered(String line) {
        assertThat(send(COMMAND, written(COMMAND, recorded(COMMAND).put("text", line))))
                .isEqualTo(200);
        assertThat(store.head()).isEqualTo(head);
    }

    @Test
    void mutated_they_are_no_event_and_no_failure_of_ours() throws Exception {
        long seed = Long.getLong("rollcall.seed", System.nanoTime());
        var random = new Random(seed);
        var mutations = new Mutations(random);
        var all = Stream.generate(() -> mutated(random, mutations)).limit(MUTATIONS).toList();

        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var taken :
                    threads.invokeAll(all.stream().map(each -> taken(each, seed)).toList())) {
                taken.get();
            }
        }

        assertThat(store.head()).as("seed %d", seed).isEqualTo(head);
    }

    private record Sent(String kind, String body) {}

    private static Sent mutated(Random random, Mutations mutations) {
        var kind = kinds().get(random.nextInt(kinds().size()));
        var body = recorded(kind);
        if (kind.equals(COMMAND)) {
            body.put("text", LINES.get(random.nextInt(LINES.size())));
        }
        mutations.mutate(body);
        return new Sent(kind, mutations.perhapsCut(written(kind, body)));
    }

    private static Callable<Void> taken(Sent sent, long seed) {
        return () -> {
            assertThat(send(sent.kind(), sent.body()))
                    .as("seed %d, %s: %s", seed, sent.kind(), sent.body())
                    .isIn(200, 400);
            return null;
        };
    }

    private static String written(String kind, JsonNode body) {
        if (!kind.equals(COMMAND)) {
            return body.toString();
        }
        var form = new LinkedHashMap<String, String>();
        body.properties().forEach(field -> form.put(field.getKey(), text(field.getValue())));
        return SlackRequests.encoded(form);
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }

    private static int send(String kind, String sent) {
        return switch (kind) {
            case COMMAND -> SlackRequests.status("/slack/commands", SlackRequests.FORM, sent);
            case String event when event.startsWith("event.") ->
                    SlackRequests.status("/slack/events", SlackRequests.JSON, sent);
            default ->
                    SlackRequests.status(
                            "/slack/interactions", SlackRequests.FORM, SlackRequests.payload(sent));
        };
    }

    private static ObjectNode recorded(String kind) {
        try (var file = PayloadShapesTest.class.getResourceAsStream("/slack/" + kind + ".json")) {
            return (ObjectNode) MAPPER.readTree(file);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
