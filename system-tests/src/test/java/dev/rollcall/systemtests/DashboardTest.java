package dev.rollcall.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import dev.rollcall.local.launch.Service;
import dev.rollcall.systemtests.running.OneSystem;
import dev.rollcall.systemtests.running.RunningSystem;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The dashboard's pages as somebody with a browser, a keyboard and links has them. Time is the
/// browser's, and is wound on.
@Order(2)
@ExtendWith({OneSystem.class, Browsing.class})
class DashboardTest {
    private static final String UPDATES = "/api/v1/status-updates?limit=200&team_id=";

    private final RunningSystem system;
    private final Visitor visitor;
    private final Page page;
    private final String ada = Visitor.newcomer();
    private final String grace = Visitor.newcomer();
    private String night;
    private String tide;

    DashboardTest(RunningSystem system, Visitor visitor) {
        this.system = system;
        this.visitor = visitor;
        this.page = visitor.page();
    }

    @BeforeEach
    void twoTeams() {
        night = system.registerTeam("Night shift");
        tide = system.registerTeam("Tide tables");
        system.addMember(night, ada);
        system.addMember(night, grace);
        page.clock().install();
    }

    @AfterEach
    void leaveNothing() {
        system.archive(night);
        system.archive(tide);
    }

    @Test
    void what_is_shown_is_in_the_address() {
        // Given
        system.say(night, "Ada", ada, "Counting the owls");
        system.say(tide, "Grace", grace, "Counting the waves");
        visitor.signIn("/");

        // When
        page.getByTestId("search").fill("counting");
        page.getByTestId("team-filter").selectOption(night);
        visitor.link("List").click();

        // Then
        assertThat(page).hasURL(visitor.address("/?view=list&team=" + night + "&q=counting"));
        assertThat(visitor.updates()).hasCount(1);
        page.reload();
        assertThat(page.getByTestId("search")).hasValue("counting");
        assertThat(page.getByTestId("team-filter")).hasValue(night);
        assertThat(page.getByTestId("list")).isVisible();
        assertThat(visitor.updates()).hasText(Pattern.compile("Counting the owls"));
        page.goBack();
        assertThat(page.getByTestId("list")).hasCount(0);
        assertThat(visitor.updates()).hasCount(1);
        page.getByTestId("search").fill("nobody said this");
        assertThat(page.getByTestId("nothing-found")).isVisible();
    }

    @Test
    void the_keyboard_leads_everywhere_and_the_focus_goes_along() {
        // Given
        system.say(night, "Ada", ada, "Counting the owls");
        visitor.signIn("/?team=" + night);
        assertThat(visitor.updates()).hasCount(1);

        // When
        page.keyboard().press("Tab");
        assertThat(visitor.link("Skip to the content")).isFocused();
        visitor.link("Night shift").focus();
        page.keyboard().press("Enter");

        // Then
        assertThat(visitor.heading("Night shift")).isFocused();
        assertThat(page).hasTitle("Night shift · Rollcall");
        assertThat(page).hasURL(visitor.address("/teams/" + night));
        assertThat(page.getByTestId("today").getByTestId("update")).hasCount(1);
        assertThat(page.getByTestId("waiting").getByRole(AriaRole.LISTITEM)).hasCount(1);
        visitor.link("Ada").last().focus();
        page.keyboard().press("Enter");
        assertThat(visitor.heading("Ada")).isFocused();
        assertThat(page.getByTestId("thread").getByTestId("update")).hasCount(1);
        page.goBack();
        assertThat(visitor.heading("Night shift")).isFocused();
    }

    @Test
    void a_person_is_a_thread_that_goes_back_page_by_page_and_stays_live() {
        // Given
        var first = "";
        for (int n = 1; n <= 32; n++) {
            var id = system.say(night, "Ada", ada, "Owl number %d.".formatted(n));
            first = n == 1 ? id : first;
        }
        await().until(() -> system.door(Service.API).all(UPDATES + night).size() == 32);

        // When
        visitor.signIn("/people/%s/%s".formatted(RunningSystem.WORKSPACE, ada));

        // Then
        assertThat(visitor.updates()).hasCount(30);
        assertThat(visitor.updates().first()).containsText("Owl number 32.");
        page.getByText("Older").click();
        assertThat(visitor.updates()).hasCount(32);
        assertThat(page.getByText("That is where it begins.")).isVisible();
        system.command("PUT", "status-updates/" + first, Map.of("content", "Owl one."));
        assertThat(visitor.updates().last()).containsText("Owl one.");
        assertThat(visitor.updates().last()).containsText("edited");
        system.say(tide, "Ada", ada, "No owls here");
        assertThat(visitor.updates().first()).containsText("No owls here");
        assertThat(visitor.updates().first()).containsText("Tide tables");
        system.command("DELETE", "status-updates/" + first, null);
        assertThat(visitor.updates()).hasCount(32);
        assertThat(visitor.updates().last()).containsText("Owl number 2.");
    }

    @Test
    void a_wall_goes_from_team_to_team_and_stands_still_while_it_is_looked_at() {
        // Given
        system.say(night, "Ada", ada, "Counting the owls");
        system.say(tide, "Grace", grace, "Counting the waves");
        visitor.signIn("/?wall");
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
        page.clock().runFor(15_000);
        assertThat(slide(tide)).hasCount(0);
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        assertThat(slide(night)).isVisible();
        assertThat(slide(tide)).isVisible();
        page.keyboard().press("Escape");
        assertThat(page).hasURL(visitor.address("/"));
    }

    /// The wall stands still while somebody is at it, and hears of their leaving as it goes itself.
    @Test
    void a_link_leads_from_the_wall_to_a_person() {
        // Given
        system.say(night, "Ada", ada, "Counting the owls");
        visitor.signIn("/?wall");

        // When
        slide(night).getByRole(AriaRole.LINK).first().click();

        // Then
        assertThat(visitor.heading("Ada")).isVisible();
        assertThat(page.getByTestId("wall")).hasCount(0);
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void times_stay_right_without_a_reload() {
        // Given
        system.say(night, "Ada", ada, "Counting the owls");
        visitor.signIn("/?team=" + night);
        assertThat(visitor.updates()).containsText("just now");

        // When
        page.clock().fastForward("05:00");

        // Then
        assertThat(visitor.updates()).containsText("5 min ago");
    }

    @Test
    void who_is_signed_out_comes_back_to_where_they_were() {
        // Given
        system.say(night, "Ada", ada, "Counting the owls");
        page.navigate(visitor.address("/teams/" + night));
        assertThat(page.getByTestId("sign-in")).containsText("What you wanted to see comes next.");

        // When
        typeToken();

        // Then
        assertThat(visitor.heading("Night shift")).isVisible();
        assertThat(page).hasURL(visitor.address("/teams/" + night));
        var person = visitor.link("Ada").last().getAttribute("href");
        page.context().clearCookies();
        page.navigate(visitor.address(person));
        assertThat(page.getByTestId("sign-in")).isVisible();
        typeToken();
        assertThat(visitor.heading("Ada")).isVisible();
        assertThat(visitor.updates()).hasCount(1);
    }

    @Test
    void who_is_signed_out_asks_for_nothing_more() {
        // Given
        visitor.signIn("/");
        assertThat(page.getByTestId("connection")).hasText("Live");
        var refused = new AtomicInteger();
        page.onResponse(answer -> refused.addAndGet(answer.status() == 401 ? 1 : 0));
        page.context().clearCookies();
        system.say(night, "Ada", ada, "Counting the owls");
        assertThat(page.getByTestId("sign-in")).isVisible();

        // When
        page.clock().runFor(30_000);

        // Then
        typeToken();
        assertThat(page.getByTestId("connection")).hasText("Live");
        assertThat(visitor.updates()).hasCount(1);
        assertThat(refused.get()).as("for blockers and for polls").isBetween(1, 2);
    }

    @Test
    void who_could_not_be_signed_out_is_told_so() {
        // Given
        visitor.signIn("/?team=" + night);
        assertThat(page.getByTestId("connection")).hasText("Live");
        page.context().setOffline(true);

        // When
        visitor.button("Sign out").click();

        // Then
        assertThat(page.getByTestId("trouble")).containsText("You are still signed in.");
        assertThat(page.getByTestId("team")).hasCount(1);
        page.context().setOffline(false);
        visitor.button("Sign out").click();
        assertThat(page.getByTestId("sign-in")).isVisible();
        page.reload();
        assertThat(page.getByTestId("sign-in")).isVisible();
    }

    @Test
    void what_is_not_there_is_said() {
        // Given
        var old = system.registerTeam("Lamplighters");
        system.say(old, "Ada", ada, "The last lamp");
        system.archive(old);

        // When
        visitor.signIn("/teams/" + old);

        // Then
        assertThat(page.getByTestId("archived")).containsText("Archived on");
        assertThat(visitor.updates()).hasCount(1);
        page.navigate(visitor.address("/teams/" + UUID.randomUUID()));
        assertThat(visitor.heading("There is no such team")).isVisible();
        page.navigate(visitor.address("/teams/a/b"));
        assertThat(visitor.heading("There is no such page")).isVisible();
        page.navigate(visitor.address("/people?author=Nobody"));
        assertThat(page.getByTestId("thread")).containsText("Nothing was said yet");
        page.navigate(visitor.address("/teams/" + tide));
        assertThat(page.getByTestId("members")).containsText("Nobody is a member yet.");
        page.setViewportSize(360, 740);
        visitor.expectToFit();
    }

    private void typeToken() {
        page.getByLabel("Access token").fill(system.stack().settings().keys().token());
        page.getByLabel("Access token").press("Enter");
    }

    private Locator slide(String team) {
        return page.locator("[data-testid=team][data-team-id='%s']".formatted(team));
    }
}
