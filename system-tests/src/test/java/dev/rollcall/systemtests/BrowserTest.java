package dev.rollcall.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.rollcall.systemtests.running.OneSystem;
import dev.rollcall.systemtests.running.RunningSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A newcomer's first minute: the simulator and the dashboard side by side. First of all tests, so
/// that the board has only these teams when its picture is taken; `-Drollcall.screenshots=true`
/// renews the one in docs/images.
@Order(1)
@ExtendWith(OneSystem.class)
class BrowserTest {
    private static final String SAID = "Finished the import, reviewing alerts next";

    private record Team(String name, String channel, List<String> members) {}

    private static final List<Team> TEAMS =
            List.of(
                    new Team("Platform", "C0PLATFORM", List.of("Ada", "Grace", "Linus")),
                    new Team("Mobile", "C0MOBILE", List.of("Margaret", "Radia", "Evelyn")),
                    new Team("Data", "C0DATA", List.of("Edgar", "Frances", "Katherine")));

    private final RunningSystem system;
    private final List<String> teams = new ArrayList<>();

    BrowserTest(RunningSystem system) {
        this.system = system;
    }

    @BeforeEach
    void aMorning() {
        TEAMS.forEach(this::register);
        introduce("Linus", "Evelyn");
        awaitCommandsInTime();
        say(0, "Grace", "Rotating the certificates; the runbook follows this afternoon");
        say(1, "Margaret", "The crash on old tablets is found: a missing font");
        say(1, "Radia", "Offline drafts: merging both copies without asking twice");
        say(2, "Edgar", "The churn report counts trials now. Numbers for Q3 are up");
        say(2, "Katherine", "Checking the late events in the warehouse");
        say(2, "Frances", "Out until eleven, then the glossary of metrics");
    }

    @AfterEach
    void leaveNothingOnTheBoard() {
        teams.forEach(system::archive);
    }

    @Test
    void what_is_typed_in_slack_appears_on_the_dashboard_without_a_reload() {
        try (var chromium = Chromium.start();
                var context = chromium.window()) {
            var dashboard = context.newPage();
            dashboard.navigate(system.stack().dashboard());
            assertThat(dashboard.getByTestId("connection")).hasText("Live");
            assertThat(dashboard.getByTestId("team")).hasCount(3);
            assertThat(update(dashboard, SAID)).hasCount(0);
            dashboard.evaluate("window.neverReloaded = true");

            var simulator = context.newPage();
            simulator.navigate(system.slack().url() + "/#U0ADA/C0PLATFORM");
            assertThat(simulator.getByTestId("channel-name")).containsText("platform");
            simulator.getByTestId("composer").fill("/rollcall " + SAID);
            simulator.getByTestId("composer").press("Enter");

            assertThat(update(dashboard, SAID)).isVisible();
            assertThat(update(dashboard, SAID)).containsText("Ada");
            assertThat(dashboard.evaluate("window.neverReloaded")).isEqualTo(true);
            assertThat(simulator.getByTestId("messages").getByText(SAID).first()).isVisible();
            takePictures(simulator, dashboard);
        }
    }

    private static Locator update(Page dashboard, String said) {
        return dashboard.getByTestId("update").filter(new Locator.FilterOptions().setHasText(said));
    }

    private static void takePictures(Page simulator, Page dashboard) {
        var forReaders = Boolean.getBoolean("rollcall.screenshots");
        picture(simulator, "target/simulator.png");
        picture(dashboard, forReaders ? "../docs/images/dashboard.png" : "target/dashboard.png");
        lookBack(
                dashboard,
                forReaders ? "../docs/images/time-machine.png" : "target/time-machine.png");
        dashboard.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        picture(dashboard, "target/dashboard-dark.png");
        dashboard.setViewportSize(360, 740);
        picture(dashboard, "target/dashboard-360.png");
        var overflow =
                "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        assertThat(dashboard.evaluate(overflow)).isEqualTo(0);
    }

    /// To before the last answers; and forth again.
    private static void lookBack(Page dashboard, String file) {
        dashboard.getByTestId("time-machine").click();
        for (var answered : new String[] {"7", "6", "5", "4"}) {
            dashboard.getByTestId("last").click();
            assertThat(dashboard.locator("main")).containsText(answered + " of 9 answered");
        }
        assertThat(dashboard.locator("density-plot canvas")).isVisible();
        picture(dashboard, file);
        dashboard.getByText("Back to now").click();
        assertThat(dashboard.getByTestId("connection")).hasText("Live");
    }

    private static void picture(Page page, String file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(file)));
    }

    private void register(Team team) {
        var id = system.registerTeam(team.name());
        system.linkChannel(id, team.channel());
        team.members().forEach(member -> system.addMember(id, user(member)));
        teams.add(id);
    }

    /// Who was heard of before, wherever that was, is known by name before the first word of today.
    private void introduce(String... newcomers) {
        teams.add(system.registerTeam("Newcomers"));
        for (var newcomer : newcomers) {
            say(teams.size() - 1, newcomer, "Hello");
        }
        system.archive(teams.removeLast());
    }

    /// The first slash command of a process that has just started may take longer than Slack waits.
    private void awaitCommandsInTime() {
        await().until(
                        () ->
                                system.slack()
                                        .command("U0ADA", "C0GENERAL", "/rollcall help")
                                        .failure()
                                        .isEmpty());
    }

    private void say(int team, String author, String content) {
        system.say(teams.get(team), author, user(author), content);
    }

    private static String user(String name) {
        return "U0" + name.toUpperCase(Locale.ROOT);
    }
}
