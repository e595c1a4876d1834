package dev.rollcall.projector;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.eventstore.AdvisoryLock;
import dev.rollcall.projector.outside.Outside;
import dev.rollcall.projector.outside.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Until when a view will never show anything else of the past.
@QuarkusTest
@QuarkusTestResource(Outside.class)
class CompleteUntilTest {

    World world;

    @Test
    void time_goes_on_though_nothing_happens() {
        var last = world.happens(UUID.randomUUID(), new TeamRegistered("One"));

        await().atMost(20, SECONDS).until(() -> is("complete_until > ?::timestamptz", last));
    }

    @Test
    void what_is_not_seen_yet_is_never_before_it() {
        // Given
        var last = world.database().append(UUID.randomUUID().toString(), new TeamRegistered("One"));

        // When, then
        await().atMost(30, SECONDS)
                .failFast(() -> is("complete_until > ?::timestamptz and not " + seen(last), last))
                .until(() -> is("complete_until > ?::timestamptz", last));
    }

    @Test
    void an_append_that_is_under_way_may_have_its_time_already() {
        // Given
        world.database()
                .row("select pg_advisory_lock(%s)::text".formatted(AdvisoryLock.APPEND.key()));
        try {
            // When
            var last = world.happens(UUID.randomUUID(), new TeamRegistered("One"));
            await().atMost(20, SECONDS).until(() -> is(seen(last) + " and ? <> ''", last));

            // Then
            assertThat(is("complete_until <= ?::timestamptz", last)).isTrue();
        } finally {
            world.database()
                    .row("select pg_advisory_unlock(%s)".formatted(AdvisoryLock.APPEND.key()));
        }
    }

    private static String seen(Envelope event) {
        return "watermark >= %d".formatted(event.position());
    }

    private boolean is(String condition, Envelope event) {
        var row =
                world.database()
                        .row(
                                "select %s as holds from read_model.projections where name = 'teams'"
                                        .formatted(condition),
                                event.timestamp().toString());
        return Boolean.TRUE.equals(row.get("holds"));
    }
}
