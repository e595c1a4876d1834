package dev.rollcall.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import dev.rollcall.systemtests.running.OneSystem;
import dev.rollcall.systemtests.running.RunningSystem;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The dashboard's pages as somebody with a browser, a keyboard and links has them. Time is the
/// browser's, and is wound on.
@Order(2)
@ExtendWith(OneSystem.class)
class DashboardTest {
    private static Chromium chromium;

    private final RunningSystem system;
    private final String ada = newcomer();
    private final String grace = newcomer();
    private BrowserContext window;
    private Page page;
    private String night;
    private String tide;

    DashboardTest(RunningSystem system) {
        this.system = system;
    }

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void twoTeams() {
        night = system.registerTeam("Night shift");
        tide = system.registerTeam("Tide tables");
        system.addMember(night, ada);
        system.addMember(night, grace);
        window = chromium.window();
        page = window.newPage();
        page.clock().install();
    }

    @AfterEach
    void leaveNothing() {
        window.close();
        system.archive(night);
        system.archive(tide);
    }

    @Test
    void what_is_shown_is_in_the_address() {
        // Given
        system.say(night, "Ada", ada, "Counting the owls");
        system.say(tide, "Grace", grace, "Counting the waves");
        signIn("/");

        // When
        page.getByTestId("search").fill("counting");
        page.getByTestId("team-filter").selectOption(night);
        link("List").click();

        // Then
        assertThat(page).hasURL(address("/?view=list&team=" + night + "&q=counting"));
        assertThat(updates()).hasCount(1);
        page.reload();
        assertThat(page.getByTestId("search")).hasValue("counting");
        assertThat(page.getByTestId("team-filter")).hasValue(night);
        assertThat(page.getByTestId("list")).isVisible();
        assertThat(updates()).hasText(Pattern.compile("Counting the owls"));
        page.goBack();
        assertThat(page.getByTestId("list")).hasCount(0);
        assertThat(updates()).hasCount(1);
        page.getByTestId("search").fill("nobody said this");
        assertThat(page.getByTestId("nothing-found")).isVisible();
    }

    @Test
    void the_keyboard_leads_everywhere_and_the_focus_goes_along() {
        // Given
        system.say(night, "Ada", ada, "Counting the owls");
        signIn("/?team=" + night);

        // When
        page.keyboard().press("Tab");
        assertThat(link("Skip to the content")).isFocused();
        link("Night shift").focus();
        page.keyboard().press("Enter");

        // Then
        assertThat(heading("Night shift")).isFocused();
        assertThat(page).hasTitle("Night shift · Rollcall");
        assertThat(page).hasURL(address("/teams/" + night));
        assertThat(page.getByTestId("today").getByTestId("update")).hasCount(1);
        assertThat(page.getByTestId("waiting").getByRole(AriaRole.LISTITEM)).hasCount(1);
        link("Ada").last().focus();
        page.keyboard().press("Enter");
        assertThat(heading("Ada")).isFocused();
        assertThat(page.getByTestId("thread").getByTestId("update")).hasCount(1);
        page.goBack();
        assertThat(heading("Night shift")).isFocused();
    }

    @Test
    void a_person_is_a_thread_that_goes_back_page_by_page_and_stays_live() {
        // Given
        var first = "";
        for (int n = 1; n <= 32; n++) {
            var id = system.say(night, "Ada", ada, "Owl number %d.".formatted(n));
            first = n == 1 ? id : first;
        }

        // When
        signIn("/people/%s/%s".formatted(RunningSystem.WORKSPACE, ada));

        // Then
        assertThat(updates()).hasCount(30);
        assertThat(updates().first()).containsText("Owl number 32.");
        page.getByText("Older").click();
        assertThat(updates()).hasCount(32);
        assertThat(page.getByText("That is where it begins.")).isVisible();
        system.command("PUT", "status-updates/" + first, Map.of("content", "Owl one."));
        assertThat(updates().last()).containsText("Owl one.");
        assertThat(updates().last()).containsText("edited");
        system.say(tide, "Ada", ada, "No owls here");
        assertThat(updates().first()).containsText("No owls here");
        assertThat(updates().first()).containsText("Tide tables");
        system.command("DELETE", "status-updates/" + first, null);
        assertThat(updates()).hasCount(32);
        assertThat(updates().last()).containsText("Owl number 2.");
    }

    @Test
    void a_wall_goes_from_team_to_team_and_stands_still_while_it_is_looked_at() {
        // Given
        system.say(night, "Ada", ada, "Counting the owls");
        system.say(tide, "Grace", grace, "Counting the waves");
        signIn("/?wall");
        assertThat(slide(night)).isVisible();

        // When
        page.clock().runFor(15_000);

        // Then
        assertThat(slide(night)).hasCount(0);
        assertThat(slide(tide)).isVisible();
        slide(tide).hover();
        assertThat(page.getByTestId("held")).hasText("Held while you look");
        page.clock().runFor(31_000);
        assertThat(slide(tide)).isVisible();
        page.mouse().move(0, 0);
        page.clock().runFor(16_000);
        assertThat(slide(tide)).hasCount(0);
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        assertThat(slide(night)).isVisible();
        assertThat(slide(tide)).isVisible();
        page.keyboard().press("Escape");
        assertThat(page).hasURL(address("/"));
    }

    /// The wall stands still while somebody is at it, and hears of their leaving as it goes itself.
    @Test
    void a_link_leads_from_the_wall_to_a_person() {
        // Given
        var complaints = new ArrayList<String>();
        page.onPageError(complaints::add);
        system.say(night, "Ada", ada, "Counting the owls");
        signIn("/?wall");

        // When
        slide(night).getByRole(AriaRole.LINK).first().click();

        // Then
        assertThat(heading("Ada")).isVisible();
        assertThat(page.getByTestId("wall")).hasCount(0);
        assertThat(complaints).isEmpty();
    }

    @Test
    void times_stay_right_without_a_reload() {
        // Given
        system.say(night, "Ada", ada, "Counting the owls");
        signIn("/?team=" + night);
        assertThat(updates()).containsText("just now");

        // When
        page.clock().fastForward("05:00");

        // Then
        assertThat(updates()).containsText("5 min ago");
    }

    @Test
    void who_is_signed_out_comes_back_to_where_they_were() {
        // Given
        system.say(night, "Ada", ada, "Counting the owls");
        page.navigate(address("/teams/" + night));
        assertThat(page.getByTestId("sign-in")).containsText("What you wanted to see comes next.");

        // When
        typeToken();

        // Then
        assertThat(heading("Night shift")).isVisible();
        assertThat(page).hasURL(address("/teams/" + night));
        var person = link("Ada").last().getAttribute("href");
        window.clearCookies();
        page.navigate(address(person));
        assertThat(page.getByTestId("sign-in")).isVisible();
        typeToken();
        assertThat(heading("Ada")).isVisible();
        assertThat(updates()).hasCount(1);
    }

    @Test
    void what_is_not_there_is_said() {
        // Given
        var old = system.registerTeam("Lamplighters");
        system.say(old, "Ada", ada, "The last lamp");
        system.archive(old);

        // When
        signIn("/teams/" + old);

        // Then
        assertThat(page.getByTestId("archived")).containsText("Archived on");
        assertThat(updates()).hasCount(1);
        page.navigate(address("/teams/" + UUID.randomUUID()));
        assertThat(heading("There is no such team")).isVisible();
        page.navigate(address("/teams/a/b"));
        assertThat(heading("There is no such page")).isVisible();
        page.navigate(address("/people?author=Nobody"));
        assertThat(page.getByTestId("thread")).containsText("Nothing was said yet");
        page.navigate(address("/teams/" + tide));
        assertThat(page.getByTestId("members")).containsText("Nobody is a member yet.");
        page.setViewportSize(360, 740);
        var overflow =
                "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        assertThat(page.evaluate(overflow)).isEqualTo(0);
    }

    private void signIn(String path) {
        page.navigate(address(path + "#token=" + system.stack().settings().keys().token()));
        assertThat(page.getByTestId("connection")).hasText("Live");
    }

    private void typeToken() {
        page.getByLabel("Access token").fill(system.stack().settings().keys().token());
        page.getByLabel("Access token").press("Enter");
    }

    private String address(String path) {
        return system.stack().url() + path;
    }

    /// A Slack user of whom no other test has heard.
    private static String newcomer() {
        return "U0" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    }

    private Locator updates() {
        return page.getByTestId("update");
    }

    private Locator slide(String team) {
        return page.locator("[data-testid=team][data-team-id='%s']".formatted(team));
    }

    private Locator heading(String text) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text));
    }

    private Locator link(String text) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(text).setExact(true));
    }
}
