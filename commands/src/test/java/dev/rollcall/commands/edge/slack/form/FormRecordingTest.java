package dev.rollcall.commands.edge.slack.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.edge.slack.Polls;
import dev.rollcall.commands.edge.slack.payload.Origin;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Asker;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Form;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Sent;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Question;
import dev.rollcall.events.Question.Kind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// As when somebody sends two forms of a poll at the same moment.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class FormRecordingTest {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final String CHANNEL = "C0PLATFORM";
    static final List<Answer> OPENLY = List.of(new Answer("What now?", "The import"));
    static final List<Answer> SECRETLY = List.of(new Answer("Secret?", "mine"));

    @Inject FormRecording recording;
    @Inject Polls polls;

    @Test
    void what_was_recorded_is_told_beside_what_was_not() {
        var team = SlackTeams.registerIn(CHANNEL, "Platform");
        var poll = polls.open(team, question("What now?", false), question("Secret?", true));
        var note =
                new FormNote(
                        UUID.fromString(team),
                        Optional.of(poll),
                        Optional.empty(),
                        Optional.of(CHANNEL),
                        "");

        assertThat(recorded("V1" + poll, note, OPENLY, SECRETLY)).isEmpty();
        assertThat(recorded("V2" + poll, note, OPENLY, SECRETLY).orElseThrow())
                .startsWith(
                        "What you said under your name is recorded, your anonymous answers are not.")
                .contains("You have answered the anonymous questions of this poll.");
        assertThat(recorded("V3" + poll, note, List.of(), SECRETLY).orElseThrow())
                .startsWith("You have answered the anonymous questions of this poll.");
    }

    private Optional<String> recorded(
            String form, FormNote note, List<Answer> openly, List<Answer> secretly) {
        var asker =
                new Asker(
                        new Member(SlackTeams.WORKSPACE, "U0ADA"),
                        "ada",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        var view = new Form(form, Views.UPDATE, "", JsonNodeFactory.instance.objectNode());
        return recording
                .record(
                        new Sent(asker, view),
                        note,
                        openly,
                        secretly,
                        new Origin("127.0.0.1", "test", UUID.randomUUID().toString()))
                .await()
                .atMost(PATIENCE);
    }

    private static Question question(String text, boolean anonymous) {
        return new Question(text, Kind.TEXT, List.of(), false, anonymous, null, null);
    }
}
