package dev.rollcall.local.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.methods.MethodsClient;
import com.slack.api.model.User;
import dev.rollcall.local.slack.people.NotPossible;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TwoWorkspacesTest {
    final FakeBot bot =
            new FakeBot(
                    new Settings()
                            .secondWorkspace("xoxb-harbour")
                            .clock(InstantSource.fixed(Instant.now())));
    final SlackSimulator simulator = bot.simulator;
    final MethodsClient harbour = bot.slackWith("xoxb-harbour");

    @AfterEach
    void stop() {
        bot.close();
    }

    @Test
    void a_token_is_for_one_workspace() throws Exception {
        assertThat(bot.slack.authTest(r -> r).getTeamId()).isEqualTo("T0LOCAL");
        assertThat(harbour.authTest(r -> r).getTeamId()).isEqualTo("T1HARBOUR");
        assertThat(harbour.authTest(r -> r).getUserId()).isEqualTo("U1ROLLCALL");
        assertThat(harbour.usersList(r -> r).getMembers())
                .extracting(User::getId)
                .contains("U1BARBARA")
                .doesNotContain("U0ADA");
        assertThat(harbour.chatPostMessage(r -> r.channel("C0PLATFORM").text("hi")).getError())
                .isEqualTo("channel_not_found");
        assertThat(harbour.usersInfo(r -> r.user("U0ADA")).getError()).isEqualTo("user_not_found");
    }

    @Test
    void events_commands_and_presses_name_their_workspace() throws Exception {
        simulator.post("U1BARBARA", "C1CREW", "hello");
        var event = FakeBot.json(bot.app.next().body());
        simulator.command("U1BARBARA", "C1CREW", "/rollcall hi");
        assertThat(simulator.person("U1BARBARA").shortcut("say")).isNotNull();

        assertThat(event.path("team_id").asText()).isEqualTo("T1HARBOUR");
        assertThat(event.at("/authorizations/0/user_id").asText()).isEqualTo("U1ROLLCALL");
        var command = bot.app.next().form();
        assertThat(command).containsEntry("team_id", "T1HARBOUR");
        assertThat(command.get("response_url")).contains("/commands/T1HARBOUR/");
        assertThat(bot.payload().at("/team/id").asText()).isEqualTo("T1HARBOUR");
    }

    @Test
    void a_modal_opens_with_the_token_of_its_own_workspace_only() throws Exception {
        var barbara = simulator.person("U1BARBARA");
        assertThat(barbara.shortcut("say")).isNotNull();
        var trigger = bot.payload().path("trigger_id").asText();

        var foreign = bot.slack.viewsOpen(r -> r.triggerId(trigger).viewAsString(FakeBot.MODAL));
        var own = harbour.viewsOpen(r -> r.triggerId(trigger).viewAsString(FakeBot.MODAL));

        assertThat(foreign.getError()).isEqualTo("invalid_trigger_id");
        assertThat(own.isOk()).isTrue();
        assertThat(barbara.modals()).hasSize(1);
    }

    @Test
    void nobody_is_in_two_workspaces() throws Exception {
        assertThatThrownBy(() -> simulator.post("U1BARBARA", "C0PLATFORM", "hi"))
                .isInstanceOf(NotPossible.class);
        simulator.adminOf("C1CREW").rename("C1CREW", "ship");
        assertThat(harbour.conversationsInfo(r -> r.channel("C1CREW")).getChannel().getName())
                .isEqualTo("ship");
    }

    @Test
    void the_page_shows_each_the_workspace_that_they_are_in() throws Exception {
        var uri = simulator.url() + "/page/workspace?user=U1KEN";
        var seen = Http.json(Http.send(Http.request("GET", uri, "")));

        assertThat(seen.path("name").asText()).isEqualTo("Harbour");
        assertThat(seen.path("channels").findValuesAsText("id"))
                .containsExactly("C1GENERAL", "C1CREW", "D1KEN");
        assertThat(seen.path("workspaces").findValuesAsText("team"))
                .containsExactly("T0LOCAL", "T1HARBOUR");
    }
}
