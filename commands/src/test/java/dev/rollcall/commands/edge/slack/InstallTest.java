package dev.rollcall.commands.edge.slack;

import static dev.rollcall.commands.edge.slack.Workspaces.HARBOUR;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.rollcall.commands.AllLogLines;
import dev.rollcall.commands.InstallBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.slack.SlackScopes;
import dev.rollcall.events.SlackWorkspaceEvent.SlackWorkspaceInstalled;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.webapi.Fault;
import dev.rollcall.local.slack.workspace.Message;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A workspace lets the bot in: to Slack's consent and back.
@QuarkusTest
@TestProfile(InstallBackends.Profile.class)
class InstallTest {

    static final String CREW = "C1CREW";
    static final String KEN = "U1KEN";

    SlackSimulator slack;

    @Inject Workspaces workspaces;
    @Inject SlackStore store;

    final Browser browser = new Browser();

    @BeforeEach
    void connect() {
        slack.app("http://127.0.0.1:" + RestAssured.port);
    }

    @AfterEach
    void allWell() {
        slack.allWell();
    }

    @Test
    void consent_is_asked_for_what_the_bot_needs_and_comes_back_to_one_browser() {
        given().redirects()
                .follow(false)
                .get("/slack/install")
                .then()
                .statusCode(302)
                .header("Cache-Control", "no-store")
                .header("Location", containsString("redirect_uri=https%3A%2F%2Frollcall.example"))
                .header(
                        "Location",
                        containsString(String.join("%2C", SlackScopes.BOT.subList(0, 1))))
                .header("Set-Cookie", containsString("HttpOnly"))
                .header("Set-Cookie", containsString("Secure"))
                .header("Set-Cookie", containsString("SameSite=Lax"))
                .header("Set-Cookie", containsString("Path=/slack/oauth"))
                .header("Set-Cookie", containsString("Max-Age=600"));
    }

    @Test
    void a_workspace_lets_the_bot_in_and_hears_it() {
        // When
        browser.install(HARBOUR)
                .statusCode(200)
                .contentType(containsString("text/html"))
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Referrer-Policy", equalTo("no-referrer"))
                .body(containsString("Rollcall is in Harbour now"));

        // Then
        workspaces.awaitRecorded(HARBOUR);
        assertThat(workspaces.events(HARBOUR).getLast())
                .isEqualTo(
                        new SlackWorkspaceInstalled(
                                HARBOUR,
                                "Harbour",
                                null,
                                SlackScopes.BOT.stream().sorted().toList(),
                                "U1BARBARA"));
        team();
        assertThat(command("On the pier")).contains("Recorded");
        await().until(() -> said("On the pier"));
    }

    @Test
    void what_was_not_begun_here_just_now_in_this_browser_is_not_looked_at() {
        var screen = browser.begin();
        var answer = browser.choose(screen, HARBOUR);
        int calls = slack.calls("oauth.v2.access");

        new Browser().back(answer).statusCode(400).body(containsString("not good any more"));
        browser.back(answer.replaceAll("state=.*", "state=forged")).statusCode(400);
        browser.back("code=x").statusCode(400);
        browser.back("error=access_denied").statusCode(400);
        var stranger = new Browser();
        stranger.begin();
        stranger.back(answer).statusCode(400);

        assertThat(slack.calls("oauth.v2.access")).isEqualTo(calls);
    }

    @Test
    void who_says_no_is_told_that_nothing_was_installed() {
        browser.back(browser.choose(browser.begin(), "cancel"))
                .statusCode(200)
                .body(containsString("Nothing was installed"))
                .body(containsString("You did not let Rollcall"));
    }

    @Test
    void what_slack_refuses_is_said_without_a_trace_of_markup() {
        var state = browser.choose(browser.begin(), "cancel").replaceAll(".*&state=", "state=");

        browser.back("code=x&" + state)
                .statusCode(502)
                .body(containsString("Slack says: invalid_code"));
        browser.back("error=%3Cscript%3E&" + state)
                .statusCode(502)
                .body(containsString("&lt;script&gt;"))
                .body(not(containsString("<script>")));
        slack.failNext("oauth.v2.access", new Fault.Break(500));
        browser.back("code=x&" + state).statusCode(502).body(containsString("did not answer"));
    }

    @Test
    void a_whole_organisation_is_told_to_install_workspace_by_workspace() {
        int revoked = slack.calls("auth.revoke");

        browser.back(browser.choose(browser.begin() + "&organisation=true", HARBOUR))
                .statusCode(400)
                .body(containsString("whole organisation"));

        assertThat(slack.calls("auth.revoke")).isEqualTo(revoked + 1);
    }

    @Test
    void installed_again_as_it_is_is_no_event_and_the_new_token_counts() {
        workspaces.install(HARBOUR);
        workspaces.awaitRecorded(HARBOUR);
        int before = workspaces.events(HARBOUR).size();
        var first = workspaces.row(HARBOUR).getValue("bot_token");

        workspaces.install(HARBOUR);

        workspaces.awaitRecorded(HARBOUR);
        assertThat(workspaces.events(HARBOUR)).hasSize(before);
        assertThat(workspaces.row(HARBOUR).getValue("bot_token")).isNotEqualTo(first);
    }

    @Test
    void pods_that_tell_the_log_again_tell_it_once() {
        workspaces.install(HARBOUR);
        workspaces.awaitRecorded(HARBOUR);
        int before = workspaces.events(HARBOUR).size();

        workspaces.change(
                "update commands.slack_workspaces set recorded = 0 where slack_workspace = 'T1HARBOUR'");

        workspaces.awaitRecorded(HARBOUR);
        assertThat(workspaces.events(HARBOUR)).hasSize(before);
    }

    @Test
    void nothing_of_a_token_is_in_a_log_an_event_an_answer_or_the_table() {
        // Given
        long head = store.head();
        String page;
        List<String> log;

        // When
        try (var lines = AllLogLines.open()) {
            page = browser.install(HARBOUR).extract().asString();
            workspaces.awaitRecorded(HARBOUR);
            slack.failNext("oauth.v2.access", new Fault.Refuse("invalid_refresh_token"));
            workspaces.change(
                    "update commands.slack_workspaces set expires_at = now() where slack_workspace = 'T1HARBOUR'");
            await().until(() -> lines.lines().toString().contains("was not exchanged"));
            workspaces.uninstall(slack, HARBOUR);
            workspaces.install(HARBOUR);
            workspaces.awaitRecorded(HARBOUR);
            log = lines.lines();
        }

        // Then
        var events = store.after(head).toString();
        var posts = Workspaces.posts(HARBOUR).prettify();
        assertThat(log).anyMatch(line -> line.contains("T1HARBOUR was installed by U1BARBARA"));
        for (var shown : List.of(page, log.toString(), events, posts, workspaces.shown())) {
            assertThat(shown).doesNotContain("xoxe", InstallBackends.CLIENT_SECRET);
        }
    }

    /// A new one that has the crew's channel.
    private String team() {
        SlackTeams.free(CREW);
        var team = SlackTeams.register("Crew");
        SlackTeams.link(team, HARBOUR, CREW);
        SlackTeams.has(CREW, team);
        store.awaitLookups();
        return team;
    }

    private String command(String text) {
        return slack.command(KEN, CREW, "/rollcall " + text).shown().getFirst().text();
    }

    private boolean said(String text) {
        return said(CREW, text);
    }

    private boolean said(String channel, String text) {
        return texts(channel).anyMatch(said -> said.contains(text));
    }

    private Stream<String> texts(String channel) {
        return slack.messages(channel).stream().map(Message::text);
    }
}
