package dev.rollcall.commands.edge.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.commands.CommandsBackends;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The payloads under `resources/slack`, of a workspace without teams: as they are, and as no Slack
/// would send them.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class PayloadShapesTest {

    static final ObjectMapper MAPPER = new ObjectMapper();
    static final int MUTATIONS = 10_000;
    static final List<String> KINDS =
            List.of(
                    "block_actions.message",
                    "block_actions.view",
                    "block_actions.home",
                    "view_submission.update",
                    "view_submission.team",
                    "view_closed",
                    "shortcut",
                    "message_action",
                    "event.app_mention",
                    "event.message",
                    "event.message_changed",
                    "event.reaction_added",
                    "event.app_home_opened",
                    "event.app_uninstalled",
                    "event.tokens_revoked",
                    "app_rate_limited",
                    "event.member_left_channel",
                    "event.channel_rename",
                    "event.channel_archive",
                    "event.subteam_members_changed",
                    "event.user_change");

    @Inject SlackStore store;

    long head;

    @BeforeEach
    void remember() {
        head = store.head();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "block_actions.message",
                "block_actions.view",
                "block_actions.home",
                "view_submission.update",
                "view_submission.team",
                "view_closed",
                "shortcut",
                "message_action",
                "event.app_mention",
                "event.message",
                "event.message_changed",
                "event.reaction_added",
                "event.app_home_opened",
                "event.app_uninstalled",
                "event.tokens_revoked",
                "app_rate_limited",
                "event.member_left_channel",
                "event.channel_rename",
                "event.channel_archive",
                "event.subteam_members_changed",
                "event.user_change"
            })
    void each_is_taken(String kind) {
        assertThat(send(kind, recorded(kind).toString())).isEqualTo(200);
        assertThat(store.head()).isEqualTo(head);
    }

    @Test
    void mutated_they_are_no_event_and_no_failure_of_ours() {
        long seed = new Random().nextLong();
        var random = new Random(seed);

        for (int n = 0; n < MUTATIONS; n++) {
            var kind = KINDS.get(random.nextInt(KINDS.size()));
            var body = recorded(kind);
            for (int times = random.nextInt(3); times >= 0; times--) {
                mutate(body, random);
            }
            var sent = random.nextInt(10) == 0 ? cut(body.toString(), random) : body.toString();
            assertThat(send(kind, sent)).as("seed %d, %s: %s", seed, kind, sent).isIn(200, 400);
        }

        assertThat(store.head()).as("seed %d", seed).isEqualTo(head);
    }

    private static int send(String kind, String body) {
        var answer =
                kind.startsWith("event") || kind.equals("app_rate_limited")
                        ? SlackRequests.event(body)
                        : SlackRequests.interaction(body);
        return answer.extract().statusCode();
    }

    private static String cut(String body, Random random) {
        int at = random.nextInt(body.length());
        return body.substring(0, at) + body.substring(Math.min(body.length(), at + 5));
    }

    private static void mutate(JsonNode body, Random random) {
        var places = new ArrayList<JsonNode>();
        collect(body, places);
        switch (places.get(random.nextInt(places.size()))) {
            case ObjectNode object when !object.isEmpty() -> {
                var names = new ArrayList<String>();
                object.fieldNames().forEachRemaining(names::add);
                var name = names.get(random.nextInt(names.size()));
                if (random.nextBoolean()) {
                    object.remove(name);
                } else {
                    object.set(name, something(random));
                }
            }
            case ArrayNode array -> array.add(something(random));
            default -> {}
        }
    }

    private static void collect(JsonNode json, List<JsonNode> places) {
        if (json.isContainerNode()) {
            places.add(json);
            json.forEach(child -> collect(child, places));
        }
    }

    private static JsonNode something(Random random) {
        var json = JsonNodeFactory.instance;
        return switch (random.nextInt(10)) {
            case 0 -> json.nullNode();
            case 1 -> json.numberNode(random.nextLong());
            case 2 -> json.booleanNode(random.nextBoolean());
            case 3 -> json.objectNode();
            case 4 -> json.arrayNode().add(json.objectNode());
            case 5 -> json.textNode("");
            case 6 -> json.textNode("nul\u0000 and \uD800");
            case 7 -> json.textNode("9".repeat(12) + "." + "9".repeat(9));
            case 8 -> json.textNode("a".repeat(random.nextInt(11_000)));
            default -> json.textNode("U" + random.nextInt(1_000_000));
        };
    }

    private static JsonNode recorded(String kind) {
        try (var file = PayloadShapesTest.class.getResourceAsStream("/slack/" + kind + ".json")) {
            return MAPPER.readTree(file);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
