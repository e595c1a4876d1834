package dev.rollcall.projector.rebuilding;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.events.StatusUpdateEvent;
import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.projector.applying.Place;
import dev.rollcall.projector.database.Transactions;
import dev.rollcall.projector.outside.Outside;
import dev.rollcall.projector.outside.World;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.projector.projections.streaks.Streaks;
import dev.rollcall.projector.rebuilding.Rebuild.Phase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A pod that starts with a newer version of a view than the live one sees to it by itself.
@QuarkusTest
@QuarkusTestResource(Outside.class)
class KeepCurrentTest {

    World world;

    @Inject Transactions transactions;

    @Test
    void a_newer_version_is_built_by_itself_and_an_older_one_never() {
        var current = rebuilder(Streaks.PROJECTION, 1);
        var newer = rebuilder(Streaks.PROJECTION, 2);
        current.keepCurrent();
        assertThat(current.find().filter(it -> it.version() == 1 && !it.phase().isOver()))
                .isEmpty();

        newer.keepCurrent();

        assertThat(newer.find().orElseThrow())
                .returns(2, Rebuild::version)
                .returns("rollcall", Rebuild::requestedBy);
        toItsEnd(newer);
        assertThat(liveVersion()).isEqualTo(2);
        rebuilder(Streaks.PROJECTION, 1).keepCurrent();
        assertThat(newer.find().orElseThrow().version()).isEqualTo(2);
        var back = rebuilder(Streaks.PROJECTION, 1);
        back.begin(Rebuild.Swap.AUTO, "test");
        await().atMost(30, SECONDS).until(() -> liveVersion() == 1);
        await().atMost(30, SECONDS).until(() -> rebuildsUnderWay() == 0);
    }

    @Test
    void a_view_that_is_new_fills_itself_from_history() {
        world.happens(UUID.randomUUID(), new TeamRegistered("One"));
        await().atMost(30, SECONDS).until(() -> rebuildsUnderWay() == 0);
        world.database().execute("delete from read_model.rebuilds where projection = 'streaks'");
        world.database()
                .execute(
                        "update read_model.projections set live_version = 0 where name = 'streaks'");

        rebuilder(Streaks.PROJECTION, 1).keepCurrent();

        await().atMost(30, SECONDS).until(() -> liveVersion() == 1);
        await().atMost(30, SECONDS).until(() -> rebuildsUnderWay() == 0);
    }

    private void toItsEnd(Rebuilder<?, ?> rebuilder) {
        await().atMost(30, SECONDS)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(
                        () -> {
                            rebuilder.step();
                            return rebuilder.find().orElseThrow().phase() == Phase.DONE;
                        });
    }

    private long rebuildsUnderWay() {
        return world.database()
                .number(
                        """
                        select count(*)
                        from read_model.rebuilds
                        where projection = 'streaks'
                        and phase not in ('done', 'aborted')
                        """);
    }

    private long liveVersion() {
        return world.database()
                .number("select live_version from read_model.projections where name = 'streaks'");
    }

    private <R> Rebuilder<R, StatusUpdateEvent> rebuilder(
            Projection<R, StatusUpdateEvent> streaks, int version) {
        var other =
                new Projection<>(
                        streaks.name(),
                        version,
                        streaks.events(),
                        streaks.table(),
                        streaks.apply());
        return new Rebuilder<>(other, Place.NEXT, transactions, 20, Duration.ofMinutes(1));
    }
}
