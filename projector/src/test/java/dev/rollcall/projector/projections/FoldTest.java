package dev.rollcall.projector.projections;

import static dev.rollcall.projector.projections.Histories.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.Answer;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.PollEvent.PollClosed;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.TeamEvent;
import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.events.TeamEvent.TeamRenamed;
import dev.rollcall.projector.projections.Folded.End;
import dev.rollcall.projector.projections.Poison.Cause;
import dev.rollcall.projector.projections.statusupdates.StatusUpdates;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FoldTest {

    private static final UUID KEY = new UUID(0, 1);

    /// Names in the order in which they came; one of them is too much for it.
    private static final Projection<List<String>, TeamEvent> NAMES =
            new Projection<>(
                    "names",
                    1,
                    TeamEvent.class,
                    new Table<>(
                            "names",
                            "name_history",
                            "team_id",
                            Shape.<List<String>>columns().make(_ -> List.of()),
                            List.of()),
                    FoldTest::apply);

    private static List<String> apply(List<String> names, TeamEvent event, Envelope envelope) {
        return switch (event) {
            case TeamRegistered(var name) -> List.of(name);
            case TeamRenamed(var name) when name.isEmpty() ->
                    throw new IllegalStateException("a bug");
            case TeamRenamed(var name) -> List.of(names.getFirst(), name);
            case TeamEvent _ -> names;
        };
    }

    private final Envelope registered = envelope(KEY, 1, 1, new TeamRegistered("one"));
    private final Envelope renamed = envelope(KEY, 2, 2, new TeamRenamed("two"));

    @Test
    void each_event_makes_a_version() {
        var folded = fold(registered, renamed);

        assertThat(folded.versions())
                .extracting(version -> version.state().row())
                .containsExactly(List.of("one"), List.of("one", "two"));
        assertThat(folded.state().stamp())
                .isEqualTo(
                        new Stamp(2, 2, renamed.id(), registered.timestamp(), renamed.timestamp()));
    }

    @Test
    void what_was_said_before_it_was_stored_was_created_then() {
        var said = Instant.parse("2023-05-02T07:31:00Z");
        var imported =
                envelope(
                        KEY,
                        1,
                        1,
                        new StatusUpdateSubmitted(
                                KEY, "Ada", null, null, Answer.freely("tests"), null, said));
        var edited = envelope(KEY, 2, 2, new StatusUpdateEdited(Answer.freely("more tests")));

        var stamp =
                new Fold<>(StatusUpdates.PROJECTION, Map.of(), Set.of())
                        .fold(
                                KEY,
                                Stamped.bare(StatusUpdates.PROJECTION.table()),
                                List.of(imported, edited))
                        .state()
                        .stamp();

        assertThat(stamp.createdAt()).isEqualTo(said);
        assertThat(stamp.updatedAt()).isEqualTo(edited.timestamp());
    }

    @Test
    void another_event_in_the_same_place_is_doubted() {
        var other = envelope(KEY, 2, 3, new TeamRenamed("other"));

        assertThat(fold(registered, renamed, other).end()).isEqualTo(new End.Forked(other));
    }

    @Test
    void what_it_does_not_read_only_counts_on() {
        var closed = envelope(KEY, 2, 2, new PollClosed());

        var folded = fold(registered, closed);

        assertThat(folded.versions()).hasSize(1);
        assertThat(folded.state().stamp().sequence()).isEqualTo(2);
        assertThat(folded.state().stamp().updatedAt()).isEqualTo(registered.timestamp());
    }

    @Test
    void a_stream_that_it_does_not_read_leaves_no_row() {
        var folded = fold(envelope(KEY, 1, 1, new PollClosed()), typed("Kudos", 1, 2));

        assertThat(folded.end()).isEqualTo(new End.Whole());
        assertThat(folded.state().stamp().isBare()).isTrue();
    }

    @Test
    void an_unknown_type_ends_the_fold() {
        var unknown = typed("TeamMerged", 1, 2);

        assertThat(fold(registered, unknown).end())
                .isEqualTo(
                        new End.Poisoned(
                                unknown,
                                new Poison(Cause.UNKNOWN_TYPE, "unknown type TeamMerged")));
    }

    @Test
    void a_later_version_ends_the_fold() {
        assertThat(cause(fold(registered, typed("TeamRenamed", 9, 2))))
                .isEqualTo(Cause.LATER_VERSION);
    }

    @Test
    void a_payload_that_lies_ends_the_fold() {
        assertThat(cause(fold(registered, typed("TeamRenamed", 1, 2))))
                .isEqualTo(Cause.UNDECODABLE);
    }

    @Test
    void a_projection_that_throws_ends_the_fold_with_the_row_before() {
        var folded = fold(registered, envelope(KEY, 2, 2, new TeamRenamed("")), renamed);

        assertThat(cause(folded)).isEqualTo(Cause.APPLY_FAILED);
        assertThat(folded.state().row()).containsExactly("one");
    }

    @Test
    void what_the_database_refused_ends_the_fold() {
        var refused = new Poison(Cause.REFUSED, "too long");

        var folded =
                new Fold<>(NAMES, Map.of(renamed.id(), refused), Set.of())
                        .fold(KEY, Stamped.bare(NAMES.table()), List.of(registered, renamed));

        assertThat(folded.end()).isEqualTo(new End.Poisoned(renamed, refused));
    }

    @Test
    void what_was_discarded_only_counts_on() {
        var unknown = typed("TeamMerged", 1, 2);
        var later = envelope(KEY, 3, 3, new TeamRenamed("later"));

        var folded =
                new Fold<>(NAMES, Map.of(), Set.of(unknown.id()))
                        .fold(
                                KEY,
                                Stamped.bare(NAMES.table()),
                                List.of(registered, unknown, later));

        assertThat(folded.end()).isEqualTo(new End.Whole());
        assertThat(folded.state().row()).containsExactly("one", "later");
        assertThat(folded.versions()).hasSize(2);
    }

    private static Envelope typed(String type, int version, long sequence) {
        var any = envelope(KEY, sequence, sequence, new PollClosed());
        return new Envelope(
                any.id(),
                type,
                any.aggregateId(),
                any.data(),
                any.timestamp(),
                any.metadata(),
                version,
                sequence,
                sequence,
                1);
    }

    private static Cause cause(Folded<?> folded) {
        return folded.end() instanceof End.Poisoned(_, var poison) ? poison.cause() : null;
    }

    private static Folded<List<String>> fold(Envelope... events) {
        return new Fold<>(NAMES, Map.of(), Set.of())
                .fold(KEY, Stamped.bare(NAMES.table()), List.of(events));
    }
}
