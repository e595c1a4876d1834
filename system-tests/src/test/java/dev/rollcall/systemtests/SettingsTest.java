package dev.rollcall.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.rollcall.local.launch.Service;
import dev.rollcall.systemtests.running.OneSystem;
import dev.rollcall.systemtests.running.RunningSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A team's settings by hand: what the page says is in a view, and what is refused is said.
@Order(2)
@ExtendWith({OneSystem.class, Browsing.class})
class SettingsTest {
    private static final Pattern ONE_TEAM = Pattern.compile(".*/settings/[0-9a-f-]{36}");

    private final RunningSystem system;
    private final Visitor visitor;
    private final Page page;
    private final String ada = Visitor.newcomer();
    private final String channel = Visitor.newcomer().replace('U', 'C');

    SettingsTest(RunningSystem system, Visitor visitor) {
        this.system = system;
        this.visitor = visitor;
        this.page = visitor.page();
    }

    @AfterEach
    void leaveNothing() {
        system.teams("").forEach(team -> system.archive(team.get("team_id").asText()));
    }

    @Test
    void a_team_comes_from_nothing_to_its_schedule_by_keyboard() {
        // Given
        visitor.signIn("/");
        visitor.link("Settings").click();

        // When
        visitor.type("register", "Name of the new team", "Harbours");
        page.keyboard().press("Enter");
        assertThat(visitor.heading("Harbours")).isFocused();
        assertThat(page).hasURL(ONE_TEAM);
        visitor.type("channel", "Slack workspace", RunningSystem.WORKSPACE);
        visitor.type("channel", "Channel", channel);
        page.keyboard().press("Enter");
        assertThat(visitor.outcome("channel")).hasText("The Slack channel is linked.");
        visitor.type("members", "Slack user", ada);
        page.keyboard().press("Enter");
        assertThat(page.getByTestId("members-list")).containsText(ada);
        assertThat(visitor.outcome("members")).hasText(ada + " is a member now.");
        assertThat(visitor.field("members", "Slack user")).isFocused();
        visitor.type("admins", "Slack user", ada);
        page.keyboard().press("Enter");
        assertThat(page.getByTestId("admins-list")).containsText(ada);
        assertThat(visitor.outcome("admins")).hasText(ada + " is an admin now.");
        assertThat(page.getByTestId("audience")).containsText("It would ask 1 person: " + ada);
        visitor.field("schedule", "Fri").press("Space");
        visitor.type("schedule", "Time of day", "08:15");
        visitor.type("schedule", "Time zone of the team", "America/New_York");

        // Then
        var slots = page.getByTestId("preview").locator("time");
        assertThat(slots.first()).containsText("8:15");
        assertThat(slots).hasCount(10);
        page.getByTestId("schedule").getByText("Save the schedule").press("Enter");
        assertThat(visitor.outcome("schedule")).hasText("The schedule is saved.");
        assertThat(page.locator("#news")).hasText("The schedule is saved.");
        var team = system.teams("Harbours").getFirst();
        assertThat(team.get("poll_schedule").asText()).isEqualTo("15 8 * * MON,TUE,WED,THU");
        assertThat(team.get("poll_time_zone").asText()).isEqualTo("America/New_York");
        assertThat(team.get("slack_channel").asText()).isEqualTo(channel);
        assertThat(slots.first()).hasAttribute("datetime", firstSlot(team));
        page.getByText("Stop asking").first().press("Enter");
        assertThat(page.getByTestId("unscheduled")).isVisible();
        assertThat(team.at("/admins/0/slack_user").asText()).isEqualTo(ada);
        visitor.button("Dismiss " + ada).press("Enter");
        assertThat(page.locator("#news")).hasText(ada + " is no admin any more.");
        visitor.button("Remove " + ada).press("Enter");
        assertThat(page.locator("#news")).hasText(ada + " is no member any more.");
        assertThat(page.getByTestId("audience"))
                .containsText("add some, or have the round ask a channel");
        assertThat(system.teams("Harbours").getFirst().get("members")).isEmpty();
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void what_is_refused_stands_beside_its_field_and_the_first_one_is_focused() {
        // Given
        system.linkChannel(system.registerTeam("Lagoons"), channel);
        var team = system.registerTeam("Estuaries");
        visitor.signIn("/settings/" + team);

        // When
        visitor.type("name", "Name", " ");
        page.keyboard().press("Enter");
        refused("name", "Name", "Name must not be blank");
        visitor.type("channel", "Slack workspace", RunningSystem.WORKSPACE);
        visitor.type("channel", "Channel", channel);
        page.keyboard().press("Enter");
        refused("channel", "Channel", "Channel belongs to another team");
        visitor.field("schedule", "By an expression of my own").check();
        visitor.type("schedule", "Cron expression", "99 9 * * *");
        visitor.type("schedule", "Time zone of the team", "Mars/Olympus");
        assertThat(page.getByTestId("preview")).containsText("The time zone must be");
        page.keyboard().press("Enter");

        // Then
        refused("schedule", "Cron expression", "Cron expression must be a cron expression");
        assertThat(visitor.field("schedule", "Time zone of the team"))
                .hasAttribute("aria-invalid", "true");
        assertThat(system.teams("Estuaries").getFirst().get("sequence").asInt()).isEqualTo(1);
        assertThat(visitor.complaints()).allMatch(said -> said.contains("Failed to load resource"));
    }

    @Test
    void who_may_only_read_is_told_so_and_offered_nothing() {
        var team = system.registerTeam("Reefs");
        page.navigate(visitor.address("/#token=" + RunningSystem.tokenWith("READ")));
        assertThat(page.getByTestId("connection")).hasText("Live");
        assertThat(visitor.link("Settings")).hasCount(0);
        for (var path : List.of("/settings", "/settings/" + team)) {
            page.navigate(visitor.address(path));
            assertThat(visitor.heading("You may look, but change nothing")).isVisible();
            assertThat(page.locator("form")).hasCount(0);
        }
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void what_somebody_sets_up_meanwhile_is_shown_as_if_it_had_been_there() {
        // Given
        var team = system.registerTeam("Skerries");
        visitor.signIn("/settings/" + team);
        assertThat(visitor.field("schedule", "Name of the round")).hasValue("daily");

        // When
        system.command(
                "PUT",
                "people/%s/%s/time-zone".formatted(RunningSystem.WORKSPACE, ada),
                Map.of("time_zone", "Asia/Tokyo"));
        system.addMember(team, ada);
        system.command(
                "PUT",
                "teams/" + team + "/rounds/weekly",
                Map.of(
                        "cron", "15 9 * * MON",
                        "time_zone", "Asia/Kolkata",
                        "own_zones", true));

        // Then
        assertThat(visitor.field("schedule", "Time zone of the team")).hasValue("Asia/Kolkata");
        assertThat(page.getByTestId("theirs")).containsText("Asia/Tokyo");
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void a_copy_has_the_members_and_the_schedule_and_the_archived_one_is_behind_a_switch() {
        // Given
        var team = system.registerTeam("Deltas");
        system.addMember(team, ada);
        var schedule = Map.of("cron", "*/20 9 1 * *", "time_zone", "Asia/Kolkata");
        system.command("PUT", "teams/" + team + "/poll-schedule", schedule);
        visitor.signIn("/settings/" + team);
        assertThat(visitor.field("schedule", "Cron expression")).hasValue("*/20 9 1 * *");

        // When
        visitor.button("Duplicate").click();

        // Then
        assertThat(visitor.heading("Copy of Deltas")).isVisible();
        assertThat(page.getByTestId("members-list")).containsText(ada);
        assertThat(visitor.field("schedule", "Time zone of the team")).hasValue("Asia/Kolkata");
        visitor.button("Archive…").click();
        assertThat(page.getByTestId("archiving")).containsText("This can't be undone.");
        page.keyboard().press("Escape");
        assertThat(visitor.button("Archive…")).isFocused();
        visitor.button("Archive…").click();
        visitor.button("Archive for good").click();
        assertThat(page.getByTestId("archived")).isVisible();
        assertThat(visitor.heading("Copy of Deltas")).isFocused();
        visitor.link("All teams").click();
        assertThat(visitor.link("Deltas")).isVisible();
        assertThat(visitor.link("Copy of Deltas")).hasCount(0);
        visitor.link("Show archived teams").click();
        assertThat(visitor.link("Copy of Deltas").first()).isVisible();
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void whom_a_team_asks_is_not_asked_while_it_is_archived() {
        // Given a page whose timers stand still, and a command that does not arrive
        page.clock().install();
        page.clock().pauseAt(System.currentTimeMillis() + 60_000);
        var held = new AtomicReference<Route>();
        page.route(
                url -> url.contains("/commands/v1/teams/"),
                route -> {
                    if (route.request().method().equals("DELETE")) {
                        held.set(route);
                    } else {
                        route.resume();
                    }
                });
        var asked = new ArrayList<String>();
        page.onRequest(request -> asked.add(request.url()));
        visitor.signIn("/settings/" + system.registerTeam("Deltas"));
        assertThat(page.getByTestId("audience")).isVisible();
        visitor.button("Archive…").click();

        // When
        visitor.button("Archive for good").click();
        page.waitForCondition(() -> held.get() != null);
        page.clock().runFor(1_000);

        // Then
        assertThat(asked).noneMatch(url -> url.matches(".*/commands/.*/audience.*"));
        held.get().resume();
        assertThat(page.getByTestId("archived")).isVisible();
        assertThat(visitor.complaints()).isEmpty();
    }

    private void refused(String form, String label, String reason) {
        assertThat(visitor.field(form, label)).isFocused();
        assertThat(visitor.field(form, label))
                .hasAccessibleDescription(Pattern.compile(reason + ".*"));
    }

    private String firstSlot(JsonNode team) {
        var query =
                "/commands/v1/poll-slots?time_zone=America/New_York&cron="
                        + team.get("poll_schedule").asText().replace(" ", "%20");
        return system.door(Service.COMMANDS).get(query).json().at("/slots/0").asText();
    }
}
