package dev.rollcall.commands.outbound.slack;

import dev.rollcall.commands.lookups.RecentUpdates;
import dev.rollcall.commands.lookups.Streak;
import dev.rollcall.commands.lookups.TeamPolls;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.outbound.slack.DigestWeek.Said;
import dev.rollcall.events.DigestEvent.DigestMade;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.PollTimes;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EventCodec;
import dev.rollcall.eventstore.read.EventReader;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Gathers a team's week from the log, as far as it reached when the digest was made; who was away,
/// and who answers without a break, comes from the look-ups. Blocks.
@ApplicationScoped
class DigestWeeks {

    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int WHOLE_STREAM = 10_000;
    private static final int DAYS = 7;

    /// Looks through what was stored in the week, by the index of positions.
    private static final String BEGUN =
            """
            select aggregate_id
            from event_store.events
            where position > $1
            and position < $2
            and type = $3
            and data->>'team_id' = $4
            order by position
            """;

    private static final String AWAY =
            """
            select off.slack_user, count(*)::int as days
            from commands.days_off off
            join commands.memberships membership using (slack_workspace, slack_user)
            where membership.team_id = $1
            and off.day > $2
            and off.day <= $3
            group by off.slack_user
            """;

    private final Pool pool;
    private final EventReader reader;
    private final TeamPolls polls;
    private final RecentUpdates updates;

    DigestWeeks(Pool pool, EventReader reader, TeamPolls polls, RecentUpdates updates) {
        this.pool = pool;
        this.reader = reader;
        this.polls = polls;
        this.updates = updates;
    }

    DigestWeek of(Envelope envelope) {
        if (!(EventCodec.decode(envelope) instanceof Decoded.Known(DigestMade made))) {
            throw new IllegalStateException(
                    "the digest is of a version that this build cannot read");
        }
        var slot = LocalDateTime.parse(made.slot());
        var begin = PollTimes.reached(slot.minusDays(DAYS), ZoneId.of(made.timeZone())).toInstant();
        long after = await(reader.lastBefore(List.of(begin))).getFirst();
        var opened =
                begun("PollOpened", made, after, envelope).stream()
                        .map(PollStory::of)
                        .flatMap(Optional::stream)
                        .toList();
        return new DigestWeek(
                made,
                begun("StatusUpdateSubmitted", made, after, envelope).stream()
                        .map(DigestWeeks::said)
                        .flatMap(Optional::stream)
                        .toList(),
                opened,
                away(made, slot),
                streaks(made.teamId(), opened, envelope.timestamp()));
    }

    /// As the Home tab counts them, as of then.
    private Map<String, Integer> streaks(UUID team, List<PollStory> opened, Instant until) {
        return opened.stream()
                .flatMap(poll -> poll.opened().asked().stream())
                .map(asked -> new Member(asked.slackWorkspace(), asked.slackUser()))
                .distinct()
                .collect(
                        Collectors.toMap(Member::user, who -> streak(team, who, until), Math::max));
    }

    private int streak(UUID team, Member who, Instant until) {
        return Streak.ofPolls(
                await(polls.steps(who, List.of(team))).stream()
                        .filter(step -> !step.at().isAfter(until))
                        .toList(),
                await(updates.turnsOf(who, List.of(team))).stream()
                        .filter(turn -> !turn.at().isAfter(until))
                        .toList());
    }

    private List<List<Envelope>> begun(String type, DigestMade made, long after, Envelope until) {
        return await(
                        pool.preparedQuery(BEGUN)
                                .execute(
                                        Tuple.of(
                                                after,
                                                until.position(),
                                                type,
                                                made.teamId().toString())))
                .stream()
                .map(row -> stream(row.getString("aggregate_id"), until))
                .toList();
    }

    private List<Envelope> stream(String aggregate, Envelope until) {
        return await(reader.stream(aggregate, 0, WHOLE_STREAM)).stream()
                .filter(event -> event.position() < until.position())
                .toList();
    }

    /// What was imported was not said in this week.
    private static Optional<Said> said(List<Envelope> update) {
        return EventCodec.decode(update.getFirst())
                                instanceof Decoded.Known(StatusUpdateSubmitted submitted)
                        && submitted.happenedAt().isEmpty()
                ? PollAnswer.of(update)
                        .map(answer -> new Said(answer, Optional.ofNullable(submitted.pollId())))
                : Optional.empty();
    }

    private Map<String, Integer> away(DigestMade made, LocalDateTime slot) {
        var last = slot.toLocalDate();
        return await(
                        pool.preparedQuery(AWAY)
                                .execute(Tuple.of(made.teamId(), last.minusDays(DAYS), last)))
                .stream()
                .collect(
                        Collectors.toMap(
                                row -> row.getString("slack_user"), row -> row.getInteger("days")));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(ANSWER);
    }
}
