package dev.rollcall.commands.slackapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.commands.slack.SlackScopes;
import dev.rollcall.local.slack.Settings;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.webapi.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckTest {

    static final String BOT = "xoxb-of-the-check";
    static final String APP = "xapp-of-the-check";

    @Test
    void an_app_that_has_all_is_well() {
        try (var slack = start(SlackScopes.BOT)) {
            var run = check(slack, "--bot-token", BOT, "--app-token", APP);

            assertThat(run.out())
                    .contains("ok       bot token")
                    .contains("(T0LOCAL)")
                    .contains("ok       scopes")
                    .contains("ok       sockets");
            assertThat(run.code()).isEqualTo(SlackTool.DONE);
            assertThat(slack.sockets().connections()).isZero();
        }
    }

    @Test
    void a_scope_that_is_missing_is_told_with_what_it_is_for_and_what_to_do() {
        var scopes = new ArrayList<>(SlackScopes.BOT);
        scopes.remove("usergroups:read");
        scopes.add("files:write");
        try (var slack = start(scopes)) {
            var run = check(slack, "--bot-token", BOT, "--app-token", APP);

            assertThat(run.code()).isEqualTo(SlackTool.FOUND);
            assertThat(run.out())
                    .contains("usergroups:read is missing: who is in a user group")
                    .contains("install the app again")
                    .contains("note     scopes     not needed: files:write")
                    .doesNotContain("users:read is missing");
        }
    }

    @Test
    void tokens_that_slack_refuses_are_told_with_where_the_right_ones_stand() {
        try (var slack = start(SlackScopes.BOT)) {
            var wrong = check(slack, "--bot-token", "xoxb-wrong", "--app-token", BOT);
            var none = check(slack);

            assertThat(wrong.code()).isEqualTo(SlackTool.FOUND);
            assertThat(wrong.out())
                    .contains("Slack refuses it: invalid_auth")
                    .contains("rollcall.slack.bot-token to a valid bot token")
                    .contains("Slack refuses it: not_allowed_token_type")
                    .contains("it must be an app-level one (xapp-…)");
            assertThat(none.code()).isEqualTo(SlackTool.FOUND);
            assertThat(none.out())
                    .contains("rollcall.slack.bot-token is not set")
                    .contains("rollcall.slack.signing-secret is not set");
        }
    }

    @Test
    void for_programs_it_is_json() throws IOException {
        try (var slack = start(List.of("chat:write"))) {
            var json =
                    new ObjectMapper().readTree(check(slack, "--bot-token", BOT, "--json").out());

            assertThat(json.path("ok").asBoolean()).isFalse();
            assertThat(json.path("findings").findValuesAsText("state")).contains("ok", "missing");
        }
    }

    @Test
    void slack_that_is_away_is_not_the_apps_fault() {
        try (var slack = start(SlackScopes.BOT)) {
            slack.failAlways("*", new Fault.Break(500));

            assertThat(check(slack, "--bot-token", BOT).code()).isEqualTo(SlackTool.NO_SLACK);
        }
        var nobody = Run.of("check", "--api-url", "http://127.0.0.1:1/api/", "--bot-token", BOT);
        assertThat(nobody.code()).isEqualTo(SlackTool.NO_SLACK);
        assertThat(nobody.out()).contains("Slack was not reached");
    }

    private static SlackSimulator start(List<String> scopes) {
        return SlackSimulator.start(
                new Settings().botToken(BOT).appToken(APP).scopes(scopes.toArray(String[]::new)));
    }

    private static Run check(SlackSimulator slack, String... options) {
        var arguments = new ArrayList<>(List.of("check", "--api-url", slack.apiUrl()));
        arguments.addAll(List.of(options));
        return Run.of(arguments.toArray(String[]::new));
    }
}
