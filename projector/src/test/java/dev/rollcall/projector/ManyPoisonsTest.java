package dev.rollcall.projector;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.events.TeamEvent.TeamRenamed;
import dev.rollcall.projector.outside.Outside;
import dev.rollcall.projector.outside.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// Poison in great numbers holds up nothing but its own aggregates.
@Order(Integer.MAX_VALUE)
@QuarkusTest
@QuarkusTestResource(Outside.class)
class ManyPoisonsTest {

    World world;

    private Operator operator;

    @BeforeEach
    void meet() {
        operator = new Operator(world);
    }

    /// Other tests look for theirs among the first that are stuck.
    @AfterEach
    void forget() {
        world.database()
                .execute(
                        """
                        with freed as (
                            delete from read_model.stuck
                            where projection = 'teams'
                            returning dead_letter)
                        insert into read_model.discarded (
                            projection, aggregate_id, event_id, reason, actor)
                        select projection, aggregate_id, event_id, 'a test', 'test'
                        from read_model.dead_letters
                        join freed on dead_letter = id
                        """);
    }

    @Test
    void a_thousand_poison_events_in_a_row_stop_none_of_their_neighbours() {
        // Given
        var sick = Stream.generate(UUID::randomUUID).limit(1_000).toList();
        var well = Stream.generate(UUID::randomUUID).limit(50).toList();
        var events = new ArrayList<Envelope>();
        well.forEach(team -> events.add(append(team, "One")));
        sick.forEach(team -> events.add(append(team, "One")));
        for (var team : sick) {
            events.add(world.database().append(team.toString(), "TeamMerged", 1, "{}"));
        }
        well.forEach(team -> events.add(rename(team, "Two")));
        // When
        world.publish(events.toArray(Envelope[]::new));
        // Then
        await().atMost(90, SECONDS).until(() -> stuck(sick) == sick.size());
        await().atMost(30, SECONDS).until(() -> named(well, "Two") == well.size());
        assertThat(named(sick, "One")).isEqualTo(sick.size());
        assertThat(stuck(well)).isZero();
        retryTwoPages();
    }

    private void retryTwoPages() {
        long before = attempts();
        var which = new HashMap<>(Map.of("projection", "teams", "cause", "UNKNOWN_TYPE"));
        var cursor =
                operator.retry(which)
                        .body("stuck_again", equalTo(100))
                        .extract()
                        .<String>path("next_cursor");
        which.put("cursor", cursor);
        operator.retry(which).body("stuck_again", equalTo(100));
        assertThat(attempts() - before).isEqualTo(200);
    }

    private long attempts() {
        return world.database()
                .number(
                        """
                        select sum(d.attempts)
                        from read_model.stuck s
                        join read_model.dead_letters d on d.id = s.dead_letter
                        where s.projection = 'teams'
                        and d.cause = 'UNKNOWN_TYPE'
                        """);
    }

    @Test
    void one_that_the_database_refuses_in_every_batch_stops_none_of_its_neighbours() {
        // Given
        var teams = new ArrayList<UUID>();
        var refused = new ArrayList<UUID>();
        // When
        for (int batch = 0; batch < 10; batch++) {
            var some = Stream.generate(UUID::randomUUID).limit(10).toList();
            operator.refuse(some.getFirst());
            refused.add(some.getFirst());
            teams.addAll(some);
            var events = new ArrayList<Envelope>();
            some.forEach(team -> events.add(append(team, "One")));
            events.add(rename(some.getFirst(), "Refused"));
            some.stream().skip(1).forEach(team -> events.add(rename(team, "Two")));
            world.publish(events.toArray(Envelope[]::new));
            await().atMost(30, SECONDS).until(() -> named(some, "Two") == some.size() - 1);
        }
        // Then
        await().atMost(30, SECONDS).until(() -> stuck(refused) == refused.size());
        assertThat(stuck(teams)).isEqualTo(refused.size());
        assertThat(named(refused, "One")).isEqualTo(refused.size());
    }

    private Envelope append(UUID team, String name) {
        return world.database().append(team.toString(), new TeamRegistered(name));
    }

    private Envelope rename(UUID team, String name) {
        return world.database().append(team.toString(), new TeamRenamed(name));
    }

    private long stuck(List<UUID> teams) {
        return world.database()
                .number(
                        """
                        select count(*)
                        from read_model.stuck
                        where projection = 'teams'
                        and aggregate_id = any (?)
                        """,
                        (Object) teams.stream().map(UUID::toString).toArray(String[]::new));
    }

    private long named(List<UUID> teams, String name) {
        return world.database()
                .number(
                        """
                        select count(*)
                        from read_model.teams
                        where team_id = any (?)
                        and name = ?
                        """,
                        teams.toArray(UUID[]::new),
                        name);
    }
}
