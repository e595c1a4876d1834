package dev.rollcall.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.api.ReadModelDatabase;
import dev.rollcall.api.Views;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Readers that come back from the last id that they saw.
@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
class ResumeTest {
    private final Views views = new Views();
    private final UUID team = views.team("Team of " + UUID.randomUUID());

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void a_reader_that_comes_and_goes_sees_each_change_once_in_order_while_others_commit() {
        // Given
        var written = new ArrayList<String>();
        var first = StreamReader.open("?team_id=" + team);
        var writers =
                IntStream.range(0, 4)
                        .mapToObj(
                                n ->
                                        Thread.ofVirtual()
                                                .start(() -> Views.update(team, 60, written)))
                        .toList();

        // When
        var seen = new ArrayList<String>();
        var stream = first;
        while (writers.stream().anyMatch(Thread::isAlive)) {
            var opened = stream;
            await().until(
                            () ->
                                    opened.updates().size() >= 10
                                            || writers.stream().noneMatch(Thread::isAlive));
            stream.close();
            await().until(stream::ended);
            seen.addAll(stream.updates());
            stream = StreamReader.open("?team_id=" + team, stream.lastEventId());
            var hello = stream.awaitEvent(e -> e.name().equals("hello"));
            assertThat(hello.data()).isEqualTo("{\"resumed\":true}");
        }

        // Then
        var last = stream;
        await().atMost(Duration.ofSeconds(30))
                .until(() -> seen.size() + last.updates().size() >= written.size());
        seen.addAll(last.updates());
        last.close();
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(written);
        assertThat(seen).isEqualTo(inFeed());
    }

    @Test
    void an_id_of_another_epoch_or_beyond_the_head_starts_over() {
        for (var id : List.of("7-1", "1-999999999")) {
            try (var stream = StreamReader.open("", id)) {
                var reset = stream.awaitEvent(e -> e.name().equals("reset"));
                assertThat(reset.data()).contains("no longer kept");
                assertThat(stream.events().getFirst().data()).isEqualTo("{\"resumed\":false}");
                assertThat(reset.id()).startsWith("1-").isNotEqualTo(id);

                var update = views.update(team, "ada", "After the reset");
                stream.awaitEvent(e -> e.data().contains(update.toString()));
            }
        }
    }

    @Test
    void an_id_beyond_the_head_goes_on_once_the_feed_is_there() {
        // Given
        var next = views.texts("select '1-' || max(number) + 1 from read_model.changes").getFirst();

        // When
        try (var stream = StreamReader.open("", next)) {
            var first = views.update(team, "ada", "Seen elsewhere");
            var second = views.update(team, "ada", "Not seen yet");

            // Then
            var hello = stream.awaitEvent(e -> e.name().equals("hello"));
            stream.awaitEvent(e -> e.data().contains(second.toString()));
            assertThat(hello.data()).isEqualTo("{\"resumed\":true}");
            assertThat(stream.updates())
                    .contains(second.toString())
                    .doesNotContain(first.toString());
            assertThat(stream.data("reset")).isEmpty();
        }
    }

    @Test
    void an_id_that_is_older_than_what_is_kept_starts_over() {
        // Given
        String head;
        try (var stream = StreamReader.open("?team_id=" + team)) {
            head = stream.lastEventId();
            views.updates(team, 70, "Pruned soon");
            await().until(() -> stream.updates().size() == 70);
        }
        views.run(
                "delete from read_model.changes where number < (select max(number) from read_model.changes)");
        views.commit();

        // When: the window holds 64 changes in this test
        try (var stream = StreamReader.open("", head)) {

            // Then
            stream.awaitEvent(e -> e.name().equals("reset"));
            assertThat(stream.events().getFirst().data()).isEqualTo("{\"resumed\":false}");
            assertThat(stream.updates()).isEmpty();
        }
    }

    private List<String> inFeed() {
        return views.texts(
                "select aggregate_id from read_model.changes where projection = 'status_updates' and team_id = ? order by number",
                team);
    }
}
