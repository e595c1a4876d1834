package dev.rollcall.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import dev.rollcall.local.launch.Service;
import dev.rollcall.systemtests.running.Metrics;
import dev.rollcall.systemtests.running.OneSystem;
import dev.rollcall.systemtests.running.RunningSystem;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Another company lets Rollcall in, on the simulator's page: there, back, out and in again. After
/// the tests of the first workspace, which is not alone any more.
@Order(4)
@ExtendWith({OneSystem.class, Browsing.class})
class SecondWorkspaceTest {
    private static final String HARBOUR = "T1HARBOUR";
    private static final String CREW = "C1CREW";
    private static final String REQUESTS = "rollcall_slack_requests_total";

    private final RunningSystem system;
    private final Page page;
    private String team;

    SecondWorkspaceTest(RunningSystem system, Visitor visitor) {
        this.system = system;
        this.page = visitor.page();
    }

    @AfterEach
    void leaveNothing() {
        system.slack().uninstall(HARBOUR);
        system.archive(team);
    }

    @Test
    void a_workspace_lets_rollcall_in_links_a_team_and_takes_it_out_again() {
        // Given
        team = system.registerTeam("Crew");
        page.navigate(system.slack().url() + "/#U1KEN/" + CREW);
        assertThat(page.getByTestId("state")).containsText("Rollcall is not in Harbour yet");

        // When
        install();
        page.getByTestId("invite").click();
        assertThat(page.getByTestId("state")).isHidden();
        page.getByTestId("channel-name").click();
        assertThat(page.getByTestId("Channel ID")).hasText(CREW);
        assertThat(page.getByTestId("Workspace ID")).hasText(HARBOUR);
        page.keyboard().press("Escape");
        system.linkChannel(team, HARBOUR, CREW);
        system.addMember(team, HARBOUR, "U1KEN");
        say("Scraping the hull");

        // Then
        awaitUpdate("Scraping the hull");
        assertThat(page.getByTestId("messages")).containsText("Scraping the hull");

        // When
        uninstall();
        install();
        assertThat(page.getByTestId("state")).isHidden();
        say("Painting the hull");

        // Then
        awaitUpdate("Painting the hull");
    }

    /// In the window that the page opens for it, as a browser does.
    private void install() {
        var consent =
                page.waitForPopup(() -> page.getByTestId("state").getByTestId("install").click());
        consent.getByText("Allow in Harbour", exactly()).click();
        assertThat(consent.locator("h1")).hasText("Rollcall is in Harbour now");
        consent.close();
    }

    /// Until both events that Slack tells of it by were taken: one that comes after another install
    /// in the same second is taken for its end.
    private void uninstall() {
        double before = told();
        page.getByTestId("manage-open").click();
        page.getByTestId("uninstall").click();
        page.getByTestId("uninstall").click();
        assertThat(page.getByTestId("state")).containsText("Rollcall is not in Harbour yet");
        await("both events").until(() -> told() >= before + 2);
    }

    private double told() {
        return Stream.of("kind=\"tokens_revoked\"", "kind=\"app_uninstalled\"")
                .mapToDouble(kind -> Metrics.sum(system.pod(Service.COMMANDS), REQUESTS, kind))
                .sum();
    }

    private void say(String text) {
        page.getByTestId("composer").fill("/rollcall " + text);
        page.getByTestId("composer").press("Enter");
    }

    private void awaitUpdate(String text) {
        await(text)
                .untilAsserted(
                        () ->
                                assertThat(
                                                system.door(Service.API)
                                                        .all(
                                                                "/api/v1/status-updates?limit=50&team_id="
                                                                        + team))
                                        .extracting(update -> update.get("content").asText())
                                        .contains(text));
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }
}
