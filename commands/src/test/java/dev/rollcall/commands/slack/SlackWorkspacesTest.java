package dev.rollcall.commands.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.User;
import dev.rollcall.commands.secrets.KeysConfig;
import dev.rollcall.commands.slack.SlackAnswer.Done;
import dev.rollcall.commands.slack.SlackAnswer.Refused;
import dev.rollcall.local.slack.Settings;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.webapi.Fault;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Which token speaks where.
class SlackWorkspacesTest {

    static final String LOCAL = "T0LOCAL";
    static final String HARBOUR = "T1HARBOUR";

    final SlackSimulator slack =
            SlackSimulator.start(
                    new Settings()
                            .app("http://127.0.0.1:1")
                            .botToken("xoxb-local")
                            .secondWorkspace("xoxb-harbour"));

    @AfterEach
    void stop() {
        slack.close();
    }

    @Test
    void a_configured_token_speaks_in_its_own_workspace_alone() {
        var workspaces = workspaces("xoxb-local");

        assertThat(workspaces.learnConfigured()).isTrue();

        assertThat(workspaces.usable()).isTrue();
        assertThat(workspaces.in(LOCAL).user("U0ADA")).isInstanceOf(Done.class);
        assertThat(workspaces.usable(HARBOUR)).isFalse();
        assertThat(workspaces.left(HARBOUR)).isFalse();
        assertThat(workspaces.in(HARBOUR).user("U0ADA"))
                .isEqualTo(new Refused<User>(new SlackRefusal(SlackRefusal.NOT_INSTALLED)));
        assertThat(workspaces.isAlone(LOCAL)).isTrue();
    }

    @Test
    void until_slack_says_whose_it_is_it_speaks_wherever_nobody_installed_the_bot() {
        var workspaces = workspaces("xoxb-local");
        slack.failNext("auth.test", new Fault.Break(500));

        assertThat(workspaces.learnConfigured()).isFalse();
        assertThat(workspaces.usable(LOCAL)).isTrue();
        workspaces.installed(Map.of(HARBOUR, new BotToken.Missing(SlackRefusal.UNINSTALLED)));

        assertThat(workspaces.usable(HARBOUR)).isFalse();
        assertThat(workspaces.left(HARBOUR)).isTrue();
        assertThat(workspaces.learnConfigured()).isTrue();
    }

    @Test
    void each_workspace_that_installed_the_bot_hears_its_own_token() {
        var workspaces = workspaces("xoxb-local");
        workspaces.learnConfigured();

        workspaces.installed(Map.of(HARBOUR, new BotToken.Known("xoxb-harbour")));

        assertThat(workspaces.in(HARBOUR).user("U1KEN")).isInstanceOf(Done.class);
        assertThat(workspaces.in(LOCAL).user("U0ADA")).isInstanceOf(Done.class);
        assertThat(workspaces.in(LOCAL).user("U1KEN")).isInstanceOf(Refused.class);
        assertThat(workspaces.isAlone(LOCAL)).isFalse();
    }

    @Test
    void a_limit_holds_in_the_workspace_that_reached_it_whichever_token_it_has() {
        var workspaces = workspaces("xoxb-local");
        workspaces.learnConfigured();
        workspaces.installed(Map.of(HARBOUR, new BotToken.Known("xoxb-harbour")));
        slack.failNext("users.info", new Fault.RateLimit(30));

        assertThat(workspaces.in(LOCAL).user("U0ADA")).isInstanceOf(SlackAnswer.Busy.class);

        assertThat(workspaces.in(LOCAL).user("U0ADA")).isInstanceOf(SlackAnswer.Busy.class);
        assertThat(workspaces.in(HARBOUR).user("U1KEN")).isInstanceOf(Done.class);
    }

    @Test
    void without_a_token_and_without_keys_it_speaks_nowhere() {
        assertThat(workspaces("").usable()).isFalse();
        assertThat(workspaces("").in(LOCAL).user("U0ADA")).isInstanceOf(Refused.class);
    }

    private SlackWorkspaces workspaces(String token) {
        var settings = new HashMap<String, String>();
        settings.put("rollcall.slack.api-url", slack.apiUrl());
        if (!token.isEmpty()) {
            settings.put("rollcall.slack.bot-token", token);
        }
        var config =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withDefaultValues(settings)
                        .withMapping(SlackApiConfig.class)
                        .withMapping(KeysConfig.class)
                        .build();
        var api = config.getConfigMapping(SlackApiConfig.class);
        return new SlackWorkspaces(
                new SlackHttp(api.apiUrl(), api.callTimeout()),
                api,
                config.getConfigMapping(KeysConfig.class));
    }
}
