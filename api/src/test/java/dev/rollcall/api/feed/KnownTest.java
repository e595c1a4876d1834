package dev.rollcall.api.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class KnownTest {
    private static final UUID ID = UUID.randomUUID();
    private static final Change CHANGED =
            new Change.Row(new FeedPosition(1, 2), Kind.TEAM, ID, 2, null, null);
    private static final Change OF_ANOTHER =
            new Change.Row(new FeedPosition(1, 3), Kind.TEAM, UUID.randomUUID(), 2, null, null);

    private final Known<String> known = new Known<>();

    @Test
    void what_was_read_is_known_until_it_changes() {
        known.follow();
        read("old");
        known.drop(OF_ANOTHER);
        assertThat(known.find(ID)).contains("old");

        known.drop(CHANGED);
        assertThat(known.find(ID)).isEmpty();

        read("new");
        known.drop(new Change.Other(new FeedPosition(1, 4)));
        assertThat(known.find(ID)).contains("new");

        known.drop(new Change.Reset(new FeedPosition(1, 5), Kind.TEAM));
        assertThat(known.find(ID)).isEmpty();
    }

    @Test
    void what_changes_while_it_is_read_is_not_kept() {
        known.follow();
        var database = new CompletableFuture<Optional<String>>();
        var answer = known.read(ID, Uni.createFrom().completionStage(database));
        var asked = answer.subscribeAsCompletionStage();

        known.drop(CHANGED);
        database.complete(Optional.of("old"));

        assertThat(asked).isCompletedWithValue(Optional.of("old"));
        assertThat(known.find(ID)).isEmpty();
    }

    @Test
    void nothing_is_known_while_the_feed_is_not_heard() {
        read("before");
        assertThat(known.find(ID)).isEmpty();

        known.follow();
        read("while");
        known.leave();
        assertThat(known.find(ID)).isEmpty();
        read("away");
        assertThat(known.find(ID)).isEmpty();
    }

    @Test
    void what_was_read_before_a_gap_is_not_kept_after_it() {
        known.follow();
        read("before");
        var database = new CompletableFuture<Optional<String>>();
        var asked =
                known.read(ID, Uni.createFrom().completionStage(database))
                        .subscribeAsCompletionStage();

        known.leave();
        known.follow();
        database.complete(Optional.of("before"));

        assertThat(asked).isCompleted();
        assertThat(known.find(ID)).isEmpty();
    }

    private void read(String row) {
        known.read(ID, Uni.createFrom().item(Optional.of(row))).await().indefinitely();
    }
}
