package dev.rollcall.projector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.events.Answer;
import dev.rollcall.events.StatusUpdateEvent;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.TeamEvent;
import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.events.TeamEvent.TeamRenamed;
import dev.rollcall.eventstore.AdvisoryLock;
import dev.rollcall.projector.console.Console;
import dev.rollcall.projector.console.Screen;
import dev.rollcall.projector.database.Transactions;
import dev.rollcall.projector.outside.Outside;
import dev.rollcall.projector.outside.World;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.projector.projections.Shape;
import dev.rollcall.projector.projections.Table;
import dev.rollcall.projector.projections.streaks.Streaks;
import dev.rollcall.projector.projections.teams.Teams;
import dev.rollcall.projector.rebuilding.WhatIf;
import dev.rollcall.projector.rebuilding.WhatIf.NotApplied;
import dev.rollcall.projector.rebuilding.WhatIf.Outcome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A candidate is tried on a database, and nobody notices.
@QuarkusTest
@QuarkusTestResource(Outside.class)
class WhatIfTest {

    World world;

    @TestHTTPResource("/")
    String url;

    @Inject Transactions transactions;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private UUID team;
    private long resets;

    @BeforeEach
    void aTeam() {
        team = UUID.randomUUID();
        world.happens(team, new TeamRegistered("One"));
        world.happens(team, new TeamRenamed("Two"));
        await().atMost(20, SECONDS)
                .until(
                        () ->
                                world.database()
                                                .number(
                                                        "select count(*) from read_model.teams where team_id = ? and sequence = 2",
                                                        team)
                                        == 1);
        rebuilt("teams");
    }

    /// Other tests may have left rows of events that are not in the store.
    private void rebuilt(String projection) {
        var again = List.of("rebuild", projection, "--url", url, "--token", World.OPERATOR);
        assertThat(Console.run(screen(), again.toArray(String[]::new))).isZero();
        resets = resets();
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(
                        world.database()
                                .number(
                                        """
                                        select (select count(*) from pg_tables where schemaname = 'read_model_what_if')
                                               + (select count(*) from read_model.rebuilds where place = 'read_model_what_if')
                                               + (select count(*) from read_model.rebuild_parts where place = 'read_model_what_if')
                                               + (select count(*) from read_model.rebuild_poison where place = 'read_model_what_if')
                                        """))
                .isZero();
        assertThat(resets()).isEqualTo(resets);
    }

    @Test
    void this_build_s_own_version_differs_in_nothing() {
        assertThat(type("what-if teams")).isZero();
        assertThat(out.toString(UTF_8))
                .contains(
                        "teams: version %d over ".formatted(Teams.PROJECTION.version()),
                        "no row differs from the live ones");
        assertThat(type("what-if teams --json")).isZero();
        assertThat(out.toString(UTF_8)).contains("\"differences\":0");
    }

    @Test
    void a_row_that_would_be_other_is_told_and_the_live_one_stays() {
        world.database()
                .execute("update read_model.teams set name = 'Live' where team_id = ?", team);

        assertThat(type("what-if teams")).isEqualTo(1);

        assertThat(out.toString(UTF_8))
                .contains("1 row differs from the live ones: name in 1")
                .contains("  %s  name: \"Live\" → \"Two\"".formatted(team));
        assertThat(
                        world.database()
                                .row("select name from read_model.teams where team_id = ?", team))
                .containsEntry("name", "Live");
    }

    @Test
    void a_changed_class_is_told_by_exactly_the_rows_that_differ() throws InterruptedException {
        var outcome = tried(candidate(Teams.PROJECTION, Teams.PROJECTION.table(), new UUID(0, 0)));

        assertThat(outcome.rebuild().differences()).isEqualTo(1);
        assertThat(outcome.rebuild().version()).isEqualTo(Teams.PROJECTION.version() + 1);
        var row = outcome.rebuild().comparison().getJsonArray("rows").getJsonObject(0);
        assertThat(row.getString("team_id")).isEqualTo(team.toString());
        assertThat(row.getJsonObject("live").getString("name")).isEqualTo("Two");
        assertThat(row.getJsonObject("new").getString("name")).isEqualTo("One");
        assertThat(outcome.newColumns()).isEmpty();
        assertThat(outcome.isEqual()).isFalse();
    }

    @Test
    void an_event_that_a_candidate_cannot_apply_is_told() throws InterruptedException {
        var outcome = tried(candidate(Teams.PROJECTION, Teams.PROJECTION.table(), team));

        assertThat(outcome.notApplied())
                .singleElement()
                .returns(team.toString(), NotApplied::aggregateId)
                .returns("APPLY_FAILED", NotApplied::cause);
        assertThat(outcome.rebuild().differences()).isEqualTo(1);
    }

    @Test
    void a_column_that_is_not_deployed_yet_is_told_as_new() throws InterruptedException {
        var update = UUID.randomUUID();
        var said = List.of(new Answer(null, "Done"));
        world.happens(update, new StatusUpdateSubmitted(team, "Ada", null, null, said, null));
        await().atMost(20, SECONDS)
                .until(
                        () ->
                                world.database()
                                                .number(
                                                        "select count(*) from read_model.streak_updates where update_id = ?",
                                                        update)
                                        == 1);
        rebuilt("streaks");

        var outcome = tried(withMotto());

        assertThat(outcome.newColumns()).containsExactly("motto");
        assertThat(outcome.rebuild().events()).isPositive();
        assertThat(outcome.rebuild().differences())
                .as(() -> outcome.rebuild().comparison().encode())
                .isZero();
        assertThat(outcome.isEqual()).isTrue();
    }

    @Test
    void what_a_killed_one_left_goes_with_the_next() {
        world.database()
                .execute(
                        """
                        insert into read_model.rebuilds (
                            projection, place, version, epoch, phase, swap, requested_by, position, events_about)
                        values ('teams', 'read_model_what_if', 1, 1, 'waiting', 'manual', 'killed', 0, 0)
                        """);
        world.database().execute("create table read_model_what_if.teams (team_id uuid)");
        world.database().execute("alter table read_model_what_if.teams owner to rollcall_owner");
        assertThat(type("what-if teams")).isZero();
    }

    @Test
    void only_one_at_a_time() {
        var key = AdvisoryLock.WHAT_IF.key();
        world.database().row("select pg_advisory_lock(%s)".formatted(key));
        try {
            assertThat(type("what-if teams")).isEqualTo(2);
            assertThat(err.toString(UTF_8)).contains("another what-if runs on this database");
        } finally {
            world.database().row("select pg_advisory_unlock(%s)".formatted(key));
        }
    }

    @Test
    void what_is_wrong_is_told() {
        assertThat(type("what-if nothing")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("this build has no view nothing");
        assertThat(
                        Console.run(
                                screen(),
                                "what-if",
                                "teams",
                                "--database",
                                "postgresql://127.0.0.1:1/x"))
                .isEqualTo(3);
        var other = candidate(Teams.PROJECTION, Teams.PROJECTION.table(), team);
        assertThat(
                        WhatIf.of(
                                new Projection<>(
                                        "unheard_of",
                                        1,
                                        other.events(),
                                        other.table(),
                                        other.apply()),
                                transactions))
                .isEmpty();
    }

    private Outcome tried(Projection<?, ?> candidate) throws InterruptedException {
        return WhatIf.of(candidate, transactions).orElseThrow().run(_ -> {});
    }

    /// Does not rename this test's team, and throws where it shall rename `unbearable`.
    private <R> Projection<R, TeamEvent> candidate(
            Projection<R, TeamEvent> teams, Table<R> table, UUID unbearable) {
        return new Projection<>(
                teams.name(),
                teams.version() + 1,
                teams.events(),
                table,
                (row, event, envelope) -> {
                    boolean isRenamed = event instanceof TeamRenamed;
                    if (isRenamed && envelope.aggregateId().equals(unbearable.toString())) {
                        throw new IllegalStateException("cannot rename it");
                    }
                    return isRenamed && envelope.aggregateId().equals(team.toString())
                            ? row
                            : teams.apply().apply(row, event, envelope);
                });
    }

    private static Projection<String, StatusUpdateEvent> withMotto() {
        var table = Streaks.PROJECTION.table();
        var shape =
                Shape.<String>columns()
                        .text("author", author -> author)
                        .text("motto", _ -> "Onwards")
                        .make(of -> of.text("author"));
        return new Projection<>(
                "streaks",
                2,
                StatusUpdateEvent.class,
                new Table<>(table.name(), table.history(), table.key(), shape, null),
                (author, event, _) ->
                        event instanceof StatusUpdateSubmitted said ? said.author() : author);
    }

    private long resets() {
        return world.database()
                .number("select count(*) from read_model.changes where kind = 'reset'");
    }

    private int type(String words) {
        var all = new ArrayList<>(List.of(words.split(" ")));
        all.addAll(List.of("--database", world.postgres().url()));
        return Console.run(screen(), all.toArray(String[]::new));
    }

    private Screen screen() {
        return new Screen(
                new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), () -> false);
    }
}
