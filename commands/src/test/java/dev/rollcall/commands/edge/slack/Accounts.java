package dev.rollcall.commands.edge.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.PersonEvent.DaysOffTaken;
import dev.rollcall.events.PersonEvent.TimeZoneChosen;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateRetracted;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.TeamEvent.MemberJoined;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Holds events against the payloads that they came from, read without any of our own code: each
/// payload accounts for one event at most, of its own workspace, person, place and words.
final class Accounts {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final List<String> WORKSPACES =
            List.of("/team_id", "/context_team_id", "/team/id", "/user/team_id");
    private static final List<String> PEOPLE =
            List.of(
                    "/user_id",
                    "/user/id",
                    "/event/user",
                    "/event/message/user",
                    "/event/previous_message/user");
    private static final List<String> CHANNELS =
            List.of("/channel_id", "/channel/id", "/event/channel", "/event/item/channel");
    private static final List<String> MESSAGES =
            List.of(
                    "/message_ts",
                    "/event/ts",
                    "/event/deleted_ts",
                    "/event/message/ts",
                    "/event/item/ts");
    private static final List<String> WORDS =
            List.of("/text", "/message/text", "/event/text", "/event/message/text");

    private final String team;
    private final Map<String, Sent> sent;

    Accounts(String team, List<Sent> sent) {
        this.team = team;
        this.sent = sent.stream().collect(Collectors.toMap(Sent::id, Function.identity()));
    }

    void cover(List<Envelope> events) {
        assertThat(events)
                .extracting(event -> event.metadata().correlationId())
                .doesNotHaveDuplicates()
                .isSubsetOf(sent.keySet());
        events.forEach(event -> cover(event, sent.get(event.metadata().correlationId())));
    }

    private void cover(Envelope event, Sent from) {
        var payload = payload(from);
        var metadata = event.metadata();
        assertThat(List.of(metadata.slackWorkspace(), metadata.actor()))
                .as("%s of %s", event, from)
                .satisfiesExactly(
                        workspace -> assertThat(workspace).isIn(at(payload, WORKSPACES)),
                        actor -> assertThat(actor).isIn(actors(payload, event)));
        assertThat(metadata.slackChannel())
                .as("channel of %s of %s", event, from)
                .satisfiesAnyOf(
                        channel -> assertThat(channel).isNull(),
                        channel -> assertThat(channel).isIn(at(payload, CHANNELS)),
                        channel ->
                                assertThat(payload.at("/view/private_metadata").textValue())
                                        .contains(" " + channel + " "));
        assertThat(metadata.slackTs())
                .as("ts of %s of %s", event, from)
                .satisfiesAnyOf(
                        ts -> assertThat(ts).isNull(),
                        ts -> assertThat(ts).isIn(at(payload, MESSAGES)));
        said(event, payload, from);
    }

    /// Slack does not always say whose message was deleted.
    private static Set<String> actors(JsonNode payload, Envelope event) {
        var actors = at(payload, PEOPLE);
        return SlackStore.event(event) instanceof StatusUpdateRetracted
                ? Stream.concat(actors.stream(), Stream.of("unknown")).collect(Collectors.toSet())
                : actors;
    }

    private void said(Envelope envelope, JsonNode payload, Sent from) {
        switch (SlackStore.event(envelope)) {
            case StatusUpdateSubmitted said -> {
                assertThat(said.teamId()).as("%s", from).hasToString(team);
                assertThat(said.slackUser()).isEqualTo(envelope.metadata().actor());
                assertThat(said.pollId()).isNull();
                words(said.answers(), payload, from);
            }
            case StatusUpdateEdited edited -> words(edited.answers(), payload, from);
            case StatusUpdateRetracted _ -> {}
            case TimeZoneChosen(_, _, var zone) ->
                    assertThat(zone)
                            .as("%s", from)
                            .isEqualTo(payload.at("/view/state/values/zone/answer/value").asText());
            case DaysOffTaken(_, _, var first, var last) -> {
                var given = payload.at("/view/state/values");
                assertThat(first)
                        .as("%s", from)
                        .satisfiesAnyOf(
                                day -> assertThat(day).isEqualTo(day(given, "first")),
                                day -> assertThat(day).isBetween(today(-2), today(2)));
                assertThat(last).as("%s", from).isIn(day(given, "last"), first);
            }
            case MemberJoined joined -> {
                assertThat(payload.path("text").textValue()).as("%s", from).isEqualTo("team join");
                assertThat(joined.slackUser())
                        .as("%s", from)
                        .isEqualTo(envelope.metadata().actor());
                assertThat(envelope.aggregateId()).as("%s", from).isEqualTo(team);
            }
            default -> throw new AssertionError("%s of %s".formatted(envelope, from));
        }
    }

    private static LocalDate today(int later) {
        return LocalDate.now(ZoneOffset.UTC).plusDays(later);
    }

    private static LocalDate day(JsonNode values, String block) {
        var day = values.path(block).path("answer").path("selected_date").textValue();
        return day != null && day.matches("\\d{4}-\\d\\d-\\d\\d") ? LocalDate.parse(day) : null;
    }

    /// Line by line, since files stand in lines of their own.
    private static void words(List<Answer> answers, JsonNode payload, Sent from) {
        var words =
                Stream.of(
                                at(payload, WORDS).stream(),
                                payload.at("/view/state").findValuesAsText("value").stream())
                        .flatMap(some -> some)
                        .flatMap(text -> Stream.of(plain(text), withoutMention(text)))
                        .toList();
        var links = payload.at("/event/files").findValuesAsText("permalink");
        for (var answer : answers) {
            assertThat(answer.question()).as("%s", from).isNull();
            assertThat(answer.answer().lines())
                    .as("%s", from)
                    .allMatch(line -> words.contains(line) || isOfFile(line, links));
        }
    }

    private static boolean isOfFile(String line, List<String> links) {
        return links.stream().anyMatch(link -> line.startsWith("<" + link + "|"));
    }

    private static String withoutMention(String sent) {
        return plain(sent.replace("<@U0ROLLCALL>", ""));
    }

    private static String plain(String sent) {
        return sent.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip();
    }

    private static Set<String> at(JsonNode payload, List<String> pointers) {
        return pointers.stream()
                .map(pointer -> payload.at(pointer).textValue())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static JsonNode payload(Sent sent) {
        try {
            return sent.kind().equals(Sent.COMMAND)
                    ? MAPPER.valueToTree(fields(sent.body()))
                    : MAPPER.readTree(sent.body());
        } catch (IOException broken) {
            throw new UncheckedIOException("made an event: " + sent, broken);
        }
    }

    private static Map<String, String> fields(String form) {
        return Stream.of(form.split("&"))
                .map(field -> field.split("=", 2))
                .filter(field -> field.length == 2)
                .collect(
                        Collectors.toMap(
                                field -> URLDecoder.decode(field[0], UTF_8),
                                field -> URLDecoder.decode(field[1], UTF_8),
                                (first, _) -> first));
    }
}
