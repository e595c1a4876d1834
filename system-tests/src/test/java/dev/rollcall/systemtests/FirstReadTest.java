package dev.rollcall.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.rollcall.systemtests.running.OneSystem;
import dev.rollcall.systemtests.running.RunningSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A dashboard that is opened at a bad moment.
@Order(2)
@ExtendWith({OneSystem.class, Browsing.class})
class FirstReadTest {
    private final RunningSystem system;
    private final Visitor visitor;
    private final Page page;
    private final String ada = Visitor.newcomer();
    private String team;

    FirstReadTest(RunningSystem system, Visitor visitor) {
        this.system = system;
        this.visitor = visitor;
        this.page = visitor.page();
    }

    @AfterEach
    void leaveNothing() {
        system.archive(team);
    }

    @Test
    void a_board_that_could_not_be_read_at_first_comes_by_itself() {
        // Given
        team = system.registerTeam("Lagoons");
        system.say(team, "Ada", ada, "Counting the herons");
        page.clock().install();
        visitor.signIn("/");
        assertThat(visitor.updates()).not().hasCount(0);
        page.clock().pauseAt(System.currentTimeMillis() + 60_000);
        visitor.first("**/api/v1/teams?**", Route::abort);

        // When
        page.navigate(visitor.address("/?team=" + team));
        assertThat(page.getByText("It is tried again by itself.")).isVisible();
        page.clock().runFor(5_000);

        // Then
        assertThat(visitor.updates()).containsText(new String[] {"Counting the herons"});
        assertThat(page.getByTestId("connection")).hasText("Live");
    }
}
