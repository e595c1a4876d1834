package dev.rollcall.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.rollcall.local.launch.Service;
import dev.rollcall.systemtests.running.OneSystem;
import dev.rollcall.systemtests.running.RunningSystem;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What operators see and do on the page. Last of all: it leaves an event in the log that no view
/// can apply.
@Order(9)
@ExtendWith({OneSystem.class, Browsing.class})
class OperationsPageTest {
    /// The page asks every five seconds.
    private static final double PATIENCE = 30_000;

    private final RunningSystem system;
    private final Visitor visitor;
    private final Page page;

    OperationsPageTest(RunningSystem system, Visitor visitor) {
        this.system = system;
        this.visitor = visitor;
        this.page = visitor.page();
    }

    @BeforeEach
    void sitDown() {
        page.setDefaultTimeout(PATIENCE);
    }

    /// Also where a test ended half-way; what is not paused stays as it is.
    @AfterEach
    void leaveNothingPaused() {
        for (var view : List.of("teams", "blockers")) {
            var path = "/projector/v1/projections/" + view + "/resume";
            system.door(Service.PROJECTOR).send("POST", path, UUID.randomUUID().toString(), null);
        }
    }

    @Test
    void a_paused_view_is_red_until_it_is_resumed_from_the_page() {
        open();
        comes(stage("views"), "well");
        for (var rated : List.of("slack", "commands")) {
            assertThat(stage(rated))
                    .containsText(
                            "a second on this pod", new ContainsTextOptions().setTimeout(PATIENCE));
        }

        visitor.button("Pause teams").click();
        because("looking into it");

        comes(projection("teams"), "critical");
        comes(stage("views"), "critical");
        assertThat(projection("teams")).containsText("looking into it");
        assertThat(page.getByTestId("verdict")).containsText("Views");
        comes(projection("blockers"), "well");
        visitor.picture("operations-paused");

        visitor.button("Resume teams").click();
        comes(projection("teams"), "well");
        comes(stage("views"), "well");
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void a_reason_that_is_being_typed_stays_whatever_is_done_beside_it() {
        open();
        comes(stage("views"), "well");
        visitor.button("Pause teams").click();
        because("looking into it");
        comes(projection("teams"), "critical");
        var reason = page.getByTestId("reason").getByRole(AriaRole.TEXTBOX);
        visitor.button("Pause blockers").click();
        reason.fill("half a rea");

        visitor.button("Resume teams").click();

        assertThat(page.getByTestId("news")).containsText("teams goes on");
        assertThat(reason).hasValue("half a rea");
        comes(projection("teams"), "well");
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void a_dead_letter_is_looked_into_tried_again_and_discarded_with_a_reason() {
        open();
        system.log().append(UUID.randomUUID(), 1, "TeamVanished", 1, "{\"into\": \"thin air\"}");

        var letters = page.getByTestId("letter");
        assertThat(letters.first()).isVisible(new IsVisibleOptions().setTimeout(PATIENCE));
        var letter = letters.filter(new Locator.FilterOptions().setHasText("TeamVanished")).first();
        comes(stage("views"), "warning");
        letter.getByText("Look into").click();
        assertThat(page.getByTestId("inside").first()).containsText("thin air");
        visitor.picture("operations-letter");
        letter.getByText("Close").click();
        letter.getByText("Retry").click();
        assertThat(page.getByTestId("news")).containsText("can't be applied still");

        // Each view has one of its own, and they come one by one.
        int views = views();
        assertThat(letters).hasCount(views);
        for (int left = views; left > 0; left--) {
            var id = letters.first().getAttribute("data-id");
            var one = page.locator("[data-id='%s']".formatted(id));
            one.getByText("Discard").click();
            because("nobody misses it");
            assertThat(one).hasCount(0);
            assertThat(page.getByTestId("news")).containsText("discarded");
        }
        assertThat(page.getByTestId("letters")).containsText("every event could be applied");
        var settled = system.door(Service.PROJECTOR).get("/projector/v1/dead-letters");
        assertThat(settled.json().findValuesAsText("state")).isNotEmpty().containsOnly("discarded");
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void a_rebuild_is_begun_followed_and_put_live_from_the_page() {
        open();
        comes(stage("views"), "well");

        visitor.button("Rebuild blockers").click();

        var rebuild = projection("blockers").getByTestId("rebuild");
        comes(rebuild, "data-phase", "waiting");
        assertThat(rebuild).containsText("0 rows differ");
        assertThat(rebuild.locator("progress")).isVisible();
        visitor.picture("operations-rebuild");
        visitor.button("Let the rebuild of blockers go live").click();
        comes(rebuild, "data-phase", "done");
        assertThat(visitor.button("Rebuild blockers")).isVisible();
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void with_the_projector_away_the_page_says_so_and_the_rest_goes_on() {
        open();
        comes(stage("views"), "well");

        system.pod(Service.PROJECTOR).close();

        comes(stage("views"), "away");
        assertThat(page.getByTestId("projections")).containsText("as of");
        assertThat(projection("teams")).isVisible();
        comes(stage("store"), "well");
        var before = page.getByTestId("stage-store").textContent();
        system.archive(system.registerTeam("Meanwhile"));
        assertThat(stage("store")).not().hasText(before, new HasTextOptions().setTimeout(PATIENCE));
        visitor.picture("operations-away");

        system.restart(Service.PROJECTOR);
        comes(stage("views"), "well");
    }

    @Test
    void who_may_not_operate_sees_no_link_and_is_told_why() {
        visitor.signIn("/operations", RunningSystem.tokenWith("READ"));

        assertThat(page.getByTestId("no-scope")).containsText("operate");
        assertThat(visitor.link("Operations")).hasCount(0);
        assertThat(visitor.complaints()).isEmpty();
    }

    private void open() {
        visitor.signIn("/operations");
        assertThat(visitor.heading("Operations")).isVisible();
        assertThat(visitor.link("Operations")).hasAttribute("aria-current", "page");
    }

    /// Sent by the keyboard: the field has the focus.
    private void because(String reason) {
        assertThat(page.getByTestId("reason").getByRole(AriaRole.TEXTBOX)).isFocused();
        page.keyboard().type(reason);
        page.keyboard().press("Enter");
    }

    private Locator stage(String name) {
        return page.getByTestId("stage-" + name);
    }

    private Locator projection(String name) {
        return page.locator("[data-testid=projection][data-name=%s]".formatted(name));
    }

    private static void comes(Locator what, String state) {
        comes(what, "data-state", state);
    }

    private static void comes(Locator what, String attribute, String value) {
        assertThat(what)
                .hasAttribute(attribute, value, new HasAttributeOptions().setTimeout(PATIENCE));
    }

    private int views() {
        return system.door(Service.PROJECTOR).all("/projector/v1/projections").size();
    }
}
