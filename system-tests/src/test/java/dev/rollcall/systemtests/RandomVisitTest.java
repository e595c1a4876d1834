package dev.rollcall.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.rollcall.local.launch.Service;
import dev.rollcall.systemtests.running.OneSystem;
import dev.rollcall.systemtests.running.RunningSystem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Somebody who clicks and types whatever there is, on every page, while others work. The same each
/// time; `-Drollcall.seed=N -Drollcall.acts=3000` does something else, and for longer.
@Order(3)
@ExtendWith({OneSystem.class, Browsing.class})
class RandomVisitTest {
    private static final long SEED = Long.getLong("rollcall.seed", 1);
    private static final int ACTS = Integer.getInteger("rollcall.acts", 150);

    /// What can be operated: the part `chance` of it, in the middle of the window. Not what would
    /// stop views, sign out, or lead away.
    private static final String ONE_OF_ALL =
            """
            (chance) => {
              const whole = document.querySelector("dialog[open]") ?? document;
              const away = "[data-testid=projection] *, [data-testid=letter] *, header.top > button, [target]";
              const all = [...whole.querySelectorAll("a[href], button, input, select, textarea, summary")]
                .filter((one) => one.checkVisibility() && !one.matches(away));
              const one = all[Math.floor(chance * all.length)];
              if (!one) {
                return null;
              }
              one.scrollIntoView({ block: "center" });
              const { left, top, width, height } = one.getBoundingClientRect();
              return { x: left + width / 2, y: top + height / 2, what: one.type ?? one.localName, name: (one.ariaLabel ?? one.textContent ?? "").trim() };
            }""";

    private static final List<String> KEYS =
            List.of("Tab", "Shift+Tab", "Enter", "Escape", "Space", "ArrowLeft", "ArrowDown");
    private static final List<String> TEXTS =
            List.of("a", "", "owls ", "<b>bold</b>", "2026-11-26", "09:30", "*/5 * * * *", "U0ADA");
    private static final List<Integer> WIDTHS = List.of(380, 1280);

    private final RunningSystem system;
    private final Visitor visitor;
    private final Page page;
    private final Random random = new Random(SEED);
    private final String ada = Visitor.newcomer();
    private String team;
    private List<String> pages;

    RandomVisitTest(RunningSystem system, Visitor visitor) {
        this.system = system;
        this.visitor = visitor;
        this.page = visitor.page();
    }

    @BeforeEach
    void aTeam() {
        System.out.printf("  A random visit: -Drollcall.seed=%d -Drollcall.acts=%d%n", SEED, ACTS);
        team = system.registerTeam("Owlers");
        system.addMember(team, ada);
        system.openPoll(team);
        system.say(team, "Ada", ada, "Counted the owls\nblocked: no lamp");
        var person = "/people/%s/%s".formatted(RunningSystem.WORKSPACE, ada);
        var now = Instant.now();
        pages =
                List.of(
                        "/",
                        "/?view=list&q=owl",
                        "/?wall",
                        "/teams/" + team,
                        person,
                        "/settings",
                        "/settings/" + team,
                        "/operations",
                        "/?as_of=" + now,
                        "/?as_of=%s&since=%s".formatted(now, now.minusSeconds(60)),
                        "/teams/%s?as_of=%s".formatted(team, now),
                        person + "?as_of=" + now);
    }

    @AfterEach
    void leaveNothing() {
        system.door(Service.COMMANDS)
                .get("/commands/v1/webhooks")
                .json()
                .get("webhooks")
                .forEach(
                        one ->
                                system.command(
                                        "DELETE", "webhooks/" + one.get("id").asText(), null));
        system.teams("").forEach(one -> system.archive(one.get("team_id").asText()));
    }

    @Test
    void whatever_somebody_does_no_page_breaks() {
        visitor.signIn("/");
        for (int n = 0; n < ACTS; n++) {
            if (n % 12 == 0) {
                page.setViewportSize(any(WIDTHS), 800);
                page.navigate(visitor.address(pages.get(n / 12 % pages.size())));
            }
            var act = act();
            assertThat(page.url()).as(act).startsWith(system.stack().url());
            assertThat(page.locator("#page > *")).not().hasCount(0);
            assertThat(visitor.complaints()).as(act).allMatch(RandomVisitTest::isRefusal);
        }
        page.navigate(visitor.address("/"));
        assertThat(page.getByTestId("connection")).hasText("Live");
    }

    private String act() {
        switch (random.nextInt(8)) {
            case 0 -> {
                var key = any(KEYS);
                page.keyboard().press(key);
                return key;
            }
            case 1 -> {
                return system.say(team, "Ada", ada, "An owl, number " + random.nextInt());
            }
            default -> {
                return operate();
            }
        }
    }

    @SuppressWarnings("unchecked")
    private String operate() {
        var one = (Map<String, Object>) page.evaluate(ONE_OF_ALL, random.nextDouble());
        var text = any(TEXTS);
        if (one == null) {
            return "nothing to operate";
        }
        page.mouse().click(number(one.get("x")), number(one.get("y")));
        switch ((String) one.get("what")) {
            case "text", "search", "url", "number", "date", "time", "datetime-local", "textarea" ->
                    page.keyboard().type(text);
            case "select-one" -> page.keyboard().press("ArrowDown");
            default -> {}
        }
        return "%s, %s, after %s".formatted(one, page.url(), text);
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /// What is typed at random is often refused, which a browser says, too.
    private static boolean isRefusal(String complaint) {
        return complaint.matches(
                "error: Failed to load resource: the server responded with a status of 4\\d\\d .*");
    }
}
