package dev.rollcall.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ReducedMotion;
import dev.rollcall.local.launch.Service;
import dev.rollcall.systemtests.running.OneSystem;
import dev.rollcall.systemtests.running.RunningSystem;
import java.net.URLDecoder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The board as it was, by link, dial and time that goes by.
@Order(2)
@ExtendWith({OneSystem.class, Browsing.class})
class TimeMachineTest {
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    private final RunningSystem system;
    private final Visitor visitor;
    private final Page page;
    private final String ada = Visitor.newcomer();
    private final String grace = Visitor.newcomer();
    private String team;

    TimeMachineTest(RunningSystem system, Visitor visitor) {
        this.system = system;
        this.visitor = visitor;
        this.page = visitor.page();
    }

    @BeforeEach
    void sitDown() {
        team = system.registerTeam("Owls");
        page.clock().install();
    }

    @AfterEach
    void leaveNothing() {
        system.archive(team);
    }

    @Test
    void who_is_back_before_the_machine_is_there_asks_for_no_moment() {
        // Given
        visitor.signIn("/?team=" + team);
        assertThat(page.getByTestId("connection")).hasText("Live");
        var held = new AtomicReference<Route>();
        visitor.first("**/past/machine.js", held::set);
        page.getByTestId("time-machine").click();
        page.waitForCondition(() -> held.get() != null);

        // When
        page.goBack();
        held.get().resume();

        // Then
        page.getByTestId("time-machine").click();
        assertThat(page.getByTestId("machine")).isVisible();
        assertThat(page.locator("density-plot canvas")).isVisible();
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void a_moment_goes_along_with_every_link_until_one_goes_back_to_now() {
        // Given
        var said = system.say(team, "Ada", ada, "Counting the owls");
        var then = timeOf(said);
        system.command("PUT", "status-updates/" + said, Map.of("content", "Counted the owls"));
        system.say(team, "Grace", grace, "Asleep");

        // When
        visitor.signIn("/?team=%s&as_of=%s".formatted(team, then));

        // Then
        assertThat(visitor.updates()).containsText(new String[] {"Counting the owls"});
        assertThat(page.getByTestId("connection")).containsText("Past");
        assertThat(page.locator("#news")).containsText("You look at the past: ");
        assertThat(page).hasTitle(Pattern.compile("Today, as it was .*"));
        assertThat(page.getByTestId("machine")).containsText("You look at the past:");
        visitor.link("Owls").click();
        assertThat(page).hasURL(Pattern.compile(".*/teams/.*as_of=.*"));
        assertThat(visitor.updates()).containsText(new String[] {"Counting the owls"});
        // Beside the day, the streaks name her too, as soon as they are read.
        visitor.link("Ada").first().click();
        assertThat(page).hasURL(Pattern.compile(".*/people/.*as_of=.*"));
        assertThat(visitor.updates()).containsText(new String[] {"Counting the owls"});
        page.reload();
        assertThat(visitor.updates()).containsText(new String[] {"Counting the owls"});
        visitor.link("Back to now").click();
        assertThat(visitor.updates()).containsText(new String[] {"Counted the owls"});
        assertThat(page.getByTestId("connection")).hasText("Live");
        assertThat(page.getByTestId("machine")).hasCount(0);
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void the_dial_turns_by_keys_and_the_past_stays_as_it_was_whatever_happens_now() {
        // Given
        var said = system.say(team, "Ada", ada, "Counting the owls");
        visitor.signIn("/?team=" + team);
        assertThat(visitor.updates()).hasCount(1);

        // When
        page.getByTestId("time-machine").click();
        page.getByTestId("dial").press("Home");

        // Then
        assertThat(page.getByTestId("team")).hasCount(0);
        page.getByTestId("dial").press("End");
        assertThat(visitor.updates()).hasCount(1);
        system.say(team, "Grace", grace, "Counting the waves");
        awaitInView(2);
        page.getByTestId("last").click();
        page.waitForURL(Pattern.compile(".*as_of=\\d+").asMatchPredicate());
        page.navigate(visitor.address("/?team=%s&as_of=%s".formatted(team, timeOf(said))));
        assertThat(visitor.updates()).hasCount(1);
        // How far a key leads follows from how long the history is.
        assertThat(page.locator("density-plot canvas")).isVisible();
        page.getByTestId("dial").press("ArrowLeft");
        assertThat(visitor.updates()).hasCount(0);
        page.getByTestId("dial").press("ArrowRight");
        assertThat(visitor.updates()).hasCount(1);
        page.getByTestId("next").click();
        assertThat(visitor.updates()).hasCount(2);
        page.getByTestId("last").click();
        assertThat(visitor.updates()).hasCount(1);
        page.getByTestId("next").click();
        assertThat(visitor.updates()).hasCount(2);
        // As fast as one can.
        page.evaluate(
                "for (const _ of [1, 2]) document.querySelector('[data-testid=last]').click()");
        assertThat(visitor.updates()).hasCount(0);
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void a_step_goes_on_from_where_it_led_when_the_dial_did_not_rest_before_it() {
        // Given
        var aPosition = Pattern.compile(".*as_of=\\d+$");
        var said = system.say(team, "Ada", ada, "Counting the owls");
        visitor.signIn("/?team=%s&as_of=%s".formatted(team, timeOf(said)));
        assertThat(page.locator("density-plot canvas")).isVisible();
        page.clock().pauseAt(System.currentTimeMillis() + 60_000);

        // When
        page.getByTestId("dial").press("ArrowLeft");
        page.getByTestId("last").click();
        page.waitForURL(aPosition.asMatchPredicate());
        page.clock().runFor(1_000);

        // Then
        assertThat(page).hasURL(aPosition);
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void time_goes_by_at_the_speed_that_is_chosen_until_now_and_in_steps_without_motion() {
        // Given
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        system.say(team, "Ada", ada, "Counting the owls");
        var before = timeOf(team).minusSeconds(1);
        visitor.signIn("/?team=%s&as_of=%s".formatted(team, before));
        assertThat(page.getByTestId("machine")).hasAttribute("aria-busy", "false");
        page.getByTestId("speed").selectOption("60000");
        page.clock().pauseAt(System.currentTimeMillis() + 60_000);

        // When
        page.getByTestId("play").click();
        assertThat(page.getByTestId("play")).hasText("Pause");
        page.clock().runFor(1_999);
        assertThat(visitor.updates()).hasCount(0);
        page.clock().runFor(1);

        // Then
        assertThat(visitor.updates()).hasCount(1);
        assertThat(page.getByTestId("play")).hasText("Play");
        page.emulateMedia(
                new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
        page.navigate(visitor.address("/?team=%s&as_of=%s".formatted(team, before)));
        assertThat(page.getByTestId("machine")).hasAttribute("aria-busy", "false");
        page.getByTestId("speed").selectOption("1000");
        page.getByTestId("play").click();
        page.clock().runFor(500);
        assertThat(page.getByTestId("moment"))
                .hasAttribute("datetime", inTheBrowser(before.plusMillis(500)));
        page.getByTestId("play").click();
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void what_was_asked_for_last_is_shown_whichever_answer_comes_last() {
        // Given
        var first = timeOf(system.say(team, "Ada", ada, "Counting the owls"));
        var second = timeOf(system.say(team, "Grace", grace, "Counting the waves"));
        visitor.signIn("/?team=%s&as_of=%s".formatted(team, second));
        assertThat(visitor.updates()).hasCount(2);
        var held = new ArrayList<Route>();
        page.route(url -> url.contains("status-updates") && isOf(url, first), held::add);

        // When
        go("/?team=%s&as_of=%s".formatted(team, first));
        page.waitForCondition(() -> !held.isEmpty());
        go("/?team=%s&as_of=%s".formatted(team, second.plusMillis(1)));
        assertThat(page.getByTestId("machine")).hasAttribute("aria-busy", "false");
        held.forEach(Route::resume);

        // Then
        page.evaluate("() => fetch('/api/v1/session')");
        assertThat(visitor.updates()).hasCount(2);
        assertThat(page.getByTestId("moment"))
                .hasAttribute("datetime", inTheBrowser(second.plusMillis(1)));
    }

    private static String inTheBrowser(Instant moment) {
        return MILLISECONDS.format(moment);
    }

    private static boolean isOf(String url, Instant moment) {
        return URLDecoder.decode(url, UTF_8).contains("as_of=" + moment);
    }

    /// As a link does, without a load.
    private void go(String path) {
        page.evaluate(
                "path => { history.pushState(null, '', path); dispatchEvent(new PopStateEvent('popstate')); }",
                path);
    }

    @Test
    void what_cannot_be_known_of_a_moment_is_said() {
        visitor.signIn("/?as_of=2999-01-01T00:00:00Z");
        assertThat(page.getByTestId("incomplete"))
                .hasText("Not everything of this moment may have arrived yet.");
        page.navigate(visitor.address("/?as_of=1999-01-01T00:00:00Z"));
        assertThat(page.getByTestId("nothing-yet")).containsText("There was no team yet");
        page.navigate(visitor.address("/?as_of=yesterday"));
        assertThat(visitor.heading("That moment can't be read")).isVisible();
        assertThat(visitor.complaints()).isEmpty();
    }

    private void awaitInView(int updates) {
        var path = "/api/v1/status-updates?team_id=" + team;
        await().until(() -> system.door(Service.API).all(path).size() == updates);
    }

    /// Of an aggregate's first event, to the millisecond, as a browser has it: one later.
    private Instant timeOf(String aggregate) {
        var path = "/api/v1/events?order=asc&limit=1&aggregate_id=" + aggregate;
        var time = system.door(Service.API).get(path).json().at("/items/0/timestamp").asText();
        return Instant.ofEpochMilli(Instant.parse(time).toEpochMilli() + 1);
    }
}
