package dev.rollcall.commands.edge.slack.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.edge.slack.Mutations;
import dev.rollcall.commands.edge.slack.socket.Envelope.Sent;
import dev.rollcall.eventstore.read.EventReader;
import dev.rollcall.local.slack.SlackSimulator;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What comes over sockets as no Slack would send it.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class EnvelopeShapesTest {

    static final int MUTATIONS = 2_000;
    static final int AT_ONCE = 50;
    static final int SOCKETS = 2;
    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final List<String> KINDS =
            List.of("hello", "events_api", "slash_commands", "interactive");

    SlackSimulator slack;

    @Inject EventReader reader;
    @Inject ObjectMapper json;
    @Inject MeterRegistry metrics;

    @Test
    void mutated_envelopes_are_no_event_end_no_socket_and_are_all_finished() {
        // Given
        long seed = new Random().nextLong();
        var mutations = new Mutations(new Random(seed));
        await().until(() -> slack.sockets().connections() == SOCKETS);
        long head = head();
        int opened = slack.sockets().opened();
        double finished = finished();

        // When
        int sent = 0;
        for (int n = 0; n < MUTATIONS; n++) {
            var text = mutated(KINDS.get(n % KINDS.size()), mutations);
            sent += isSent(text) ? 1 : 0;
            slack.sockets().write(text);
            if (n % AT_ONCE == 0) {
                awaitFinished(finished + sent, seed);
            }
        }

        // Then
        awaitFinished(finished + sent, seed);
        assertThat(sent).as("seed %d", seed).isGreaterThan(MUTATIONS / 3);
        assertThat(slack.sockets().opened()).as("seed %d", seed).isEqualTo(opened);
        assertThat(slack.sockets().connections()).as("seed %d", seed).isEqualTo(SOCKETS);
        assertThat(head()).as("seed %d", seed).isEqualTo(head);
    }

    private void awaitFinished(double count, long seed) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(finished()).as("seed %d", seed).isEqualTo(count));
    }

    private String mutated(String type, Mutations mutations) {
        var envelope = json.createObjectNode().put("type", type);
        if (!type.equals("hello")) {
            envelope.put("envelope_id", "57d6a792-4d35-4d0b-b6aa-3361493e1caf");
            envelope.put("accepts_response_payload", !type.equals("events_api"));
            envelope.set("payload", payload(type));
        }
        mutations.mutate(envelope);
        return mutations.perhapsCut(envelope.toString());
    }

    private ObjectNode payload(String type) {
        return switch (type) {
            case "events_api" -> recorded("event.message");
            case "slash_commands" -> recorded("command");
            default -> recorded("view_submission.update");
        };
    }

    private boolean isSent(String text) {
        try {
            return Envelope.read(json.readTree(text)) instanceof Sent;
        } catch (JsonProcessingException _) {
            return false;
        }
    }

    private double finished() {
        return metrics.find("rollcall_slack_envelopes").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private long head() {
        return reader.head().await().atMost(PATIENCE);
    }

    private ObjectNode recorded(String kind) {
        try (var file = EnvelopeShapesTest.class.getResourceAsStream("/slack/" + kind + ".json")) {
            return (ObjectNode) json.readTree(file);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
