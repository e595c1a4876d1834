package dev.rollcall.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.rollcall.local.launch.Service;
import dev.rollcall.systemtests.running.OneSystem;
import dev.rollcall.systemtests.running.RunningSystem;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Two people, each at a dashboard of their own: a board and a person's page.
@Order(4)
@ExtendWith({OneSystem.class, Browsing.class})
class TwoWindowsTest {
    /// A browser comes back by itself, a little later each.
    private static final double PATIENCE = 60_000;

    private final RunningSystem system;
    private final Visitor board;
    private final Visitor person;
    private final String ada = Visitor.newcomer();
    private String team;

    TwoWindowsTest(RunningSystem system, Visitor board, Visitor person) {
        this.system = system;
        this.board = board;
        this.person = person;
    }

    @BeforeEach
    void aTeam() {
        team = system.registerTeam("Lighthouses");
        system.addMember(team, ada);
    }

    @AfterEach
    void leaveNothing() {
        system.archive(team);
    }

    @Test
    void both_see_a_change_and_what_happened_while_the_api_was_killed() {
        // Given
        board.signIn("/?team=" + team);
        person.signIn("/people/%s/%s".formatted(RunningSystem.WORKSPACE, ada));
        assertThat(board.page().getByTestId("connection")).hasText("Live");
        assertThat(person.page().getByTestId("connection")).hasText("Live");

        // When
        var said = system.say(team, "Ada", ada, "The lamp is lit");

        // Then
        assertThat(board.updates()).containsText(new String[] {"The lamp is lit"});
        assertThat(person.updates()).containsText(new String[] {"The lamp is lit"});

        // When
        system.pod(Service.API).process().kill();
        assertThat(board.page().getByTestId("connection")).containsText("Reconnecting…");
        system.command("PUT", "status-updates/" + said, Map.of("content", "The lamp is out"));
        system.restart(Service.API);

        // Then
        var patience = new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE);
        for (var visitor : new Visitor[] {board, person}) {
            assertThat(visitor.updates()).containsText(new String[] {"The lamp is out"}, patience);
            assertThat(visitor.updates()).hasCount(1);
            assertThat(visitor.page().getByTestId("connection")).containsText("Live");
        }
    }
}
