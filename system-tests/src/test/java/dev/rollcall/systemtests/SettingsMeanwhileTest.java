package dev.rollcall.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.rollcall.systemtests.running.OneSystem;
import dev.rollcall.systemtests.running.RunningSystem;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Settings that somebody else changes meanwhile, and answers that never come.
@Order(2)
@ExtendWith({OneSystem.class, Browsing.class})
class SettingsMeanwhileTest {
    private static final Pattern ONE_TEAM = Pattern.compile(".*/settings/[0-9a-f-]{36}");

    private final RunningSystem system;
    private final Visitor visitor;
    private final Page page;

    SettingsMeanwhileTest(RunningSystem system, Visitor visitor) {
        this.system = system;
        this.visitor = visitor;
        this.page = visitor.page();
    }

    @AfterEach
    void leaveNothing() {
        system.teams("").forEach(team -> system.archive(team.get("team_id").asText()));
    }

    @Test
    void who_was_slower_is_told_what_changed_and_may_still_have_it_so() {
        // Given
        var team = system.registerTeam("Fjords");
        visitor.signIn("/settings/" + team);
        visitor.type("name", "Name", "Ours");
        visitor.first(
                "**/commands/v1/teams/*/name",
                route -> {
                    rename(team, "Theirs");
                    route.resume();
                });

        // When
        visitor.field("name", "Name").press("Enter");

        // Then
        assertThat(page.getByRole(AriaRole.ALERT).filter(text("Somebody else was faster")))
                .isVisible();
        assertThat(page.getByTestId("meanwhile")).containsText("The name is now Theirs.");
        assertThat(visitor.heading("Theirs")).isVisible();
        assertThat(visitor.field("name", "Name")).hasValue("Ours");
        visitor.field("name", "Name").press("Enter");
        assertThat(visitor.outcome("name")).hasText("The team is renamed.");
        assertThat(system.teams("Ours")).hasSize(1);
    }

    @Test
    void a_change_by_somebody_else_shows_and_leaves_what_is_being_typed() {
        // Given
        var team = system.registerTeam("Coves");
        visitor.signIn("/settings/" + team);
        visitor.type("name", "Name", "Half a na");

        // When
        rename(team, "Bays");

        // Then
        assertThat(visitor.heading("Bays")).isVisible();
        assertThat(visitor.field("name", "Name")).hasValue("Half a na");
        assertThat(page.getByTestId("meanwhile")).containsText("The name is now Bays.");
        visitor.button("Discard").click();
        assertThat(visitor.field("name", "Name")).hasValue("Bays");
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void what_is_typed_while_a_command_is_under_way_stays() {
        // Given
        var team = system.registerTeam("Sounds");
        var member = Visitor.newcomer();
        visitor.signIn("/settings/" + team);
        visitor.type("members", "Slack workspace", RunningSystem.WORKSPACE);
        visitor.type("members", "Slack user", member);
        var held = new AtomicReference<Route>();
        visitor.first("**/commands/v1/teams/*/members/**", held::set);
        visitor.field("members", "Slack user").press("Enter");
        page.waitForCondition(() -> held.get() != null);

        // When
        visitor.type("members", "Slack user", "U0NEXT");
        held.get().resume();

        // Then
        assertThat(page.getByTestId("members-list")).containsText(member);
        assertThat(visitor.outcome("members")).isVisible();
        assertThat(visitor.field("members", "Slack user")).hasValue("U0NEXT");
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void what_was_typed_is_still_there_after_signing_in_again() {
        // Given
        var team = system.registerTeam("Capes");
        visitor.signIn("/settings/" + team);
        visitor.type("name", "Name", "Headlands");
        page.context().clearCookies();

        // When
        visitor.field("name", "Name").press("Enter");

        // Then
        page.getByLabel("Access token").fill(system.stack().settings().keys().token());
        page.getByLabel("Access token").press("Enter");
        assertThat(visitor.field("name", "Name")).hasValue("Headlands");
        visitor.field("name", "Name").press("Enter");
        assertThat(visitor.outcome("name")).hasText("The team is renamed.");
        assertThat(system.teams("Headlands")).hasSize(1);
    }

    @Test
    void what_cannot_be_loaded_offline_is_said_and_comes_by_itself_later() {
        // Given
        visitor.signIn("/");
        assertThat(page.getByTestId("connection")).hasText("Live");
        page.context().setOffline(true);

        // When
        visitor.link("Settings").click();

        // Then
        assertThat(page.getByTestId("missing")).containsText("You are offline.");
        page.context().setOffline(false);
        assertThat(page.getByTestId("register")).isVisible();
    }

    @Test
    void a_command_whose_answer_is_lost_is_sent_again_and_done_once() {
        // Given
        var lost = new AtomicInteger();
        visitor.signIn("/settings");
        visitor.first(
                "**/commands/v1/teams",
                route -> {
                    var headers = new HashMap<>(route.request().headers());
                    headers.put("sec-fetch-site", "same-origin");
                    var options = new Route.FetchOptions().setHeaders(headers);
                    lost.set(route.fetch(options).status());
                    route.abort();
                });

        // When
        visitor.type("register", "Name of the new team", "Straits");
        page.keyboard().press("Enter");

        // Then
        assertThat(page).hasURL(ONE_TEAM);
        assertThat(lost).hasValue(201);
        assertThat(system.teams("Straits")).hasSize(1);
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private void rename(String team, String name) {
        system.command("PUT", "teams/" + team + "/name", Map.of("name", name));
    }
}
