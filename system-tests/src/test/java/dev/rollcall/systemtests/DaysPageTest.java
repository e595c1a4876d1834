package dev.rollcall.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import dev.rollcall.local.launch.Service;
import dev.rollcall.systemtests.running.OneSystem;
import dev.rollcall.systemtests.running.RunningSystem;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Who is blocked, who is awaited, and who answers on which days: now, and at another moment.
@Order(2)
@ExtendWith({OneSystem.class, Browsing.class})
class DaysPageTest {
    private static final String POLLS = "/api/v1/polls?team_id=";

    private final RunningSystem system;
    private final Visitor visitor;
    private final Page page;
    private final String ada = Visitor.newcomer();
    private final String grace = Visitor.newcomer();
    private String team;

    DaysPageTest(RunningSystem system, Visitor visitor) {
        this.system = system;
        this.visitor = visitor;
        this.page = visitor.page();
    }

    @BeforeEach
    void sitDown() {
        team = system.registerTeam("Bridge builders");
    }

    @AfterEach
    void leaveNothing() {
        assertThat(visitor.complaints()).isEmpty();
        system.archive(team);
    }

    @Test
    void a_blocker_comes_to_the_top_of_today_and_goes_with_the_next_update() {
        visitor.signIn("/?team=" + team);
        assertThat(page.getByTestId("connection")).hasText("Live");
        assertThat(page.getByTestId("blockers")).hasCount(0);

        system.say(team, "Ada", ada, "Half of the arch\nblocked: waiting for the keys");

        var blocker = page.getByTestId("blocker");
        assertThat(blocker).hasCount(1);
        assertThat(blocker).containsText("Ada");
        assertThat(blocker).containsText("Bridge builders");
        assertThat(blocker).containsText("waiting for the keys");
        visitor.picture("blockers");
        page.getByTestId("search").fill("no such word");
        assertThat(blocker).hasCount(0);
        page.getByTestId("search").fill("KEYS");
        assertThat(blocker).hasCount(1);
        var blocked = Instant.now().toString();

        system.say(team, "Ada", ada, "The other half of the arch");
        assertThat(blocker).hasCount(0);
        page.navigate(visitor.address("/?team=%s&as_of=%s".formatted(team, blocked)));
        assertThat(blocker).containsText("waiting for the keys");
    }

    @Test
    void an_open_poll_names_who_is_awaited_until_they_answer() {
        system.addMember(team, ada);
        system.addMember(team, grace);
        system.say(team, "Grace", grace, "Hello");
        visitor.signIn("/?team=" + team);
        assertThat(visitor.updates()).hasCount(1);

        system.openPoll(team);

        var awaited = page.getByTestId("awaited");
        assertThat(awaited).containsText(ada);
        assertThat(awaited).containsText("Grace");
        system.say(team, "Ada", ada, "Done with the piers");
        assertThat(awaited).not().containsText("Ada");
        assertThat(awaited).containsText("Grace");
        system.say(team, "Grace", grace, "Done with the deck");
        assertThat(awaited).hasCount(0);
    }

    @Test
    void the_time_machine_says_who_was_awaited_at_that_moment_by_name() {
        // Given
        system.addMember(team, ada);
        system.addMember(team, grace);
        system.say(team, "Grace", grace, "Hello");
        var linus = Visitor.newcomer();
        system.addMember(team, linus);
        system.openPoll(team);
        var first = system.say(team, "Ada", ada, "Done with the piers");
        var second = system.say(team, "Linus", linus, "Done with the toll house");
        system.say(team, "Grace", grace, "Done with the deck");
        visitor.signIn("/?team=" + team);
        assertThat(page.getByTestId("awaited")).hasCount(0);

        // When
        page.navigate(visitor.address(asOf(first)));

        // Then
        var awaited = page.getByTestId("awaited");
        assertThat(awaited).containsText("Grace");
        assertThat(awaited).containsText("Linus");
        assertThat(awaited).not().containsText("Ada");
        page.navigate(visitor.address(asOf(first) + "&view=list"));
        assertThat(page.getByTestId("list").getByTestId("awaited")).containsText("Linus");
        page.navigate(visitor.address(asOf(second)));
        assertThat(awaited).hasText(Pattern.compile("The poll of .* waits for\\s+Grace"));
        assertThat(page.getByTestId("waiting")).hasCount(0);
    }

    @Test
    void a_wall_shows_who_is_blocked_and_awaited_large_enough_for_a_room() {
        // Given
        system.addMember(team, ada);
        system.addMember(team, grace);
        system.say(team, "Grace", grace, "Hello");
        system.openPoll(team);
        system.say(team, "Ada", ada, "Half of the arch\nblocked: no crane");
        page.setViewportSize(1920, 1080);

        // When
        visitor.signIn("/?wall&team=" + team);

        // Then
        var slide = page.locator(".slide");
        assertThat(slide.getByTestId("blocker")).containsText("no crane");
        assertThat(slide.getByTestId("awaited")).containsText("Grace");
        assertThat(page.getByTestId("blocked-in-all")).hasText("One is blocked");
        visitor.picture("wall");
        assertThat(heights(".slide .blockers .answer, .slide .awaited"))
                .isNotEmpty()
                .allMatch(height -> height >= 1080.0 / 33);
        assertThat(page.evaluate("document.documentElement.scrollHeight")).isEqualTo(1080);
        system.say(team, "Ada", ada, "The other half of the arch");
        assertThat(slide.getByTestId("blocker")).hasCount(0);
        assertThat(page.getByTestId("blocked-in-all")).hasCount(0);
        system.say(team, "Grace", grace, "The deck");
        assertThat(slide.getByTestId("awaited")).hasCount(0);
    }

    @Test
    void a_team_has_its_participation_as_a_plot_and_a_table_and_its_streaks() {
        system.addMember(team, ada);
        system.addMember(team, grace);
        var before = Instant.now().toString();
        system.openPoll(team);
        await().until(() -> system.door(Service.API).all(POLLS + team).size() == 1);
        visitor.signIn("/teams/" + team);
        assertThat(page.locator("participation-plot canvas")).isVisible();

        system.say(team, "Ada", ada, "Counted the stones");

        var participation = page.getByTestId("participation");
        participation.getByText("As a table").click();
        assertThat(participation.locator("tbody td")).hasText(new String[] {"1", "2", "0"});
        assertThat(page.locator("participation-plot"))
                .hasAttribute("aria-label", "Over 1 day with a poll, 1 of 2 answers came.");
        var streaks = page.getByTestId("streaks").locator("tbody tr");
        assertThat(streaks).hasCount(2);
        assertThat(streaks.first()).containsText("Ada");
        assertThat(streaks.first().locator("td")).hasText(new String[] {"1", "1"});
        visitor.picture("participation");
        page.navigate(visitor.address("/teams/%s?as_of=%s".formatted(team, before)));
        assertThat(participation).containsText("There was no poll");
    }

    @Test
    void a_person_has_a_calendar_of_the_days_on_which_they_answered() {
        system.addMember(team, ada);
        var before = Instant.now().toString();
        var person = "/people/%s/%s".formatted(RunningSystem.WORKSPACE, ada);
        visitor.signIn(person);
        var calendar = page.getByTestId("calendar");
        assertThat(calendar.locator("[data-shade='0']").first()).isVisible();
        assertThat(calendar.locator("[data-shade='1']")).hasCount(0);

        system.say(team, "Ada", ada, "Drew the plan");

        assertThat(calendar.locator("[data-shade='1']")).hasCount(1);
        assertThat(calendar.locator("i").last()).hasAttribute("data-shade", "1");
        assertThat(page.getByTestId("streaks")).containsText("in a row");
        system.say(team, "Ada", ada, "Drew it again");
        assertThat(calendar.locator("[data-shade='2']")).hasCount(1);
        visitor.picture("calendar");
        page.navigate(visitor.address("%s?as_of=%s".formatted(person, before)));
        assertThat(calendar.locator("[data-shade='0']").first()).isVisible();
        assertThat(calendar.locator("[data-shade='2']")).hasCount(0);
    }

    private String asOf(String update) {
        var path = "/api/v1/events?limit=1&aggregate_id=" + update;
        var position = system.door(Service.API).get(path).json().at("/items/0/position").asText();
        return "/?team=%s&as_of=%s".formatted(team, position);
    }

    /// Of type, in pixels.
    private List<Double> heights(String selector) {
        var all =
                "elements => elements.map(one => getComputedStyle(one).fontSize.replace('px', ''))";
        return ((List<?>) page.locator(selector).evaluateAll(all))
                .stream().map(height -> Double.valueOf(height.toString())).toList();
    }
}
