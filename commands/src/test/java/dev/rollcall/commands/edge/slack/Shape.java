package dev.rollcall.commands.edge.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.commands.edge.slack.form.Questions;
import dev.rollcall.events.NamedIds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// The payloads under `resources/slack` with ids of their own, so that they are none that came
/// before.
///
/// @param team that they are about
record Shape(String team, int number) {

    static final String WORKSPACE = "T0SHAPES";
    static final String CHANNEL = "C0FUZZ";
    static final String USER = "U0FUZZ";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final AtomicInteger LAST = new AtomicInteger();

    static Shape next(String team) {
        return new Shape(team, LAST.incrementAndGet());
    }

    String id() {
        return "shape-" + number;
    }

    private String ts() {
        return "1700000000.%06d".formatted(100_100 + number);
    }

    ObjectNode recorded(String kind) {
        try (var file = Shape.class.getResourceAsStream("/slack/" + kind + ".json")) {
            var update = NamedIds.slackMessage(WORKSPACE, CHANNEL, ts()).toString();
            return (ObjectNode)
                    MAPPER.readTree(
                            new String(file.readAllBytes(), UTF_8)
                                    .replace("T0FUZZ", WORKSPACE)
                                    .replace("1700000000.000100", ts())
                                    .replace("V0FUZZ", "V0FUZZ" + number)
                                    .replace("U0HOME", "U0HOME" + number)
                                    .replace("8088930838d88f008e0", "a" + number)
                                    .replace(
                                            "3f2c1a80-3b1c-5d0c-9a37-5a1e6f0b7c11",
                                            kind.equals("block_actions.home") ? update : team)
                                    .replace(
                                            "0123456789abcdef0123456789abcdef",
                                            new Questions(List.of()).mark()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
