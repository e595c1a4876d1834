package dev.rollcall.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.api.Api;
import dev.rollcall.api.ReplicaDatabase;
import dev.rollcall.api.Views;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A replica refuses LISTEN.
@QuarkusTest
@TestProfile(ReplicaDatabase.Profile.class)
class StreamFromReplicaTest {

    @Test
    void changes_come_by_polling_and_refusals_keep_no_connection() {
        try (var views = new Views();
                var stream = StreamReader.open("")) {
            // Given: at each heartbeat the pod asks to listen, and its pool is smaller than this
            await().until(() -> stream.comments().size() > 5);

            // When
            var id = views.update(views.team("Team of " + UUID.randomUUID()), "ada", "Said");

            // Then
            stream.awaitEvent(event -> event.data().contains(id.toString()));
            Api.reader().get("/api/v1/teams").then().statusCode(200);
        }
    }

    @Test
    void a_replica_that_stands_still_shows_changes_once_it_goes_on() {
        var replica = ReplicaDatabase.replica();
        try (var views = new Views();
                var stream = StreamReader.open("")) {
            // Given
            replica.pauseReplay();
            var id = views.update(views.team("Team of " + UUID.randomUUID()), "ada", "Said");
            int seen = stream.comments().size();
            await().until(() -> stream.comments().size() > seen + 2);
            assertThat(stream.updates()).doesNotContain(id.toString());

            // When
            replica.resumeReplay();

            // Then
            stream.awaitEvent(event -> event.data().contains(id.toString()));
        } finally {
            replica.resumeReplay();
        }
    }

    @Test
    void who_comes_from_a_pod_that_is_ahead_goes_on_once_the_replica_is_there() {
        var replica = ReplicaDatabase.replica();
        try (var views = new Views();
                var other = StreamReader.open("")) {
            // Given
            replica.pauseReplay();
            var seen = views.update(views.team("Team of " + UUID.randomUUID()), "ada", "Seen");
            var id =
                    views.texts(
                                    "select epoch || '-' || max(number) from read_model.changes group by epoch")
                            .getFirst();

            // When
            try (var ahead = StreamReader.open("", id)) {
                await().until(() -> ahead.comments().toString().contains("waiting"));
                int beats = other.comments().size();
                await().until(() -> other.comments().size() > beats + 2);
                assertThat(ahead.events()).isEmpty();
                replica.resumeReplay();

                // Then
                ahead.awaitEvent(event -> event.name().equals("hello"));
                assertThat(ahead.events().getFirst().data()).isEqualTo("{\"resumed\":true}");
                var next = views.update(views.team("Another"), "ada", "Next");
                ahead.awaitEvent(event -> event.data().contains(next.toString()));
                assertThat(ahead.updates()).doesNotContain(seen.toString());
                assertThat(ahead.data("reset")).isEmpty();
            }
        } finally {
            replica.resumeReplay();
        }
    }
}
