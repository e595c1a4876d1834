package dev.rollcall.projector;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.rollcall.events.Event;
import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.events.TeamEvent.TeamRenamed;
import dev.rollcall.projector.applying.Place;
import dev.rollcall.projector.database.Transactions;
import dev.rollcall.projector.outside.Outside;
import dev.rollcall.projector.outside.World;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.projector.projections.Projections;
import dev.rollcall.projector.rebuilding.Rebuild.Phase;
import dev.rollcall.projector.rebuilding.Rebuild.Swap;
import dev.rollcall.projector.rebuilding.RebuildConfig;
import dev.rollcall.projector.rebuilding.Rebuilder;
import dev.rollcall.projector.rebuilding.Step;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Pods of several versions, and several of one, beside a rebuild.
@QuarkusTest
@QuarkusTestResource(Outside.class)
class RebuildPodsTest {

    private static final int NEWER = Projections.ALL.getFirst().version() + 1;

    private static final Executor EACH = task -> Thread.ofVirtual().start(task);

    World world;

    @Inject Transactions transactions;

    @Inject RebuildConfig config;

    private RebuiltView view;

    @BeforeEach
    void meet() {
        view = new RebuiltView(world);
    }

    @Test
    void another_pod_goes_on_where_one_was_killed() {
        // Given
        var teams =
                Stream.generate(() -> view.happened(new TeamRegistered("One"))).limit(30).toList();
        var one = rebuilder(newer(Projections.ALL.getFirst()));
        one.begin(Swap.AUTO, "one");
        while (one.find().orElseThrow().events() == 0) {
            assertThat(one.step()).isEqualTo(Step.FILLED);
        }
        long events = one.find().orElseThrow().events();
        // When
        var other = rebuilder(newer(Projections.ALL.getFirst()));
        other.begin(Swap.AUTO, "other");
        while (other.find().orElseThrow().phase() != Phase.DONE) {
            other.step();
        }
        // Then
        assertThat(events).isLessThan(teamEvents());
        assertThat(other.find().orElseThrow().requestedBy()).isEqualTo("one");
        assertThat(other.find().orElseThrow().events()).isEqualTo(teamEvents());

        // And then: pods of the older version write nothing, until an operator goes back.
        var team = teams.getFirst();
        world.happens(team, new TeamRenamed("Two"));
        await().atMost(20, SECONDS)
                .untilAsserted(
                        () ->
                                RebuiltView.operator()
                                        .get("/projector/v1/projections")
                                        .then()
                                        .body("items[0].live_version", equalTo(NEWER))
                                        .body(
                                                "items[0].failing",
                                                startsWith("version %d is live".formatted(NEWER))));
        assertThat(view.name(team)).isEqualTo("One");
        view.rebuild("teams", "auto");
        view.awaitPhase("teams", "done");
        assertThat(view.name(team)).isEqualTo("Two");
    }

    @Test
    void pods_that_are_asked_at_once_begin_one() {
        for (int round = 0; round < 5; round++) {
            // Given
            world.database().execute("delete from read_model.rebuild_parts");
            world.database().execute("delete from read_model.rebuilds where projection = 'teams'");
            var pods =
                    Stream.of("one", "two", "three", "four")
                            .map(pod -> CompletableFuture.supplyAsync(() -> begin(pod), EACH))
                            .toList();
            // When
            var begun = pods.stream().map(CompletableFuture::join).toList();
            // Then
            assertThat(begun).hasSize(4).containsOnly(begun.getFirst());
            assertThat(rebuilder(newer(Projections.ALL.getFirst())).abort("test")).isTrue();
        }
        assertThat(view.leftOver()).isZero();
    }

    private String begin(String pod) {
        var rebuild = rebuilder(newer(Projections.ALL.getFirst())).begin(Swap.AUTO, pod);
        return rebuild.requestedBy() + rebuild.requestedAt();
    }

    @Test
    void pods_of_an_older_version_keep_the_live_view_while_the_newer_one_is_built() {
        // Given
        var team = view.happened(new TeamRegistered("One"));
        var newer = rebuilder(newer(Projections.ALL.getFirst()));
        newer.begin(Swap.AUTO, "newer");
        newer.step();
        long events = newer.find().orElseThrow().events();
        // When
        world.happens(team, new TeamRenamed("Two"));
        // Then
        await().atMost(20, SECONDS).until(() -> "Two".equals(view.name(team)));
        await().during(1, SECONDS).until(() -> newer.find().orElseThrow().events() == events);
        view.rebuild("teams", "auto");
        assertThat(newer.find().orElseThrow().version()).isEqualTo(NEWER);
        newer.abort("newer");
    }

    private static <R, E extends Event> Projection<R, E> newer(Projection<R, E> projection) {
        return new Projection<>(
                projection.name(),
                NEWER,
                projection.events(),
                projection.table(),
                projection.apply());
    }

    private <R, E extends Event> Rebuilder<R, E> rebuilder(Projection<R, E> projection) {
        return new Rebuilder<>(
                projection, Place.NEXT, transactions, config.page(), config.patience());
    }

    /// With those that nobody knows.
    private long teamEvents() {
        return world.database()
                .number(
                        "select count(*) from event_store.events where type <> all (string_to_array(?, ' '))",
                        String.join(" ", Projections.ALL.getFirst().foreignTypes()));
    }
}
