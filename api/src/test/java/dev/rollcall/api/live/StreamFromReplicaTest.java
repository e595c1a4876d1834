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
}
