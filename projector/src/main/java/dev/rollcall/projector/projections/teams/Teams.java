package dev.rollcall.projector.projections.teams;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.TeamEvent;
import dev.rollcall.events.TeamEvent.HolidaysChosen;
import dev.rollcall.events.TeamEvent.MemberJoined;
import dev.rollcall.events.TeamEvent.MemberLeft;
import dev.rollcall.events.TeamEvent.PollPaused;
import dev.rollcall.events.TeamEvent.PollResumed;
import dev.rollcall.events.TeamEvent.PollScheduled;
import dev.rollcall.events.TeamEvent.PollUnscheduled;
import dev.rollcall.events.TeamEvent.SlackChannelLinked;
import dev.rollcall.events.TeamEvent.SlackChannelUnlinked;
import dev.rollcall.events.TeamEvent.TeamAdminAppointed;
import dev.rollcall.events.TeamEvent.TeamAdminDismissed;
import dev.rollcall.events.TeamEvent.TeamArchived;
import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.events.TeamEvent.TeamRenamed;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.projector.projections.Shape;
import dev.rollcall.projector.projections.Table;
import dev.rollcall.projector.projections.rounds.Round;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// The teams: what they are called, where they talk, when they are asked and when not, and
/// who they are.
public final class Teams {

    record Row(
            String name,
            Channel channel,
            List<Round> rounds,
            Holidays holidays,
            List<Member> members,
            List<Member> admins,
            Instant archivedAt) {

        Row named(String other) {
            return new Row(other, channel, rounds, holidays, members, admins, archivedAt);
        }

        Row in(Channel other) {
            return new Row(name, other, rounds, holidays, members, admins, archivedAt);
        }

        Row asked(List<Round> others) {
            return new Row(name, channel, others, holidays, members, admins, archivedAt);
        }

        Row keeping(Holidays others) {
            return new Row(name, channel, rounds, others, members, admins, archivedAt);
        }

        Row with(Member member) {
            return of(more(members, member), admins);
        }

        Row without(Member member) {
            return of(fewer(members, member), admins);
        }

        Row runBy(Member admin) {
            return of(members, more(admins, admin));
        }

        Row notRunBy(Member admin) {
            return of(members, fewer(admins, admin));
        }

        Row archived(Instant at) {
            return new Row(name, channel, rounds, holidays, members, admins, at);
        }

        private Row of(List<Member> others, List<Member> run) {
            return new Row(name, channel, rounds, holidays, others, run, archivedAt);
        }

        private static List<Member> more(List<Member> some, Member another) {
            return Stream.concat(some.stream(), Stream.of(another)).distinct().toList();
        }

        private static List<Member> fewer(List<Member> some, Member one) {
            return some.stream().filter(other -> !other.equals(one)).toList();
        }

        /// Of the round whose schedule has columns of its own; null where there is none.
        private String shown(Function<Round, String> part) {
            return rounds.stream()
                    .filter(round -> round.name().equals(SHOWN_ROUND))
                    .map(part)
                    .findFirst()
                    .orElse(null);
        }
    }

    record Channel(String workspace, String channel) {
        static final Channel NONE = new Channel(null, null);
    }

    record Holidays(String country, String subdivision) {
        static final Holidays NONE = new Holidays(null, null);
    }

    record Member(String workspace, String user) {}

    private static final String SHOWN_ROUND = "daily";

    private static final Shape<Member> MEMBER =
            Shape.<Member>columns()
                    .text("slack_workspace", Member::workspace)
                    .text("slack_user", Member::user)
                    .make(of -> new Member(of.text("slack_workspace"), of.text("slack_user")));

    private static final Shape<Row> ROW =
            Shape.<Row>columns()
                    .text("name", Row::name)
                    .text("slack_workspace", row -> row.channel().workspace())
                    .text("slack_channel", row -> row.channel().channel())
                    .text("poll_schedule", row -> row.shown(Round::cron))
                    .text("poll_time_zone", row -> row.shown(Round::timeZone))
                    .list("rounds", Row::rounds, Round.SHAPE)
                    .text("holiday_country", row -> row.holidays().country())
                    .text("holiday_subdivision", row -> row.holidays().subdivision())
                    .list("members", Row::members, MEMBER)
                    .list("admins", Row::admins, MEMBER)
                    .time("archived_at", Row::archivedAt)
                    .make(
                            of ->
                                    new Row(
                                            of.text("name"),
                                            new Channel(
                                                    of.text("slack_workspace"),
                                                    of.text("slack_channel")),
                                            of.list("rounds", Round.SHAPE),
                                            new Holidays(
                                                    of.text("holiday_country"),
                                                    of.text("holiday_subdivision")),
                                            of.list("members", MEMBER),
                                            of.list("admins", MEMBER),
                                            of.time("archived_at")));

    private static final Row BARE =
            new Row(null, Channel.NONE, List.of(), Holidays.NONE, List.of(), List.of(), null);

    public static final Projection<Row, TeamEvent> PROJECTION =
            new Projection<>(
                    "teams",
                    2,
                    TeamEvent.class,
                    new Table<>("teams", "team_history", "team_id", ROW, BARE),
                    Teams::apply);

    private Teams() {}

    static Row apply(Row team, TeamEvent event, Envelope envelope) {
        return switch (event) {
            case TeamRegistered(var name) -> team.named(name);
            case TeamRenamed(var name) -> team.named(name);
            case SlackChannelLinked(var workspace, var channel) ->
                    team.in(new Channel(workspace, channel));
            case SlackChannelUnlinked _ -> team.in(Channel.NONE);
            case PollScheduled scheduled -> team.asked(Round.set(team.rounds(), scheduled));
            case PollUnscheduled(var round) -> team.asked(Round.removed(team.rounds(), round));
            case PollPaused(var round, var until) ->
                    team.asked(Round.paused(team.rounds(), round, new Round.Pause(until)));
            case PollResumed(var round) -> team.asked(Round.paused(team.rounds(), round, null));
            case HolidaysChosen(var country, var subdivision) ->
                    team.keeping(new Holidays(country, subdivision));
            case MemberJoined(var workspace, var user) -> team.with(new Member(workspace, user));
            case MemberLeft(var workspace, var user) -> team.without(new Member(workspace, user));
            case TeamAdminAppointed(var workspace, var user) ->
                    team.runBy(new Member(workspace, user));
            case TeamAdminDismissed(var workspace, var user) ->
                    team.notRunBy(new Member(workspace, user));
            case TeamArchived _ -> team.archived(envelope.timestamp());
        };
    }
}
