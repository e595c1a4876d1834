package dev.rollcall.commands.edge.slack;

import static dev.rollcall.commands.edge.slack.Workspaces.HARBOUR;
import static dev.rollcall.commands.edge.slack.Workspaces.LOCAL;
import static dev.rollcall.commands.edge.slack.payload.Payloads.callback;
import static dev.rollcall.commands.edge.slack.payload.Payloads.changed;
import static dev.rollcall.commands.edge.slack.payload.Payloads.deleted;
import static dev.rollcall.commands.edge.slack.payload.Payloads.mention;
import static dev.rollcall.commands.edge.slack.payload.Payloads.sent;
import static dev.rollcall.commands.edge.slack.payload.Payloads.slash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.commands.InstallBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.edge.slack.form.FormNote;
import dev.rollcall.events.NamedIds;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.local.slack.SlackSimulator;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two workspaces with the same channel and the same user, by their ids: what is said in the second
/// is never the first one's, whichever way it comes in.
@QuarkusTest
@TestProfile(InstallBackends.Profile.class)
class SeparateWorkspacesTest {

    static final String CHANNEL = "C0MOBILE";
    static final String ADA = "U0ADA";

    SlackSimulator slack;

    @Inject Workspaces workspaces;
    @Inject SlackStore store;

    /// Named so that no other is.
    String name;

    UUID team;
    long head;

    @BeforeEach
    void aTeamInTheFirst() {
        slack.app("http://127.0.0.1:" + RestAssured.port);
        workspaces.install(LOCAL, HARBOUR);
        workspaces.awaitRecorded(LOCAL);
        workspaces.awaitRecorded(HARBOUR);
        name = "Mobile " + UUID.randomUUID();
        team = UUID.fromString(SlackTeams.registerIn(CHANNEL, name));
        SlackTeams.join(team.toString(), LOCAL, ADA);
        store.awaitLookups();
        head = store.head();
    }

    @Test
    void slash_commands_find_neither_its_channel_nor_its_members_nor_its_name() {
        told("On the import", "no team has this channel, and you are a member of none");
        told("today", "member of no team");
        told("edit", "nothing");
        told("summary", "no team");
        told("schedule", "no team");
        told("schedule daily 9:30 mon-fri", "no team");
        told("team", "no team");
        told("team join", "no team");
        told("team leave", "no team");
        told("link " + name, "there is no team by that name here");

        assertThat(store.head()).isEqualTo(head);
    }

    @Test
    void a_team_stays_its_workspaces_when_it_has_lost_its_channel_and_members() {
        SlackTeams.leave(team.toString(), LOCAL, ADA);
        SlackTeams.unlink(team.toString());
        store.awaitLookups();
        head = store.head();

        told("link " + name, "there is no team by that name here");

        assertThat(store.head()).isEqualTo(head);
    }

    @Test
    void a_team_that_is_nobodys_yet_is_for_an_operator_to_give() {
        var nobodys = "New " + UUID.randomUUID();
        SlackTeams.register(nobodys);
        store.awaitLookups();
        head = store.head();

        told("link " + nobodys, "there is no team by that name here");

        assertThat(store.head()).isEqualTo(head);
    }

    @Test
    void messages_edits_deletions_and_reactions_are_of_their_own_workspace() {
        // Given
        event(callback(LOCAL, mention(CHANNEL, ADA, "1700000000.000100", "<@U0ROLLCALL> import")));
        var update = NamedIds.slackMessage(LOCAL, CHANNEL, "1700000000.000100");
        assertThat(store.submitted(update).slackWorkspace()).isEqualTo(LOCAL);
        head = store.head();

        // When
        event(callback(HARBOUR, mention(CHANNEL, ADA, "1700000001.000100", "<@U0ROLLCALL> hm")));
        event(
                callback(
                        HARBOUR,
                        changed(
                                CHANNEL,
                                ADA,
                                "1700000000.000100",
                                "<@U0ROLLCALL> altered",
                                "1700000002.000100")));
        event(callback(HARBOUR, deleted(CHANNEL, ADA, "1700000000.000100", "import")));

        // Then
        assertThat(types(update)).containsExactly("StatusUpdateSubmitted");
        assertThat(store.submittedAfter(head)).isEmpty();
    }

    @Test
    void forms_about_its_team_its_poll_or_its_update_are_not_taken() {
        // Given
        event(callback(LOCAL, mention(CHANNEL, ADA, "1700000010.000100", "<@U0ROLLCALL> import")));
        var update = NamedIds.slackMessage(LOCAL, CHANNEL, "1700000010.000100");
        head = store.head();

        // When
        for (var note : List.of(note(Optional.empty()), note(Optional.of(update)))) {
            SlackRequests.interaction(
                            sent(HARBOUR, ADA, "V1" + UUID.randomUUID(), note, "Altered")
                                    .toString())
                    .statusCode(200)
                    .body(containsString("archived, or not known"));
        }

        // Then
        assertThat(store.head()).isEqualTo(head);
    }

    @Test
    void the_same_words_in_both_are_two_updates_each_of_its_own() {
        SlackTeams.free("C1CREW");
        var theirs = SlackTeams.register("Crew");
        SlackTeams.link(theirs, HARBOUR, CHANNEL);
        SlackTeams.has("C1CREW", theirs);
        head = store.head();
        var here = mention(CHANNEL, ADA, "1700000020.000100", "<@U0ROLLCALL> same");

        event(callback(LOCAL, here));
        event(callback(HARBOUR, here));

        assertThat(store.submittedAfter(head))
                .extracting(StatusUpdateSubmitted::slackWorkspace, StatusUpdateSubmitted::teamId)
                .containsExactly(tuple(LOCAL, team), tuple(HARBOUR, UUID.fromString(theirs)));
        SlackTeams.archive(theirs);
    }

    private String note(Optional<UUID> update) {
        return new FormNote(team, Optional.empty(), update, Optional.of(CHANNEL), "0").written();
    }

    private static void told(String text, String words) {
        SlackRequests.command(slash(HARBOUR, CHANNEL, ADA, text))
                .statusCode(200)
                .body("text", containsStringIgnoringCase(words));
    }

    private static void event(ObjectNode body) {
        SlackRequests.event(body.toString()).statusCode(200);
    }

    private List<String> types(UUID update) {
        return store.typesOf(update);
    }
}
