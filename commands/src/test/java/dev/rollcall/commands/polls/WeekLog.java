package dev.rollcall.commands.polls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.events.Envelope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// A log as it is the same each time: a line for each event, with what it is about, but not for
/// whose request. Updates, whose ids Slack chooses, are numbered; posts that were under way at the
/// same time stand in the order of their channels.
final class WeekLog {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Comparator<Envelope> ORDER =
            Comparator.comparing(Envelope::timestamp)
                    .thenComparing(WeekLog::isPosted)
                    .thenComparing(event -> isPosted(event) ? event.data() : "");

    private static final Path FILE =
            Path.of("..", "common-events", "src", "test", "resources", "week.ndjson");

    private final Map<String, String> updates = new HashMap<>();

    private WeekLog() {}

    /// `-Drollcall.week=write` writes it anew; the projector's `WeekViewsTest` says what it
    /// comes to.
    static void assertIsOnFile(List<Envelope> events) throws IOException {
        var log = of(events);
        if ("write".equals(System.getProperty("rollcall.week"))) {
            Files.writeString(FILE, log);
        }
        assertThat(FILE).hasContent(log);
    }

    private static String of(List<Envelope> events) {
        var log = new WeekLog();
        return events.stream().sorted(ORDER).map(log::line).collect(Collectors.joining());
    }

    private static boolean isPosted(Envelope event) {
        return event.type().equals("PollPosted");
    }

    private String line(Envelope event) {
        var line = JSON.createObjectNode();
        line.put("type", event.type());
        line.put("version", event.version());
        line.put("aggregate_id", id(event));
        line.put("timestamp", event.timestamp().toString());
        line.set("data", data(event));
        return line + "\n";
    }

    private String id(Envelope event) {
        return event.type().startsWith("StatusUpdate")
                ? updates.computeIfAbsent(event.aggregateId(), _ -> numbered(updates.size() + 1))
                : event.aggregateId();
    }

    private static String numbered(int number) {
        return UUID.nameUUIDFromBytes(("update " + number).getBytes(UTF_8)).toString();
    }

    /// A message is known by when it was posted; how many others were at that moment is chance.
    private static ObjectNode data(Envelope event) {
        try {
            var data = (ObjectNode) JSON.readTree(event.data());
            if (data.has("slack_ts")) {
                data.put(
                        "slack_ts", data.get("slack_ts").asText().replaceFirst("\\..*", ".000000"));
            }
            return data;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
