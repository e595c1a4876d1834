package dev.rollcall.commands.polls;

import dev.rollcall.commands.lookups.RecentUpdates;
import dev.rollcall.commands.polls.DueDigests.DueDigest;
import dev.rollcall.commands.polls.DuePolls.DuePoll;
import dev.rollcall.commands.polls.DueRounds.DueRound;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// What is due of polls at a moment: which to open, remind of and close. Any number of pods may be
/// at it at the same time.
@ApplicationScoped
class Asking {

    private static final Logger LOG = Logger.getLogger(Asking.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

    private final Clock clock;
    private final DueRounds rounds;
    private final DuePolls polls;
    private final DueDigests digests;
    private final Opening opening;
    private final Chasing chasing;
    private final Digesting digesting;
    private final AnonymousAnswers anonymous;
    private final RecentUpdates updates;
    private final PollsConfig config;
    private final PollsMetrics metrics;

    Asking(
            Clock clock,
            DueRounds rounds,
            DuePolls polls,
            DueDigests digests,
            Opening opening,
            Chasing chasing,
            Digesting digesting,
            AnonymousAnswers anonymous,
            RecentUpdates updates,
            PollsConfig config,
            PollsMetrics metrics) {
        this.clock = clock;
        this.rounds = rounds;
        this.polls = polls;
        this.digests = digests;
        this.opening = opening;
        this.chasing = chasing;
        this.digesting = digesting;
        this.anonymous = anonymous;
        this.updates = updates;
        this.config = config;
        this.metrics = metrics;
    }

    /// What is due at a moment.
    record Due(Instant now, List<DueRound> rounds, List<DuePoll> polls, List<DueDigest> digests) {
        Due {
            rounds = List.copyOf(rounds);
            polls = List.copyOf(polls);
            digests = List.copyOf(digests);
        }

        boolean isEmpty() {
            return rounds.isEmpty() && polls.isEmpty() && digests.isEmpty();
        }

        /// Whether there may be more than was looked for.
        boolean isFull(int batch) {
            return rounds.size() >= batch || polls.size() >= batch || digests.size() >= batch;
        }
    }

    Uni<Due> due() {
        var now = clock.instant();
        return Uni.combine()
                .all()
                .unis(
                        rounds.at(now, config.batch()),
                        polls.at(now, config.batch()),
                        digests.at(now, config.batch()))
                .with((toLookAt, open, weekly) -> new Due(now, toLookAt, open, weekly));
    }

    /// Each by itself: what fails is tried again later, and keeps nothing else waiting.
    Uni<Void> carryOut(Due due) {
        var now = due.now();
        var again = now.plus(AFTER_FAILURE);
        return each(
                        due.polls(),
                        poll -> chasing.look(poll, now),
                        poll -> polls.wait(poll.id(), again),
                        poll -> "poll %s of team %s".formatted(poll.id(), poll.team()))
                .chain(
                        () ->
                                each(
                                        due.rounds(),
                                        round -> opening.look(round, now),
                                        round -> rounds.wait(round, Optional.of(again)),
                                        round ->
                                                "round %s of team %s"
                                                        .formatted(round.round(), round.team())))
                .chain(
                        () ->
                                each(
                                        due.digests(),
                                        digest -> digesting.look(digest, now),
                                        digest -> digests.wait(digest, again),
                                        digest ->
                                                "weekly digest of team %s"
                                                        .formatted(digest.team())));
    }

    private <T> Uni<Void> each(
            List<T> items,
            Function<T, Uni<Void>> look,
            Function<T, Uni<Void>> later,
            Function<T, String> name) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUni(
                        item ->
                                Uni.createFrom()
                                        .deferred(() -> look.apply(item))
                                        .onFailure()
                                        .invoke(failure -> failed(name.apply(item), failure))
                                        .onFailure()
                                        .recoverWithUni(() -> later.apply(item)))
                .merge(config.parallel())
                .onItem()
                .ignoreAsUni();
    }

    private void failed(String what, Throwable failure) {
        metrics.failed();
        LOG.warnf(
                "%s: what is due could not be done (%s); tried again in %d s, by any pod",
                what, failure, AFTER_FAILURE.toSeconds());
    }

    /// What is held of a poll is stored before that is forgotten.
    Uni<Void> forget() {
        var now = clock.instant();
        return anonymous
                .settleClosed()
                .chain(() -> polls.forget(now.minus(config.kept())))
                .chain(() -> updates.forget(now.minus(RecentUpdates.LATELY)));
    }
}
