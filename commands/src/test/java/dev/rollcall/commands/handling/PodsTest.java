package dev.rollcall.commands.handling;

import static dev.rollcall.commands.handling.Requests.expecting;
import static dev.rollcall.commands.handling.Requests.request;
import static dev.rollcall.commands.handling.Store.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.commands.handling.Outcome.Done;
import dev.rollcall.commands.handling.Outcome.Outdated;
import dev.rollcall.commands.handling.Outcome.Rejected;
import dev.rollcall.commands.model.Rejection;
import dev.rollcall.commands.model.statusupdate.StatusUpdateCommand.SubmitStatusUpdate;
import dev.rollcall.commands.model.team.SlackChannelRef;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Envelope;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Pods remember what they read and wrote; none of it may show.
class PodsTest {

    private static Store store;

    private final UUID team = UUID.randomUUID();
    private final UUID update = UUID.randomUUID();
    private CommandHandler here;
    private CommandHandler elsewhere;

    @BeforeAll
    static void start() {
        store = Store.start();
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @BeforeEach
    void setUp() {
        here = store.pod();
        elsewhere = store.pod();
        assertThat(handle(here, TeamPlans.register(team, "Platform"))).isEqualTo(done(team, 1));
    }

    @Test
    void nothing_is_submitted_to_a_team_that_was_archived_by_another_pod() {
        handle(elsewhere, TeamPlans.archive(team));

        assertThat(handle(here, submission())).isEqualTo(new Rejected(Rejection.TEAM_ARCHIVED));
        assertThat(eventsOf(update)).isEmpty();
    }

    @Test
    void a_rejection_is_never_given_from_memory() {
        // Given a channel that this pod knows to belong to a team, and that has been released since
        var channel = new SlackChannelRef("T1", "C" + team);
        var other = UUID.randomUUID();
        handle(here, TeamPlans.register(other, "Data"));
        handle(here, TeamPlans.linkChannel(team, channel));
        handle(elsewhere, TeamPlans.unlinkChannel(team));

        assertThat(handle(here, TeamPlans.linkChannel(other, channel))).isEqualTo(done(other, 2));
        assertThat(eventsOf(channel.id())).hasSize(3);
    }

    @Test
    void nothing_to_change_is_never_said_from_memory() {
        handle(here, TeamPlans.rename(team, "Foundations"));
        handle(elsewhere, TeamPlans.rename(team, "Platform"));

        assertThat(handle(here, TeamPlans.rename(team, "Foundations"))).isEqualTo(done(team, 4));
    }

    @Test
    void who_names_an_older_sequence_is_told_what_stands() {
        handle(elsewhere, TeamPlans.rename(team, "Foundations"));

        assertThat(handle(here, expecting(1), TeamPlans.rename(team, "Data")))
                .isEqualTo(new Outdated(2));
    }

    @Test
    void who_names_a_sequence_that_only_another_pod_knows_is_right() {
        handle(elsewhere, TeamPlans.rename(team, "Foundations"));

        assertThat(handle(here, expecting(2), TeamPlans.rename(team, "Data")))
                .isEqualTo(done(team, 3));
    }

    @Test
    void a_repeat_gets_the_first_answer_on_any_pod() {
        var request = request();
        handle(here, request, TeamPlans.rename(team, "Foundations"));
        handle(elsewhere, TeamPlans.rename(team, "Data"));

        for (var pod : List.of(here, elsewhere, store.pod())) {
            assertThat(handle(pod, request, TeamPlans.rename(team, "Foundations")))
                    .isEqualTo(done(team, 2));
        }
        assertThat(eventsOf(team)).hasSize(3);
    }

    @Test
    void a_request_on_two_pods_at_once_is_done_once() {
        for (int n = 0; n < 20; n++) {
            var request = request();
            var rename = TeamPlans.rename(team, "Name " + n);

            var outcomes =
                    Uni.join()
                            .all(here.handle(request, rename), elsewhere.handle(request, rename))
                            .andFailFast()
                            .await()
                            .atMost(PATIENCE);

            assertThat(outcomes).containsOnly(done(team, n + 2L));
        }
        assertThat(eventsOf(team)).hasSize(21);
    }

    @Test
    void commands_on_one_aggregate_from_two_pods_are_each_done_once() {
        var renames =
                IntStream.range(0, 12)
                        .mapToObj(
                                n ->
                                        (n % 2 == 0 ? here : elsewhere)
                                                .handle(
                                                        request(),
                                                        TeamPlans.rename(team, "Name " + n)))
                        .toList();

        var outcomes = Uni.join().all(renames).andFailFast().await().atMost(PATIENCE);

        assertThat(outcomes).doesNotHaveDuplicates().hasSize(12);
        assertThat(eventsOf(team)).hasSize(13);
    }

    @Test
    void an_end_of_the_log_that_was_lost_is_forgotten() {
        // Given a pod that remembers the team's third event, which a failover has lost
        handle(here, TeamPlans.rename(team, "Foundations"));
        handle(here, TeamPlans.archive(team));
        store.loseAfter(team.toString(), 2);

        // When, Then
        assertThat(handle(here, TeamPlans.rename(team, "Data"))).isEqualTo(done(team, 3));
        assertThat(handle(here, submission())).isEqualTo(done(update, 1));
        assertThat(handle(here, TeamPlans.rename(team, "Platform"))).isEqualTo(done(team, 4));
    }

    private Plan submission() {
        return StatusUpdatePlans.submit(
                update,
                new SubmitStatusUpdate(
                        team, "ada", null, null, List.of(new Answer(null, "Reviewing")), null));
    }

    private static Done done(UUID aggregate, long sequence) {
        return new Done(aggregate, sequence);
    }

    private static Outcome handle(CommandHandler pod, Plan plan) {
        return handle(pod, request(), plan);
    }

    private static Outcome handle(CommandHandler pod, Request request, Plan plan) {
        return pod.handle(request, plan).await().atMost(PATIENCE);
    }

    private static List<Envelope> eventsOf(UUID aggregate) {
        return store.reader.stream(aggregate.toString(), 0, 1_000).await().atMost(PATIENCE);
    }
}
