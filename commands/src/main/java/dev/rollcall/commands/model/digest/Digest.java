package dev.rollcall.commands.model.digest;

import static dev.rollcall.commands.model.Decision.accept;
import static dev.rollcall.commands.model.Decision.reject;
import static dev.rollcall.commands.model.Rejection.DIGEST_OTHERWISE;

import dev.rollcall.commands.model.Decider;
import dev.rollcall.commands.model.Decision;
import dev.rollcall.commands.model.digest.DigestCommand.MakeDigest;
import dev.rollcall.commands.model.digest.DigestCommand.RecordDigestPosted;
import dev.rollcall.commands.model.digest.DigestCommand.ScheduleDigest;
import dev.rollcall.commands.model.digest.DigestCommand.UnscheduleDigest;
import dev.rollcall.events.DigestEvent;
import dev.rollcall.events.DigestEvent.DigestMade;
import dev.rollcall.events.DigestEvent.DigestPosted;
import dev.rollcall.events.DigestEvent.DigestScheduled;
import dev.rollcall.events.DigestEvent.DigestUnscheduled;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/// A team's weekly digest: whether it is wanted, and which week's was made last. A week has one,
/// whatever becomes of the schedule.
///
/// @param made the last week
/// @param posted whether that one stands in Slack
public record Digest(Optional<DigestTimes> wanted, Optional<String> made, boolean posted) {

    private static final Digest INITIAL = new Digest(Optional.empty(), Optional.empty(), false);

    public static Decider<Digest, DigestCommand, DigestEvent> decider() {
        return new Decider<>(
                INITIAL,
                List.of(Digest.class),
                1,
                DigestEvent.class,
                Digest::decide,
                Digest::evolve);
    }

    static Decision<DigestEvent> decide(Digest digest, DigestCommand command) {
        return switch (command) {
            case ScheduleDigest(var team, var times) ->
                    digest.wanted().equals(Optional.of(times))
                            ? accept()
                            : accept(
                                    new DigestScheduled(
                                            team,
                                            times.day(),
                                            times.time().toString(),
                                            times.timeZone(),
                                            times.channel().orElse(null)));
            case UnscheduleDigest() ->
                    digest.wanted().isPresent() ? accept(new DigestUnscheduled()) : accept();
            case MakeDigest making -> make(digest, making);
            case RecordDigestPosted(var week, var workspace, var channel, var ts) ->
                    digest.made().equals(Optional.of(week)) && !digest.posted()
                            ? accept(new DigestPosted(week, workspace, channel, ts))
                            : accept();
        };
    }

    private static Decision<DigestEvent> make(Digest digest, MakeDigest making) {
        if (!digest.wanted().equals(Optional.of(making.times()))) {
            return reject(DIGEST_OTHERWISE);
        }
        var week = DigestTimes.week(making.slot());
        return digest.made().filter(made -> made.compareTo(week) >= 0).isPresent()
                ? accept()
                : accept(
                        new DigestMade(
                                making.team(),
                                week,
                                making.slot().toString(),
                                making.times().timeZone(),
                                making.workspace(),
                                making.channel()));
    }

    static Digest evolve(Digest digest, DigestEvent event) {
        return switch (event) {
            case DigestScheduled(_, var day, var time, var zone, var channel) ->
                    digest.wanted(
                            Optional.of(
                                    new DigestTimes(
                                            day,
                                            LocalTime.parse(time),
                                            zone,
                                            Optional.ofNullable(channel))));
            case DigestUnscheduled() -> digest.wanted(Optional.empty());
            case DigestMade made -> new Digest(digest.wanted(), Optional.of(made.week()), false);
            case DigestPosted(var week, _, _, _) ->
                    digest.made().equals(Optional.of(week))
                            ? new Digest(digest.wanted(), digest.made(), true)
                            : digest;
        };
    }

    private Digest wanted(Optional<DigestTimes> times) {
        return new Digest(times, made, posted);
    }
}
