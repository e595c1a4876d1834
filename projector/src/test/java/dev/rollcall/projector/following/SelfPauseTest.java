package dev.rollcall.projector.following;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.TeamEvent;
import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.eventstore.read.EventReader;
import dev.rollcall.projector.applying.Applier;
import dev.rollcall.projector.applying.Pausing;
import dev.rollcall.projector.applying.StartOver;
import dev.rollcall.projector.database.Transactions;
import dev.rollcall.projector.outside.Outside;
import dev.rollcall.projector.outside.World;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.projector.projections.Shape;
import dev.rollcall.projector.projections.Table;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A view with a bug that fails on every event pauses itself, and the others go on.
@QuarkusTest
@QuarkusTestResource(Outside.class)
class SelfPauseTest {

    private static final int PAUSE_AFTER = 10;

    private static final String TABLE =
            """
            create table read_model.%s (
                team_id    uuid,
                name       varchar,
                created_at timestamptz,
                updated_at timestamptz,
                sequence   bigint not null default 0,
                position   bigint not null default 0,
                event_id   uuid,
                %s
                %s
            )
            """;

    private static final String VALIDITY =
            """
            valid_from_position bigint,
            valid_to_position   bigint,
            valid_from          timestamptz,
            valid_to            timestamptz,
            """;

    World world;
    @Inject Transactions transactions;
    @Inject Pool pool;

    /// Whether the view throws on teams whose names begin with "Bad".
    private volatile boolean broken = true;

    private Thread thread;
    private Follower<?, TeamEvent> follower;

    @BeforeEach
    void follow() {
        world.database().execute(TABLE.formatted("buggy", "", "primary key (team_id)"));
        world.database()
                .execute(
                        TABLE.formatted(
                                "buggy_history", VALIDITY, "primary key (team_id, sequence)"));
        world.database()
                .execute("grant all on read_model.buggy, read_model.buggy_history to public");
        world.database()
                .execute(
                        """
                        insert into read_model.projections (name, live_version, epoch, watermark)
                        select 'buggy', 1, epoch,
                               (select coalesce(max(position), 0) from event_store.events)
                        from event_store.epoch
                        """);
        follower = follower();
        thread = Thread.ofVirtual().start(follower);
    }

    private Follower<String, TeamEvent> follower() {
        var buggy =
                new Projection<>(
                        "buggy",
                        1,
                        TeamEvent.class,
                        new Table<>(
                                "buggy",
                                "buggy_history",
                                "team_id",
                                Shape.<String>columns()
                                        .text("name", name -> name)
                                        .make(of -> of.text("name")),
                                ""),
                        this::apply);
        var backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), new Random(1));
        return new Follower<>(
                buggy,
                new Applier<>(buggy, transactions, PAUSE_AFTER),
                new StartOver<>(buggy, transactions),
                this::page,
                new Pace(
                        "buggy",
                        backoff,
                        new FollowingMetrics("buggy", new SimpleMeterRegistry())));
    }

    private String apply(String row, TeamEvent event, Envelope envelope) {
        if (event instanceof TeamRegistered(var name)) {
            if (broken && name.startsWith("Bad")) {
                throw new IllegalStateException("a bug");
            }
            return name;
        }
        return row;
    }

    private Page page(long position) {
        var events =
                new EventReader(pool).after(position, 1_000).await().atMost(Duration.ofSeconds(10));
        return new Page(events, events.size() < 1_000);
    }

    @AfterEach
    void forget() throws InterruptedException {
        follower.tell(new Signal.Stop());
        thread.join();
        world.database().execute("drop table read_model.buggy, read_model.buggy_history");
        for (var table : List.of("stuck", "dead_letters", "checkpoints", "projection_actions")) {
            world.database()
                    .execute("delete from read_model." + table + " where projection = 'buggy'");
        }
        world.database().execute("delete from read_model.projections where name = 'buggy'");
    }

    @Test
    void a_bug_that_fails_on_every_event_pauses_the_view_and_floods_nothing() {
        // When
        var teams = happen("Bad", 3 * PAUSE_AFTER);
        readTheStore();
        // Then
        awaitPaused();
        assertThat(letters()).isZero();
        assertThat(view())
                .containsEntry("paused_by", "rollcall")
                .extractingByKey("paused_reason")
                .asString()
                .startsWith("30 events in a row could not be applied")
                .contains("APPLY_FAILED: java.lang.IllegalStateException: a bug");
        await().atMost(20, SECONDS).until(() -> rows("teams", teams) == teams.size());
        broken = false;
        transactions.run(it -> Pausing.resume(it, "buggy", "ada"));
        await().atMost(20, SECONDS).until(() -> rows("buggy", teams) == teams.size());
    }

    @Test
    void faults_in_a_row_count_over_batches() {
        // Given
        happen("Bad", PAUSE_AFTER - 1);
        readTheStore();
        await().atMost(20, SECONDS).until(() -> letters() == PAUSE_AFTER - 1);
        assertThat(view()).containsEntry("paused_since", null);
        // When
        happen("Bad", 1);
        readTheStore();
        // Then
        awaitPaused();
        assertThat(letters()).isEqualTo(PAUSE_AFTER - 1);
    }

    @Test
    void a_database_that_refuses_every_row_pauses_the_view_before_all_are_looked_for() {
        // Given
        world.database()
                .execute("alter table read_model.buggy add check (name not like 'Refused%')");
        // When
        happen("Refused", 3 * PAUSE_AFTER);
        readTheStore();
        // Then
        awaitPaused();
        assertThat(letters()).isZero();
        assertThat(view())
                .extractingByKey("paused_reason")
                .asString()
                .startsWith("10 events in a row could not be applied")
                .contains("REFUSED: ERROR: new row for relation \"buggy\" violates check");
    }

    @Test
    void a_success_in_between_keeps_the_view_going() {
        // Given
        var teams = new ArrayList<UUID>();
        for (int batch = 1; batch <= 3; batch++) {
            teams.addAll(happen("Bad", PAUSE_AFTER / 2));
            teams.addAll(happen("Good", 1));
            teams.addAll(happen("Bad", PAUSE_AFTER / 2 - 1));
            // When
            readTheStore();
            // Then
            int bad = batch * (PAUSE_AFTER - 1);
            await().atMost(20, SECONDS).until(() -> letters() == bad);
        }
        assertThat(rows("buggy", teams)).isEqualTo(3);
        assertThat(view()).containsEntry("paused_since", null);
        assertThat(
                        world.database()
                                .row(
                                        """
                                        select stack_trace
                                        from read_model.dead_letters
                                        where projection = 'buggy'
                                        limit 1
                                        """)
                                .get("stack_trace"))
                .asString()
                .contains("a bug", "SelfPauseTest.apply");
    }

    private List<UUID> happen(String name, int times) {
        return Stream.generate(UUID::randomUUID)
                .limit(times)
                .peek(team -> world.happens(team, new TeamRegistered(name)))
                .toList();
    }

    private void readTheStore() {
        var behind = Map.of(0, new Resumption("none", 0, true));
        follower.tell(new Signal.Assigned(Map.of(), behind, _ -> 0));
    }

    private void awaitPaused() {
        await().atMost(20, SECONDS).until(() -> view().get("paused_since") != null);
    }

    private Map<String, Object> view() {
        return world.database()
                .row(
                        """
                        select paused_since, paused_reason, paused_by
                        from read_model.projections
                        where name = 'buggy'
                        """);
    }

    private long letters() {
        return world.database()
                .number("select count(*) from read_model.dead_letters where projection = 'buggy'");
    }

    private long rows(String table, List<UUID> teams) {
        return world.database()
                .number(
                        "select count(*) from read_model.%s where team_id = any (?)"
                                .formatted(table),
                        (Object) teams.toArray(UUID[]::new));
    }
}
