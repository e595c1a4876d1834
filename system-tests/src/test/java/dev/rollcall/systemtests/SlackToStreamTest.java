package dev.rollcall.systemtests;

import static dev.rollcall.systemtests.running.RunningSystem.BOT;
import static dev.rollcall.systemtests.running.RunningSystem.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.local.launch.Service;
import dev.rollcall.systemtests.running.LiveStream;
import dev.rollcall.systemtests.running.OneSystem;
import dev.rollcall.systemtests.running.RunningSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What somebody says in Slack, on its whole way.
@Order(2)
@ExtendWith(OneSystem.class)
class SlackToStreamTest {
    private static final String KATHERINE = "U0KATHERINE";
    private static final String CHANNEL = "C0DATA";

    private final RunningSystem system;
    private String team;
    private LiveStream stream;

    SlackToStreamTest(RunningSystem system) {
        this.system = system;
    }

    @BeforeEach
    void aTeamWithAChannel() {
        team = system.registerTeam("Orbits");
        system.linkChannel(team, CHANNEL);
        system.addMember(team, KATHERINE);
        stream = LiveStream.open(system.door(Service.API), "team_id=" + team);
    }

    @AfterEach
    void leaveNothingOnTheBoard() {
        stream.close();
        system.archive(team);
    }

    @Test
    void a_slash_command_reaches_the_stream_the_view_and_the_channel() {
        var text = "Finished the import, reviewing alerts next";

        var answer = system.slack().command(KATHERINE, CHANNEL, "/rollcall " + text);

        assertThat(answer.failure()).isEmpty();
        var row = streamedAndQueried(text);
        assertThat(row.get("team_id").asText()).isEqualTo(team);
        assertThat(row.get("author").asText()).isEqualTo("Katherine");
        assertThat(row.get("slack_workspace").asText()).isEqualTo(WORKSPACE);
        assertThat(row.get("slack_user").asText()).isEqualTo(KATHERINE);
        assertThat(row.get("sequence").asLong()).isEqualTo(1);
        awaitConfirmation(text);
    }

    @Test
    void a_mention_is_one_update_that_follows_its_message() {
        var said = system.slack().post(KATHERINE, CHANNEL, "@rollcall Checking the trajectory");
        var id = streamedAndQueried("Checking the trajectory").get("update_id").asText();

        system.slack().edit(KATHERINE, CHANNEL, said.ts(), "@rollcall Checked the trajectory");
        var edited = streamedAndQueried("Checked the trajectory");
        assertThat(edited.get("update_id").asText()).isEqualTo(id);
        assertThat(edited.get("sequence").asLong()).isEqualTo(2);
        awaitConfirmation("Checked the trajectory");

        system.slack().delete(KATHERINE, CHANNEL, said.ts());
        stream.first(data -> data.at("/row").has("retracted_at"));
        assertThat(system.door(Service.API).all("/api/v1/status-updates?team_id=" + team))
                .isEmpty();
    }

    @Test
    void a_direct_message_goes_to_the_only_team_of_its_author() {
        // A confirmation says that the look-ups of who is in which team have come so far, too.
        system.slack().command(KATHERINE, CHANNEL, "/rollcall Here since the morning");
        awaitConfirmation("Here since the morning");

        var direct = system.slack().directMessages(KATHERINE);
        system.slack().post(KATHERINE, direct, "Computing the return");

        assertThat(streamedAndQueried("Computing the return").get("team_id").asText())
                .isEqualTo(team);
        awaitConfirmation("Computing the return");
    }

    /// The row that the stream told of; a query that waits for its token shows the same.
    private JsonNode streamedAndQueried(String content) {
        var change = stream.first(data -> content.equals(data.at("/row/content").asText())).data();
        var row = change.get("row");
        var queried =
                system.door(Service.API)
                        .get(
                                "/api/v1/status-updates/%s?after=%s"
                                        .formatted(
                                                row.get("update_id").asText(),
                                                change.get("token").asText()));
        assertThat(queried.status()).as("%s", queried).isEqualTo(200);
        assertThat(queried.json()).isEqualTo(row);
        return row;
    }

    private void awaitConfirmation(String content) {
        await("the bot's word on " + content)
                .untilAsserted(
                        () ->
                                assertThat(system.slack().messages(CHANNEL))
                                        .filteredOn(
                                                message ->
                                                        message.user().equals(BOT)
                                                                && message.onlyFor() == null
                                                                && message.text().contains(content))
                                        .hasSize(1));
    }
}
