package dev.rollcall.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.systemtests.running.OneSystem;
import dev.rollcall.systemtests.running.RunningSystem;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The board of a moment beside a fold of what happened until then.
@Order(2)
@ExtendWith({OneSystem.class, Browsing.class})
class BoardAsOfTest {
    /// The first column, line by line: as BoardOfMoments tells it.
    private static final String LINES =
            """
            () => {
              const team = document.querySelector("[data-testid=team]");
              const all = (within, what) => [...within.querySelectorAll(what)];
              const text = (one) => one.textContent.trim();
              return [
                text(team.querySelector("h2")),
                ...all(team, "[data-testid=update]")
                  .map((one) => text(one.querySelector("h3")) + ": " + all(one, ".answer").map(text).join(" | ")),
                ...all(team, ".members a").map(text).sort(),
              ];
            }""";

    private final RunningSystem system;
    private final Visitor visitor;

    BoardAsOfTest(RunningSystem system, Visitor visitor) {
        this.system = system;
        this.visitor = visitor;
    }

    @Test
    void at_every_moment_the_board_is_what_the_events_until_then_come_to() {
        var page = visitor.page();
        // Given
        var team = system.registerTeam("Owls");
        var seed = Long.getLong("rollcall.seed", new Random().nextLong());
        var linus = Visitor.newcomer();
        var ada = Visitor.newcomer();
        var grace = Visitor.newcomer();
        var people = Map.of(ada, "Ada", grace, "Grace", linus, "Linus");
        people.forEach((id, name) -> system.say(team, name, id, "Hello"));
        var random = new Random(seed);
        var board = new BoardOfMoments(system, people, random);
        for (int n = 0; n < 40; n++) {
            board.happen();
        }
        visitor.signIn("/?team=" + board.team());

        // When
        for (int n = 0; n < 8; n++) {
            var moment = board.moments().get(random.nextInt(board.moments().size()));
            var asOf = n % 2 == 0 ? moment.position() : moment.time();
            page.navigate(visitor.address("/?team=%s&as_of=%s".formatted(board.team(), asOf)));

            // Then
            await("seed %d, as of %s".formatted(seed, asOf))
                    .ignoreExceptions()
                    .untilAsserted(
                            () -> assertThat(page.evaluate(LINES)).isEqualTo(moment.lines()));
        }
        system.archive(board.team());
        assertThat(visitor.complaints()).isEmpty();
        system.archive(team);
    }
}
