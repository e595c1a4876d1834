package dev.rollcall.projector;

import static dev.rollcall.projector.Happenings.TEAM_ROW;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.TeamEvent;
import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.events.TeamEvent.TeamRenamed;
import dev.rollcall.eventstore.AdvisoryLock;
import dev.rollcall.projector.applying.Applier;
import dev.rollcall.projector.applying.Checkpoint;
import dev.rollcall.projector.applying.Delivery;
import dev.rollcall.projector.applying.Release;
import dev.rollcall.projector.applying.Releasing;
import dev.rollcall.projector.applying.Slice;
import dev.rollcall.projector.database.Transactions;
import dev.rollcall.projector.deadletters.Action;
import dev.rollcall.projector.outside.Outside;
import dev.rollcall.projector.outside.World;
import dev.rollcall.projector.projections.teams.Teams;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// Operators act on other pods than the one that follows the partition, at the same time.
@Order(Integer.MAX_VALUE)
@QuarkusTest
@QuarkusTestResource(Outside.class)
class ReleaseRaceTest {

    private static final String TEAMS = AdvisoryLock.PROJECTION.key().replace("$1", "'teams'");

    private static final int ROUNDS = 80;
    private static final int LATER = 8;

    /// A partition of nobody else's.
    private static final int PARTITION = 1_000;

    World world;
    @Inject Transactions transactions;

    private Operator operator;
    private Applier<?, TeamEvent> owner;
    private Releasing<?, TeamEvent> pod;
    private Checkpoint checkpoint;

    private final ExecutorService threads = Executors.newFixedThreadPool(3);

    @BeforeEach
    void meet() {
        operator = new Operator(world);
        owner = new Applier<>(Teams.PROJECTION, transactions);
        pod = new Releasing<>(Teams.PROJECTION, transactions);
        checkpoint = owner.checkpoints(Set.of(PARTITION)).get(PARTITION);
    }

    @AfterEach
    void leave() {
        threads.shutdownNow();
        world.database()
                .execute("delete from read_model.checkpoints where partition = ?", PARTITION);
    }

    @Test
    void what_two_operators_do_beside_the_owners_batches_loses_nothing() throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            race("round %d of seed %d".formatted(round, seed), random);
        }
    }

    @Test
    void a_batch_waits_for_who_frees_its_aggregate() throws Exception {
        // Given
        var team = UUID.randomUUID();
        getStuck(Kind.RETRY, team);
        world.database().execute("begin");
        // When
        Future<?> batch;
        try {
            world.database()
                    .execute(
                            "delete from read_model.stuck where aggregate_id = ?", team.toString());
            var event = new TeamRenamed("Later");
            var stored = world.database().append(team.toString(), event);
            batch = threads.submit(() -> applied(stored));
            // Then
            await().atMost(10, SECONDS).until(() -> waiting("transactionid") > 0);
        } finally {
            world.database().execute("rollback");
        }
        batch.get();
        assertThat(world.database().row(TEAM_ROW, team)).containsEntry("name", "Before");
    }

    @Test
    void a_discard_waits_for_the_batches_in_flight() throws Exception {
        // Given
        var team = UUID.randomUUID();
        var letter = letterOf(getStuck(Kind.DISCARD, team));
        world.database().row("select pg_advisory_lock_shared(%s)".formatted(TEAMS));
        // When
        var release = threads.submit(() -> pod.release(letter, Action.discard("ada", "why not")));
        // Then
        try {
            await().atMost(10, SECONDS).until(() -> waiting("advisory") > 0);
        } finally {
            world.database().row("select pg_advisory_unlock_shared(%s)".formatted(TEAMS));
        }
        assertThat(release.get()).isEqualTo(new Release.GoesOn());
    }

    private long waiting(String kind) {
        return world.database()
                .number("select count(*) from pg_locks where not granted and locktype = ?", kind);
    }

    private void race(String round, Random random) throws Exception {
        // Given
        var team = UUID.randomUUID();
        var kind = Kind.values()[random.nextInt(Kind.values().length)];
        var letter = letterOf(getStuck(kind, team));
        var action =
                kind == Kind.RETRY ? Action.retry("ada") : Action.discard("ada", "does without");
        var begun = new CountDownLatch(random.nextInt(LATER));
        // When
        Callable<Release> act =
                () -> {
                    begun.await();
                    return pod.release(letter, action);
                };
        var one = threads.submit(act);
        var other = threads.submit(act);
        var batches =
                threads.submit(
                        () -> {
                            for (int n = 1; n <= LATER; n++) {
                                happens(team, new TeamRenamed("Later " + n));
                                begun.countDown();
                            }
                        });
        batches.get();
        // Then
        assertThat(List.of(one.get(), other.get()))
                .as(round)
                .containsExactlyInAnyOrder(new Release.GoesOn(), new Release.NothingStuck());
        assertThat(world.database().row(TEAM_ROW, team))
                .as(round)
                .containsEntry("name", "Later " + LATER)
                .containsEntry("sequence", 2L + LATER);
        assertThat(versions(team)).as(round).isEqualTo(kind.applied + LATER);
        assertThat(changes(team)).as(round).isEqualTo(kind.applied + LATER);
    }

    /// What is wrong with a team's first two events, and how many of them get into its row.
    private enum Kind {
        RETRY(2),
        DISCARD(1),
        DISCARD_THE_FIRST(1);

        private final int applied;

        Kind(int applied) {
            this.applied = applied;
        }
    }

    private Envelope getStuck(Kind kind, UUID team) {
        operator.refuse(team);
        return switch (kind) {
            case RETRY -> {
                happens(team, new TeamRegistered("Before"));
                var refused = happens(team, new TeamRenamed("Refused"));
                operator.allow(team);
                yield refused;
            }
            case DISCARD -> {
                happens(team, new TeamRegistered("Before"));
                yield happens(team, new TeamRenamed("Refused"));
            }
            case DISCARD_THE_FIRST -> {
                var merged = world.database().append(team.toString(), "TeamMerged", 1, "{}");
                applied(merged);
                happens(team, new TeamRegistered("Before"));
                yield merged;
            }
        };
    }

    /// An event that is stored, and applied by the owner.
    private Envelope happens(UUID team, TeamEvent event) {
        return applied(world.database().append(team.toString(), event));
    }

    private Envelope applied(Envelope stored) {
        var next =
                new Checkpoint(
                        checkpoint.topicId(), checkpoint.nextOffset() + 1, stored.position());
        owner.apply(
                List.of(
                        new Slice(
                                PARTITION,
                                checkpoint,
                                next,
                                List.of(new Delivery.Stored(stored)))));
        checkpoint = next;
        return stored;
    }

    private UUID letterOf(Envelope event) {
        return (UUID)
                world.database()
                        .row(
                                """
                                select dead_letter
                                from read_model.stuck
                                where projection = 'teams'
                                and aggregate_id = ?
                                """,
                                event.aggregateId())
                        .get("dead_letter");
    }

    private long versions(UUID team) {
        return world.database()
                .number("select count(*) from read_model.team_history where team_id = ?", team);
    }

    private long changes(UUID team) {
        return world.database()
                .number(
                        "select count(*) from read_model.changes where aggregate_id = ?",
                        team.toString());
    }
}
