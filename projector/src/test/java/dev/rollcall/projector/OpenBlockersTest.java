package dev.rollcall.projector;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.events.Answer;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateRetracted;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.projector.outside.Outside;
import dev.rollcall.projector.outside.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Who is blocked, by what, since when.
@QuarkusTest
@QuarkusTestResource(Outside.class)
class OpenBlockersTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-24T09:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-11-25T09:00:00Z");
    private static final Instant THURSDAY = Instant.parse("2026-11-26T09:00:00Z");

    World world;

    private final UUID team = UUID.randomUUID();

    @Test
    void a_blocker_is_open_since_it_was_first_spoken_of_without_a_break() {
        said("U1", "keys", MONDAY);
        said("U1", "none", TUESDAY);
        said("U1", "the import", WEDNESDAY);
        said("U1", "the import and Bob", THURSDAY);
        awaitOpen("U1 the import and Bob since 2026-11-25");
    }

    @Test
    void a_newer_update_without_one_closes_it() {
        // Given
        said("U1", "keys", MONDAY);
        said("U2", "keys", MONDAY);
        awaitOpen("U1 keys since 2026-11-23, U2 keys since 2026-11-23");
        // When
        said("U1", "none", TUESDAY);
        // Then
        awaitOpen("U2 keys since 2026-11-23");
    }

    @Test
    void once_the_newest_update_is_taken_back_the_one_before_counts() {
        // Given
        said("U1", "keys", MONDAY);
        var none = said("U1", "none", TUESDAY);
        said("U2", "none", MONDAY);
        var blocked = said("U2", "keys", TUESDAY);
        awaitOpen("U2 keys since 2026-11-24");
        // When
        world.happens(none, new StatusUpdateRetracted());
        world.happens(blocked, new StatusUpdateRetracted());
        // Then
        awaitOpen("U1 keys since 2026-11-23");
    }

    @Test
    void an_edit_closes_and_opens_at_the_time_of_its_update() {
        // Given
        var first = said("U1", "none", MONDAY);
        var second = said("U2", "keys", MONDAY);
        said("U1", "the import", TUESDAY);
        awaitOpen("U1 the import since 2026-11-24, U2 keys since 2026-11-23");
        // When
        world.happens(first, new StatusUpdateEdited(answer("keys")));
        world.happens(second, new StatusUpdateEdited(answer("none")));
        // Then
        awaitOpen("U1 the import since 2026-11-23");
    }

    @Test
    void each_team_and_each_workspace_has_its_own() {
        // Given
        said("U1", "keys", MONDAY);
        world.happens(UUID.randomUUID(), by("U1", "T2", "U1", "none"), TUESDAY);
        // When
        world.happens(
                UUID.randomUUID(),
                new StatusUpdateSubmitted(
                        UUID.randomUUID(), "U1", "T1", "U1", answer("none"), null),
                TUESDAY);
        said("U2", "the import", TUESDAY);
        // Then
        awaitOpen("U1 keys since 2026-11-23, U2 the import since 2026-11-24");
    }

    @Test
    void an_update_without_a_slack_user_goes_on_where_the_one_of_that_name_stopped() {
        // Given
        world.happens(UUID.randomUUID(), by("Ada", "T1", "U1", "keys"), MONDAY);
        world.happens(UUID.randomUUID(), by("Grace", "T1", "U2", "keys"), MONDAY);
        world.happens(UUID.randomUUID(), by("Grace", "T1", "U3", "keys"), MONDAY);
        // When
        world.happens(UUID.randomUUID(), by("Ada", null, null, "none"), TUESDAY);
        world.happens(UUID.randomUUID(), by("Grace", null, null, "none"), TUESDAY);
        world.happens(UUID.randomUUID(), by("Bob", null, null, "the import"), TUESDAY);
        // Then
        awaitOpen(
                "U2 keys since 2026-11-23, U3 keys since 2026-11-23, Bob the import since 2026-11-24");
    }

    private UUID said(String user, String blocker, Instant at) {
        var update = UUID.randomUUID();
        world.happens(update, by(user, "T1", user, blocker), at);
        return update;
    }

    private StatusUpdateSubmitted by(String author, String workspace, String user, String blocker) {
        return new StatusUpdateSubmitted(team, author, workspace, user, answer(blocker), null);
    }

    private static List<Answer> answer(String blocker) {
        return List.of(new Answer("Today?", "alerts"), new Answer("Blockers?", blocker));
    }

    private void awaitOpen(String open) {
        await().atMost(20, SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(
                                                world.database()
                                                        .row(
                                                                """
                                                                select string_agg(
                                                                    format('%s %s since %s',
                                                                           coalesce(slack_user, author),
                                                                           blocker,
                                                                           (since at time zone 'UTC')::date),
                                                                    ', ' order by slack_user) as open
                                                                from read_model.open_blockers
                                                                where team_id = ?
                                                                """,
                                                                team))
                                        .containsEntry("open", open));
    }
}
