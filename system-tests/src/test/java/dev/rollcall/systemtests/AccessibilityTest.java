package dev.rollcall.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.rollcall.systemtests.running.OneSystem;
import dev.rollcall.systemtests.running.RunningSystem;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every page, in both colour schemes, as axe-core judges it; on a phone, on a desk and magnified;
/// and without a word on the console. With `-Drollcall.screenshots=true` pictures of each stay in
/// target/.
@Order(2)
@ExtendWith({OneSystem.class, Browsing.class})
class AccessibilityTest {
    private static final String VIOLATIONS =
            """
            async () => {
              const { violations } = await axe.run(document, { resultTypes: ["violations"] });
              return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`));
            }""";

    private static final boolean PICTURES = Boolean.getBoolean("rollcall.screenshots");

    private record Size(String name, int width, int height) {}

    /// The last one is a desk's at 200 %.
    private static final List<Size> SIZES =
            List.of(
                    new Size("1440", 1440, 900),
                    new Size("360", 360, 740),
                    new Size("zoomed", 720, 450));

    private final RunningSystem system;
    private final Visitor visitor;
    private final Page page;
    private final String ada = Visitor.newcomer();
    private final String grace = Visitor.newcomer();
    private String team;
    private String before;

    AccessibilityTest(RunningSystem system, Visitor visitor) {
        this.system = system;
        this.visitor = visitor;
        this.page = visitor.page();
    }

    @BeforeEach
    void aTeam() {
        team = system.registerTeam("Cartographers");
        system.addMember(team, grace);
        system.openPoll(team);
        var said =
                system.say(
                        team,
                        "Ada",
                        ada,
                        "Measured the coast, see https://example.org/coast\nblocked: no boat");
        before = Instant.now().toString();
        system.command(
                "PUT",
                "status-updates/" + said,
                Map.of("content", "Measured the coast\nblocked: no boat"));
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    }

    @AfterEach
    void leaveNothing() {
        system.archive(team);
    }

    @Test
    void today() throws IOException {
        visitor.signIn("/?team=" + team);
        assertThat(visitor.updates()).hasCount(1);
        assertThat(page.getByTestId("blocker")).hasCount(1);
        assertThat(page.getByTestId("awaited")).hasCount(1);
        check("today");
        visitor.link("List").click();
        check("list");
        page.getByTestId("search").fill("nobody said this");
        assertThat(page.getByTestId("nothing-found")).isVisible();
        check("nothing-found");
        page.navigate(visitor.address("/?wall&team=" + team));
        assertThat(page.getByTestId("wall")).isVisible();
        check("wall");
    }

    @Test
    void a_team_and_a_person() throws IOException {
        visitor.signIn("/teams/" + team);
        assertThat(visitor.updates()).hasCount(1);
        assertThat(page.getByTestId("streaks").locator("td").first()).isVisible();
        check("team");
        page.navigate(visitor.address("/people/%s/%s".formatted(RunningSystem.WORKSPACE, ada)));
        assertThat(page.getByTestId("calendar")).isVisible();
        visitor.button("edited").click();
        assertThat(page.getByTestId("versions")).isVisible();
        check("person");
    }

    @Test
    void operations() throws IOException {
        visitor.signIn("/operations");
        assertThat(page.getByTestId("projection")).not().hasCount(0);
        assertThat(page.getByTestId("visible-view")).not().hasCount(0);
        assertThat(page.getByTestId("letters").getByText("Being asked")).hasCount(0);
        check("operations");
        visitor.button("Pause teams").click();
        assertThat(page.getByTestId("reason")).isVisible();
        check("operations-reason");
    }

    @Test
    void the_time_machine() throws IOException {
        visitor.signIn("/?team=%s&as_of=%s".formatted(team, before));
        assertThat(visitor.updates()).hasCount(1);
        assertThat(page.locator("density-plot canvas")).isVisible();
        check("past");
        visitor.button("Why? What Ada said").click();
        assertThat(page.getByTestId("causes")).isVisible();
        check("why");
        page.keyboard().press("Escape");
        page.getByTestId("compare").click();
        page.getByTestId("dial").press("End");
        assertThat(page.getByTestId("changed").locator("del").first()).isVisible();
        check("changes");
        page.navigate(visitor.address("/teams/%s?as_of=%s".formatted(team, before)));
        assertThat(visitor.updates()).hasCount(1);
        check("past-team");
        page.navigate(visitor.address("/?wall&as_of=" + before));
        assertThat(page.getByTestId("wall")).isVisible();
        check("past-wall");
    }

    @Test
    void settings() throws IOException {
        visitor.signIn("/settings");
        assertThat(visitor.link("Cartographers")).isVisible();
        check("settings");
        page.navigate(visitor.address("/settings/" + team));
        assertThat(page.getByTestId("preview").locator("time")).hasCount(10);
        check("settings-team");
        visitor.field("name", "Name").fill("");
        visitor.button("Rename").click();
        assertThat(visitor.field("name", "Name")).isFocused();
        visitor.complaints().clear();
        check("settings-refused");
        visitor.button("Add a question").click();
        visitor.field("schedule", "Answered by").selectOption("choice");
        visitor.button("Add a question").click();
        visitor.field("schedule", "Left out for whoever answered").selectOption("1");
        visitor.field("schedule", "Who is asked").selectOption("user_group");
        check("settings-round");
        visitor.button("Archive…").click();
        assertThat(page.getByTestId("archiving")).isVisible();
        check("settings-archiving");
        page.navigate(visitor.address("/#token=" + RunningSystem.tokenWith("READ")));
        assertThat(page.getByTestId("connection")).hasText("Live");
        page.navigate(visitor.address("/settings"));
        assertThat(page.getByTestId("no-permission")).isVisible();
        check("settings-forbidden");
    }

    @Test
    void what_is_not_there_and_the_way_in() throws IOException {
        visitor.signIn("/teams/a/b");
        assertThat(visitor.heading("There is no such page")).isVisible();
        check("unknown");
        page.navigate(visitor.address("/?as_of=yesterday"));
        assertThat(visitor.heading("That moment can't be read")).isVisible();
        check("no-moment");
        visitor.button("Sign out").click();
        assertThat(page.getByTestId("sign-in")).isVisible();
        check("sign-in");
    }

    private void check(String name) throws IOException {
        for (var size : SIZES) {
            page.setViewportSize(size.width(), size.height());
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                var what = "%s-%s-%s".formatted(name, size.name(), scheme).toLowerCase(Locale.ROOT);
                visitor.expectToFit();
                if (PICTURES) {
                    visitor.picture("pages/" + what);
                }
                assertThat(violations()).as(what).isEmpty();
            }
        }
        assertThat(visitor.complaints()).as(name).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private List<String> violations() throws IOException {
        if (page.evaluate("() => typeof axe").equals("undefined")) {
            try (var axe = AccessibilityTest.class.getResourceAsStream("/axe.min.js")) {
                page.evaluate(new String(axe.readAllBytes(), UTF_8));
            }
        }
        return (List<String>) page.evaluate(VIOLATIONS);
    }
}
