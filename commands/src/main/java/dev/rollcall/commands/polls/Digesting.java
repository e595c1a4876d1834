package dev.rollcall.commands.polls;

import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.commands.handling.Outcome;
import dev.rollcall.commands.handling.Plan;
import dev.rollcall.commands.handling.UnitOfWork;
import dev.rollcall.commands.model.Rejection;
import dev.rollcall.commands.model.digest.Digest;
import dev.rollcall.commands.model.digest.DigestCommand.MakeDigest;
import dev.rollcall.commands.model.digest.DigestTimes;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.model.team.SlackChannelRef;
import dev.rollcall.commands.model.team.Team;
import dev.rollcall.commands.polls.DueDigests.DueDigest;
import dev.rollcall.commands.schedule.Slots;
import dev.rollcall.events.PollTimes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/// Makes the weekly digest that is due. Every pod may try: the look-ups only say when to look, the
/// digest and the team are read as they stand, and the command's id follows from team and week.
@ApplicationScoped
class Digesting {

    private static final Logger LOG = Logger.getLogger(Digesting.class);

    private final CommandHandler handler;
    private final DueDigests digests;
    private final PollsConfig config;
    private final PollsMetrics metrics;

    Digesting(
            CommandHandler handler, DueDigests digests, PollsConfig config, PollsMetrics metrics) {
        this.handler = handler;
        this.digests = digests;
        this.config = config;
        this.metrics = metrics;
    }

    Uni<Void> look(DueDigest due, Instant now) {
        return handler.look(Digest.decider(), due.id())
                .chain(
                        digest ->
                                digest.wanted()
                                        .map(times -> look(due, times, now))
                                        .orElseGet(() -> later(due, now)));
    }

    /// The look-ups have yet to hear that it is wanted otherwise, or not at all.
    private Uni<Void> later(DueDigest due, Instant now) {
        return digests.wait(due, now.plus(config.every()));
    }

    private Uni<Void> look(DueDigest due, DigestTimes times, Instant now) {
        var slots = Slots.of(times.cron());
        var zone = ZoneId.of(times.timeZone());
        var slot = slots.latest(Set.of(zone), now).filter(due.afterSlot()::isBefore);
        if (slot.isEmpty()) {
            return digests.wait(due, next(slots, due.afterSlot(), zone));
        }
        boolean tooLate =
                PollTimes.reached(slot.get(), zone)
                        .toInstant()
                        .plus(config.digestsWithin())
                        .isBefore(now);
        return tooLate
                ? silent(due, times, slot.get(), "it was missed; was every pod down?")
                : handler.look(Team.decider(), due.team())
                        .chain(team -> make(due, times, slot.get(), team, now));
    }

    private static Instant next(Slots slots, LocalDateTime after, ZoneId zone) {
        return PollTimes.reached(slots.next(after).orElseThrow(), zone).toInstant();
    }

    private Uni<Void> make(
            DueDigest due, DigestTimes times, LocalDateTime slot, Team team, Instant now) {
        var place =
                team instanceof Team.Active active
                        ? place(times, active)
                        : Optional.<SlackChannelRef>empty();
        if (place.isEmpty()) {
            return silent(due, times, slot, "the team is archived, or has no Slack channel");
        }
        var command =
                new MakeDigest(
                        due.team(), times, slot, place.get().workspace(), place.get().channel());
        Plan plan =
                work ->
                        work.read(Team.decider(), due.team())
                                .invoke(standing -> refuseAnother(standing, team))
                                .chain(() -> work.decide(Digest.decider(), due.id(), command))
                                .invoke(() -> work.whenStored(() -> made(due, slot)));
        return handler.handle(PollRequests.of(due.id(), "digest", DigestTimes.week(slot)), plan)
                .chain(
                        outcome ->
                                outcome instanceof Outcome.Done
                                        ? dealtWith(due, times, slot).replaceWithVoid()
                                        : later(due, now));
    }

    private static void refuseAnother(Team standing, Team seen) {
        if (!standing.equals(seen)) {
            throw UnitOfWork.rejection(Rejection.DIGEST_OTHERWISE);
        }
    }

    /// A channel that was chosen is of the team's workspace: its channel's, else its members'.
    private static Optional<SlackChannelRef> place(DigestTimes times, Team.Active team) {
        return times.channel()
                .flatMap(
                        channel ->
                                workspace(team)
                                        .map(workspace -> new SlackChannelRef(workspace, channel)))
                .or(() -> times.channel().isPresent() ? Optional.empty() : team.channel());
    }

    private static Optional<String> workspace(Team.Active team) {
        return team.channel()
                .map(SlackChannelRef::workspace)
                .or(
                        () ->
                                team.members().stream()
                                        .map(Member::workspace)
                                        .min(Comparator.naturalOrder()));
    }

    private Uni<Boolean> dealtWith(DueDigest due, DigestTimes times, LocalDateTime slot) {
        var next = next(Slots.of(times.cron()), slot, ZoneId.of(times.timeZone()));
        return digests.dealtWith(due, slot, next);
    }

    private Uni<Void> silent(DueDigest due, DigestTimes times, LocalDateTime slot, String why) {
        return dealtWith(due, times, slot)
                .invoke(
                        first -> {
                            if (first) {
                                metrics.passedOver(1);
                                LOG.warnf(
                                        "weekly digest of team %s is not made for %s: %s",
                                        due.team(), slot, why);
                            }
                        })
                .replaceWithVoid();
    }

    private void made(DueDigest due, LocalDateTime slot) {
        metrics.digested();
        LOG.infof("weekly digest of team %s made for %s", due.team(), slot);
    }
}
