package dev.rollcall.commands.polls;

import dev.rollcall.commands.model.team.Member;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// People, with what they chose for themselves and what Slack says of them.
@ApplicationScoped
class People {

    private static final String CHOICES =
            """
            select person.slack_workspace, person.slack_user,
                   coalesce(chosen.time_zone, slack.time_zone) as time_zone,
                   coalesce(chosen.reminded, true) as reminded,
                   array(
                       select off.day
                       from commands.days_off off
                       where off.slack_workspace = person.slack_workspace
                       and off.slack_user = person.slack_user
                       and off.day between $3::date - 2 and $3::date + 2
                   ) as days_off,
                   slack.name, slack.told_at is not null or slack.failure is not null as told
            from unnest($1::varchar[], $2::varchar[]) person (slack_workspace, slack_user)
            left join commands.people chosen using (slack_workspace, slack_user)
            left join lateral (
                select known.time_zone, known.name, known.told_at, known.failure,
                       known.bot or known.deactivated as gone
                from commands.slack_users known
                where known.slack_user = person.slack_user
                and coalesce(known.home_workspace, known.slack_workspace) = person.slack_workspace
                order by known.told_at desc nulls last
                limit 1
            ) slack on true
            where not coalesce(slack.gone, false)
            order by 1, 2
            """;

    private final Pool pool;

    People(Pool pool) {
        this.pool = pool;
    }

    /// Somebody around a day.
    ///
    /// @param zone the one that they chose, else Slack's
    /// @param name as Slack says it
    /// @param told whether Slack has said who they are, or was asked in vain
    record Someone(
            Member member,
            Optional<ZoneId> zone,
            boolean reminded,
            Set<LocalDate> daysOff,
            Optional<String> name,
            boolean told) {
        Someone {
            daysOff = Set.copyOf(daysOff);
        }

        /// By their own clock, or by this one where nobody knows theirs.
        boolean isOff(Instant moment, ZoneId otherwise) {
            return daysOff.contains(moment.atZone(zone.orElse(otherwise)).toLocalDate());
        }
    }

    /// In the order of their ids, without bots and without those whom Slack knows to be gone.
    Uni<List<Someone>> around(Instant moment, Collection<Member> members) {
        return pool.preparedQuery(CHOICES)
                .execute(
                        Tuple.of(
                                each(members, Member::workspace),
                                each(members, Member::user),
                                moment.atOffset(ZoneOffset.UTC).toLocalDate()))
                .map(rows -> rows.stream().map(People::someone).toList());
    }

    private static String[] each(Collection<Member> members, Function<Member, String> part) {
        return members.stream().map(part).toArray(String[]::new);
    }

    private static Someone someone(Row row) {
        return new Someone(
                new Member(row.getString("slack_workspace"), row.getString("slack_user")),
                Optional.ofNullable(row.getString("time_zone")).flatMap(People::zone),
                row.getBoolean("reminded"),
                Set.of(row.getArrayOfLocalDates("days_off")),
                Optional.ofNullable(row.getString("name")),
                row.getBoolean("told"));
    }

    /// Slack may name one that this JDK does not know.
    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
