package dev.rollcall.commands.edge.slack;

import static com.fasterxml.jackson.core.json.JsonWriteFeature.ESCAPE_NON_ASCII;
import static dev.rollcall.commands.edge.slack.payload.Payloads.callback;
import static dev.rollcall.commands.edge.slack.payload.Payloads.changed;
import static dev.rollcall.commands.edge.slack.payload.Payloads.message;
import static dev.rollcall.commands.edge.slack.payload.Payloads.sent;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.edge.slack.form.Questions;
import dev.rollcall.events.NamedIds;
import dev.rollcall.events.Question;
import dev.rollcall.events.Question.Kind;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The longest texts that Rollcall takes, in scripts that Slack writes at length: as JSON with
/// `\\u` escapes, which a form carries percent-encoded, and more than once.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class LongTextsTest {

    static final ObjectMapper AS_SLACK = JsonMapper.builder().enable(ESCAPE_NON_ASCII).build();
    static final String CHANNEL = "C0TEAM";
    static final String USER = "U0SOMEONE";
    static final String TS = "1700000000.000100";
    static final String MENTION = "<@U0ROLLCALL> ";
    static final int LONGEST = 10_000;
    static final int MEBIBYTE = 1 << 20;
    static final int FIELDS = 4;

    @Inject SlackStore store;

    String workspace;
    String team;
    UUID update;

    @BeforeEach
    void link() {
        workspace = "T" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        update = NamedIds.slackMessage(workspace, CHANNEL, TS);
        team = SlackTeams.register("Team");
        SlackTeams.link(team, workspace, CHANNEL);
    }

    @Test
    void a_message_and_its_edit_are_recorded_whole() {
        var first = "進".repeat(LONGEST);
        var second = "👩".repeat(LONGEST);

        deliver(rich(message(CHANNEL, USER, TS, MENTION + first)));
        var edit = changed(CHANNEL, USER, TS, MENTION + second, "1700000005.000000");
        rich((ObjectNode) edit.path("message"));
        edit.set("previous_message", rich(message(CHANNEL, USER, TS, MENTION + first)));
        deliver(edit);

        assertThat(store.submitted(update).content()).isEqualTo(first);
        assertThat(SlackStore.event(store.of(update).getLast()))
                .isInstanceOfSatisfying(
                        StatusUpdateEdited.class,
                        edited ->
                                assertThat(edited.answers().getFirst().answer()).isEqualTo(second));
    }

    @Test
    void a_form_is_recorded_whole() {
        // Given
        var texts = IntStream.range(0, FIELDS).mapToObj(n -> "問題なし".repeat(624)).toList();
        var questions =
                IntStream.rangeClosed(1, FIELDS).mapToObj(n -> "第%d問".formatted(n)).toList();
        SlackTeams.ask(team, "daily", round(questions));
        long head = store.head();

        // When
        var note = "%s - - %s %s".formatted(team, CHANNEL, mark(questions));
        var form = sent(workspace, USER, "V" + UUID.randomUUID(), note, "");
        var view = (ObjectNode) form.path("view");
        var blocks = view.putArray("blocks");
        var values = view.putObject("state").putObject("values");
        for (int n = 0; n < FIELDS; n++) {
            var block = blocks.addObject().put("type", "input").put("block_id", "q" + (n + 1));
            block.putObject("label").put("type", "plain_text").put("text", questions.get(n));
            var element = block.putObject("element").put("type", "plain_text_input");
            element.put("action_id", "answer").put("initial_value", texts.get(n));
            values.putObject("q" + (n + 1)).putObject("answer").put("value", texts.get(n));
        }
        var answer =
                SlackRequests.status(
                        "/slack/interactions",
                        SlackRequests.FORM,
                        SlackRequests.payload(written(form)));

        // Then
        assertThat(answer).isEqualTo(200);
        assertThat(store.submittedAfter(head))
                .singleElement()
                .satisfies(said -> assertThat(said.content()).isEqualTo(String.join("\n", texts)));
    }

    @Test
    void what_is_larger_than_a_mebibyte_is_refused() {
        var body = written(callback(workspace, message(CHANNEL, USER, TS, MENTION + "a")));
        var largest = body + " ".repeat(MEBIBYTE - body.length());

        assertThat(SlackRequests.status("/slack/events", SlackRequests.JSON, largest + " "))
                .isEqualTo(413);
        assertThat(store.of(update)).isEmpty();
        assertThat(SlackRequests.status("/slack/events", SlackRequests.JSON, largest))
                .isEqualTo(200);
        assertThat(store.typesOf(update)).containsExactly("StatusUpdateSubmitted");
    }

    private void deliver(ObjectNode event) {
        var body = written(callback(workspace, event));
        assertThat(SlackRequests.status("/slack/events", SlackRequests.JSON, body)).isEqualTo(200);
    }

    /// With what Slack's clients write beside the text.
    private static ObjectNode rich(ObjectNode message) {
        var block = message.putArray("blocks").addObject().put("type", "rich_text");
        var section = block.putArray("elements").addObject().put("type", "rich_text_section");
        var text = message.path("text").asText();
        section.putArray("elements").addObject().put("type", "text").put("text", text);
        return message;
    }

    private static String mark(List<String> questions) {
        return new Questions(
                        questions.stream()
                                .map(
                                        text ->
                                                new Question(
                                                        text, Kind.TEXT, List.of(), false, false,
                                                        null, null))
                                .toList())
                .mark();
    }

    private static String round(List<String> questions) {
        var texts = questions.stream().map("{\"text\": \"%s\"}"::formatted).toList();
        return """
               {"cron": "30 9 * * MON-FRI", "time_zone": "Europe/London", "questions": [%s]}
               """
                .formatted(String.join(", ", texts));
    }

    private static String written(JsonNode json) {
        try {
            return AS_SLACK.writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
