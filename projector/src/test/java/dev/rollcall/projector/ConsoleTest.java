package dev.rollcall.projector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.events.TeamEvent.TeamRenamed;
import dev.rollcall.projector.console.Console;
import dev.rollcall.projector.console.Screen;
import dev.rollcall.projector.outside.Outside;
import dev.rollcall.projector.outside.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What operators type, and what they are told.
@QuarkusTest
@QuarkusTestResource(Outside.class)
class ConsoleTest {

    World world;

    @TestHTTPResource("/")
    String url;

    private Operator operator;

    /// What a command printed, and how it ended.
    private record Run(int exitCode, String out, String err) {}

    @BeforeEach
    void meet() {
        operator = new Operator(world);
    }

    @Test
    void letters_are_listed_as_lines_or_as_json() {
        var poison = refused(UUID.randomUUID());
        var letter = operator.awaitLetter(poison);
        var filter = List.of("--projection=teams", "--aggregate=" + poison.aggregateId());

        var lines = run("dead-letters list", filter);
        assertThat(lines.exitCode()).isZero();
        assertThat(lines.out().lines().toList())
                .singleElement()
                .asString()
                .contains(letter.toString(), "REFUSED", "stuck", poison.aggregateId() + "/2")
                .contains("this name is refused");
        var json = run("dead-letters list --json", filter);
        assertThat(json.out()).startsWith("{\"id\":\"" + letter + "\"");
    }

    @Test
    void more_letters_than_a_page_are_listed() {
        for (int n = 0; n < 3; n++) {
            operator.awaitLetter(refused(UUID.randomUUID()));
        }

        assertThat(run("dead-letters list --limit=2", List.of()).out().lines()).hasSize(2);
        assertThat(run("dead-letters list --limit=3 --state=all", List.of()).out().lines())
                .hasSize(3);
    }

    @Test
    void a_letter_is_shown_with_its_event() {
        var poison = refused(UUID.randomUUID());
        var letter = operator.awaitLetter(poison);

        var shown = run("dead-letters show " + letter, List.of());

        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out())
                .contains("event       TeamRenamed v1  " + poison.aggregateId() + "/2")
                .contains("open; its aggregate is stuck, and 0 later events wait in the store")
                .contains("read from   rollcall.events-")
                .contains("\"data\":{\"name\":\"Refused\"}");
    }

    @Test
    void a_letter_is_retried_until_its_aggregate_goes_on() {
        var team = UUID.randomUUID();
        var letter = operator.awaitLetter(refused(team));

        var again = run("dead-letters retry " + letter, List.of());
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.out()).contains(letter + ": its aggregate is stuck again");
        operator.allow(team);
        var one = run("dead-letters retry --projection=teams --aggregate=" + team, List.of());
        assertThat(one.exitCode()).isZero();
        assertThat(one.out()).contains("1 aggregates go on, 0 are stuck again");
        var none = run("dead-letters retry " + letter, List.of());
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.err()).contains("It is resolved, and no aggregate is stuck because of it.");
    }

    @Test
    void a_letter_is_discarded_with_a_reason() {
        var letter = operator.awaitLetter(refused(UUID.randomUUID()));

        var discarded = run("dead-letters discard " + letter, List.of("--reason", "not worth it"));

        assertThat(discarded.exitCode()).isZero();
        assertThat(discarded.out()).contains(letter + ": its aggregate goes on");
        assertThat(run("dead-letters show " + letter, List.of()).out())
                .contains("discard by operator (not worth it): goes_on");
    }

    @Test
    void views_are_listed_paused_and_resumed() {
        assertThat(run("projections list", List.of()).out()).contains("teams", "status_updates");
        var paused = run("projections pause teams", List.of("--reason", "a test"));
        assertThat(paused.exitCode()).isZero();
        assertThat(run("projections list", List.of()).out()).contains("by operator: a test");
        assertThat(run("projections resume teams", List.of()).exitCode()).isZero();
        assertThat(run("projections resume teams", List.of()).exitCode()).isEqualTo(1);
        assertThat(run("projections resume nothing", List.of()).exitCode()).isEqualTo(1);
    }

    @Test
    void how_it_ended_is_told_by_the_exit_code() {
        assertThat(run("dead-letters list --aggregate=nobody", List.of()).exitCode()).isEqualTo(1);
        assertThat(run("dead-letters list --cause=BAD_LUCK", List.of()))
                .returns(2, Run::exitCode)
                .extracting(Run::err)
                .asString()
                .contains("cause must be one of MALFORMED");
        assertThat(run("dead-letters discard x", List.of()).exitCode()).isEqualTo(2);
        assertThat(run("dead-letters retry", List.of()).exitCode()).isEqualTo(2);
        assertThat(type("projections", "list", "--url=http://127.0.0.1:1", "--token=t"))
                .returns(3, Run::exitCode);
        assertThat(type("projections", "list", "--url=" + url, "--token=" + World.READER))
                .returns(3, Run::exitCode)
                .extracting(Run::err)
                .asString()
                .contains("operate");
        assertThat(type("projections", "list", "--url=nowhere", "--token=t"))
                .returns(2, Run::exitCode);
    }

    @Test
    void only_its_own_words_are_the_consoles() {
        assertThat(Console.knows("dead-letters")).isTrue();
        assertThat(Console.knows("projections", "list")).isTrue();
        assertThat(Console.knows("rebuild", "teams")).isTrue();
        assertThat(Console.knows()).isFalse();
        assertThat(Console.knows("-x")).isFalse();
    }

    private Envelope refused(UUID team) {
        operator.refuse(team);
        world.happens(team, new TeamRegistered("Before"));
        return world.happens(team, new TeamRenamed("Refused"));
    }

    private Run run(String words, List<String> rest) {
        var all = new ArrayList<>(List.of(words.split(" ")));
        all.addAll(rest);
        all.addAll(List.of("--url", url, "--token", World.OPERATOR));
        return type(all.toArray(String[]::new));
    }

    private static Run type(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var screen =
                new Screen(
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        () -> false);
        int exitCode = Console.run(screen, arguments);
        return new Run(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }
}
