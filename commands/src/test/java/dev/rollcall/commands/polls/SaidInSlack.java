package dev.rollcall.commands.polls;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.workspace.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What the bot says in Slack, a line for each moment and text: when, to whom, what. What stood
/// there and says something else by now is told again.
final class SaidInSlack {

    private static final String BOT = "U0ROLLCALL";
    private static final String SUMMARY = ": what was answered";

    /// As who has no clock of their own reads it.
    private static final Pattern DATE = Pattern.compile("<!date\\^[^|]*\\|([^>]*)>");

    private static final Map<String, String> PLACES =
            new TreeMap<>(
                    Map.of(
                            "C0PLATFORM", "#platform",
                            "C0DATA", "#data",
                            "C0MOBILE", "#mobile",
                            "C0GENERAL", "#general",
                            "D0ADA", "@ada",
                            "D0GRACE", "@grace",
                            "D0EDGAR", "@edgar",
                            "D0FRANCES", "@frances",
                            "D0KATHERINE", "@katherine",
                            "D0RADIA", "@radia"));

    private final SlackSimulator slack;
    private final Map<String, String> shown = new HashMap<>();
    private final List<String> lines = new ArrayList<>();

    SaidInSlack(SlackSimulator slack) {
        this.slack = slack;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /// All that was said since the last time was said now.
    void note(Instant now) {
        var said = new LinkedHashMap<String, List<String>>();
        PLACES.forEach(
                (channel, name) ->
                        news(channel)
                                .forEach(
                                        text ->
                                                said.computeIfAbsent(text, _ -> new ArrayList<>())
                                                        .add(name)));
        said.forEach((text, to) -> lines.add(now + " " + String.join(" ", to) + ": " + text));
    }

    private List<String> news(String channel) {
        var news = new ArrayList<String>();
        for (var message : slack.messages(channel)) {
            if (message.user().equals(BOT) && message.onlyFor() == null) {
                var text = text(message);
                var before = shown.put(channel + message.ts(), text);
                if (before == null) {
                    news.add(text);
                } else if (!before.equals(text)) {
                    news.add("[changed] " + text);
                }
            }
        }
        return news;
    }

    /// What it says in short, until when one may answer, and of a summary all words.
    private static String text(Message message) {
        boolean summary = message.text().endsWith(SUMMARY);
        var words =
                blocks(message)
                        .filter(
                                block ->
                                        isA("context", block) || (summary && isA("section", block)))
                        .flatMap(block -> block.findParents("text").stream())
                        .map(element -> element.get("text"))
                        .map(text -> text.isTextual() ? text : text.path("text"))
                        .map(JsonNode::asText);
        return DATE.matcher(
                        Stream.concat(Stream.of(message.text()), words)
                                .collect(Collectors.joining("; ")))
                .replaceAll("$1")
                .replace("\n", " / ");
    }

    private static Stream<JsonNode> blocks(Message message) {
        return message.blocks() == null
                ? Stream.empty()
                : StreamSupport.stream(message.blocks().spliterator(), false);
    }

    private static boolean isA(String type, JsonNode block) {
        return block.path("type").asText().equals(type);
    }
}
