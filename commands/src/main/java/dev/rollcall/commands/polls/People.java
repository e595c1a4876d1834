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
                   ) as days_off
            from unnest($1::varchar[], $2::varchar[]) person (slack_workspace, slack_user)
            left join commands.people chosen using (slack_workspace, slack_user)
            left join commands.slack_users slack using (slack_workspace, slack_user)
            order by 1, 2
            """;

    private final Pool pool;

    People(Pool pool) {
        this.pool = pool;
    }

    /// Somebody around a day.
    ///
    /// @param zone the one that they chose, else Slack's
    record Someone(Member member, Optional<ZoneId> zone, boolean reminded, Set<LocalDate> daysOff) {
        Someone {
            daysOff = Set.copyOf(daysOff);
        }

        /// By their own clock, or by this one where nobody knows theirs.
        boolean isOff(Instant moment, ZoneId otherwise) {
            return daysOff.contains(moment.atZone(zone.orElse(otherwise)).toLocalDate());
        }
    }

    /// In the order of their ids.
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
                Set.of(row.getArrayOfLocalDates("days_off")));
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
