package dev.rollcall.local.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import dev.rollcall.local.slack.people.NotPossible;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A second workspace, in which the app is not until somebody lets it in.
class InstallingTest {
    static final String BACK = "http://127.0.0.1:7401/slack/oauth";
    static final String CREW = "C1CREW";
    static final String KEN = "U1KEN";

    @TempDir Path folder;

    @Test
    void where_the_app_is_not_it_hears_nothing_and_offers_nothing() throws Exception {
        try (var bot = start()) {
            bot.simulator.post(KEN, CREW, "@Rollcall are you there?");
            var command = bot.simulator.command(KEN, CREW, "/rollcall hi");
            var invitation = bot.simulator.command(KEN, CREW, "/invite @Rollcall");

            assertThat(command.shown().getFirst().text()).contains("not a valid command");
            assertThat(invitation.shown().getFirst().text()).contains("not installed");
            assertThatThrownBy(() -> bot.simulator.person(KEN).shortcut("say"))
                    .isInstanceOf(NotPossible.class);
            assertThatThrownBy(() -> bot.simulator.person(KEN).home())
                    .isInstanceOf(NotPossible.class);
            assertThat(bot.app.gotNothingElse()).isTrue();
            var page = page(bot);
            assertThat(page.path("installed").asBoolean()).isFalse();
            assertThat(page.path("commands")).isEmpty();
            assertThat(page.path("channels").findValuesAsText("id"))
                    .containsExactly("C1GENERAL", CREW);
        }
    }

    @Test
    void after_consent_it_is_there_and_after_an_invitation_it_hears_the_channel() throws Exception {
        try (var bot = start()) {
            var token = install(bot).getAccessToken();
            var harbour = bot.slackWith(token);

            assertThat(harbour.authTest(r -> r).getTeamId()).isEqualTo("T1HARBOUR");
            assertThat(harbour.chatPostMessage(r -> r.channel(CREW).text("hi")).getError())
                    .isEqualTo("not_in_channel");
            bot.simulator.command(KEN, CREW, "/invite @Rollcall");
            assertThat(type(bot)).isEqualTo("member_joined_channel");
            bot.simulator.post(KEN, CREW, "ahoy");
            assertThat(type(bot)).isEqualTo("message");
            assertThat(harbour.usersList(r -> r).getError()).isEqualTo("missing_scope");
        }
    }

    @Test
    void it_is_there_after_a_restart_with_the_same_token_and_gone_after_it_was_taken_out()
            throws Exception {
        String token;
        try (var bot = start()) {
            token = install(bot).getAccessToken();
            bot.simulator.command(KEN, CREW, "/invite @Rollcall");
        }
        try (var bot = start()) {
            assertThat(bot.slackWith(token).chatPostMessage(r -> r.channel(CREW).text("hi")).isOk())
                    .isTrue();
            bot.app.next();
            bot.slackWith(token).viewsPublish(r -> r.userId(KEN).viewAsString(ModalsTest.HOME));
            assertThat(bot.simulator.person(KEN).published()).isPresent();

            bot.simulator.uninstall("T1HARBOUR");

            assertThat(bot.app.next(2)).hasSize(2); // tokens_revoked and app_uninstalled
            assertThat(bot.simulator.person(KEN).published()).isEmpty();
            bot.simulator.post(KEN, CREW, "unheard");
            assertThat(bot.app.gotNothingElse()).isTrue();
        }
        try (var bot = start()) {
            assertThat(bot.slackWith(token).authTest(r -> r).getError()).isEqualTo("invalid_auth");
            assertThat(page(bot).path("installed").asBoolean()).isFalse();
            var again = install(bot).getAccessToken();
            assertThat(again).isNotEqualTo(token);
            assertThat(bot.slackWith(again).authTest(r -> r).getTeamId()).isEqualTo("T1HARBOUR");
        }
    }

    @Test
    void a_token_by_configuration_is_not_given_back_to_an_app_that_was_taken_out()
            throws Exception {
        try (var bot = start()) {
            bot.simulator.uninstall("T0LOCAL");
        }
        try (var bot = start()) {
            assertThat(bot.slack.authTest(r -> r).getError()).isEqualTo("invalid_auth");
        }
    }

    @Test
    void consent_leads_back_only_to_what_the_manifest_names() throws Exception {
        try (var bot = start()) {
            var elsewhere = authorize(bot, "", "chat:write", "http://127.0.0.1:1/elsewhere");
            var longer = authorize(bot, "", "chat:write", BACK + "-elsewhere");
            var nothing = authorize(bot, "", "", BACK);

            assertThat(Http.send(Http.request("GET", elsewhere, "")).body())
                    .contains("bad_redirect_uri");
            assertThat(Http.send(Http.request("GET", longer, "")).body())
                    .contains("bad_redirect_uri");
            assertThat(Http.send(Http.request("GET", nothing, "")).body())
                    .contains("invalid_scope");
        }
    }

    private FakeBot start() {
        return new FakeBot(
                new Settings()
                        .secondWorkspace()
                        .client("1.2", "s3cret")
                        .file(folder.resolve("slack.json")));
    }

    private static OAuthV2AccessResponse install(FakeBot bot) throws Exception {
        var address = authorize(bot, "/T1HARBOUR", "chat:write,commands", BACK);
        var location = Http.send(Http.request("GET", address, "")).headers().firstValue("Location");
        var code = location.orElseThrow().replaceAll(".*code=([^&]*).*", "$1");
        var given =
                bot.slackWith("")
                        .oauthV2Access(
                                r ->
                                        r.clientId("1.2")
                                                .clientSecret("s3cret")
                                                .code(code)
                                                .redirectUri(BACK));
        assertThat(given.isOk()).as("%s", given).isTrue();
        return given;
    }

    private static String authorize(FakeBot bot, String answer, String scopes, String back) {
        return "%s/oauth/v2/authorize%s?client_id=1.2&scope=%s&state=s&redirect_uri=%s"
                .formatted(bot.simulator.url(), answer, scopes, back);
    }

    private static JsonNode page(FakeBot bot) throws Exception {
        var uri = bot.simulator.url() + "/page/workspace?user=" + KEN;
        return Http.json(Http.send(Http.request("GET", uri, "")));
    }

    private static String type(FakeBot bot) throws InterruptedException {
        return FakeBot.json(bot.app.next().body()).at("/event/type").asText();
    }
}
