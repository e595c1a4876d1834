package dev.rollcall.projector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.projector.console.Console;
import dev.rollcall.projector.console.Screen;
import dev.rollcall.projector.outside.Door;
import dev.rollcall.projector.outside.Outside;
import dev.rollcall.projector.outside.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A rebuild as an operator begins, watches and ends it in a terminal.
@QuarkusTest
@QuarkusTestResource(Outside.class)
class RebuildConsoleTest {

    World world;

    @TestHTTPResource("/")
    URI url;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private UUID team;

    @BeforeEach
    void aTeam() {
        team = UUID.randomUUID();
        world.happens(team, new TeamRegistered("Right"));
        await().atMost(20, SECONDS).until(() -> "Right".equals(name()));
    }

    @AfterEach
    void leaveNothingUnderWay() {
        run("rebuild teams --abort");
    }

    @Test
    void it_is_followed_to_its_end_and_what_differs_is_told() {
        run("rebuild teams");
        spoil();

        assertThat(run("rebuild teams")).isZero();

        assertThat(out())
                .contains("teams: version 2 is live, rebuilt up to position")
                .contains("1 row differs from the live ones: name in 1")
                .contains("  %s  name: \"Wrong\" → \"Right\"".formatted(team));
        assertThat(err()).contains("teams  done", "100 %");
        assertThat(name()).isEqualTo("Right");
        assertThat(run("rebuild teams --swap when_equal")).isZero();
        assertThat(out()).contains("no row differs from the live ones");
    }

    @Test
    void one_that_differs_waits_and_says_what_to_type() {
        run("rebuild teams");
        spoil();

        assertThat(run("rebuild teams --swap when_equal")).isEqualTo(1);
        assertThat(out()).contains("level with the log, and not live", "1 row differs");
        assertThat(err()).contains("./rollcall rebuild teams --swap-now");
        assertThat(run("rebuild teams")).isEqualTo(1);
        assertThat(err()).contains("A rebuild of teams is under way already.");
        assertThat(name()).isEqualTo("Wrong");
        assertThat(run("rebuild teams --swap-now")).isZero();
        assertThat(name()).isEqualTo("Right");
        assertThat(run("rebuild teams --swap-now")).isEqualTo(1);
    }

    @Test
    void one_that_waits_as_wanted_is_given_up() {
        assertThat(run("rebuild teams --swap manual")).isZero();
        assertThat(run("rebuild teams --abort")).isZero();
        assertThat(out()).contains("teams: the rebuild was given up by operator");
        assertThat(run("rebuild teams --abort")).isEqualTo(1);
        assertThat(run("rebuild teams --watch")).isEqualTo(1);
    }

    @Test
    void it_is_begun_and_left() {
        run("rebuild teams");

        assertThat(run("rebuild teams --no-wait --json")).isZero();

        assertThat(out()).contains("{\"projection\":\"teams\"");
        assertThat(err()).contains("To look: ./rollcall rebuild teams --watch");
        assertThat(run("rebuild teams --watch --json")).isZero();
        assertThat(out()).contains("\"phase\":\"done\"", "\"differences\":0");
    }

    @Test
    void a_stream_that_breaks_is_taken_up_again() throws SQLException {
        try (var door = new Door(url.getPort());
                var _ = reader()) {
            var followed =
                    CompletableFuture.supplyAsync(() -> type(false, "rebuild teams", door.url()));
            await().atMost(20, SECONDS).until(() -> err().contains("teams  swapping"));
            door.cut();
            await().atMost(20, SECONDS).until(() -> run("rebuild teams --abort") == 0);
            assertThat(followed).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(1);
        }
        assertThat(err()).contains("teams  aborted");
    }

    @Test
    void in_a_terminal_one_line_is_drawn_over() {
        assertThat(type(true, "rebuild teams", url.toString())).isZero();

        assertThat(err()).contains("\r\u001b[Kteams  ").endsWith("\r\u001b[K").doesNotContain("\n");
    }

    @Test
    void what_is_wrong_is_told() {
        assertThat(run("rebuild teams --swap perhaps")).isEqualTo(2);
        assertThat(err()).contains("swap must be auto, when_equal or manual");
        assertThat(run("rebuild teams --watch --abort")).isEqualTo(2);
        assertThat(run("rebuild nothing")).isEqualTo(1);
        assertThat(err()).contains("there is no projection nothing");
        assertThat(type(false, "rebuild teams", "http://127.0.0.1:1")).isEqualTo(3);
    }

    private void spoil() {
        world.database()
                .execute("update read_model.teams set name = 'Wrong' where team_id = ?", team);
    }

    private String name() {
        return (String)
                world.database()
                        .row("select name from read_model.teams where team_id = ?", team)
                        .get("name");
    }

    /// One that holds the live table, so that nothing can go live.
    private Connection reader() throws SQLException {
        var reader = DriverManager.getConnection("jdbc:" + world.postgres().url(), "postgres", "");
        reader.setAutoCommit(false);
        try (var statement = reader.createStatement()) {
            statement.execute("select count(*) from read_model.teams");
        }
        return reader;
    }

    private String out() {
        return out.toString(UTF_8);
    }

    private String err() {
        return err.toString(UTF_8);
    }

    private int run(String words) {
        return type(false, words, url.toString());
    }

    private int type(boolean watched, String words, String at) {
        var all = new ArrayList<>(List.of(words.split(" ")));
        all.addAll(List.of("--url", at, "--token", World.OPERATOR));
        var screen =
                new Screen(
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        () -> watched);
        return Console.run(screen, all.toArray(String[]::new));
    }
}
