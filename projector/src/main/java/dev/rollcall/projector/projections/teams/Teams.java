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
import dev.rollcall.events.TeamEvent.TeamArchived;
import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.events.TeamEvent.TeamRenamed;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.projector.projections.Shape;
import dev.rollcall.projector.projections.Table;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// The teams: what they are called, where they talk, when they are asked, who they are.
public final class Teams {

    record Row(String name, Channel channel, Poll poll, List<Member> members, Instant archivedAt) {

        Row named(String other) {
            return new Row(other, channel, poll, members, archivedAt);
        }

        Row in(Channel other) {
            return new Row(name, other, poll, members, archivedAt);
        }

        Row asked(Poll other) {
            return new Row(name, channel, other, members, archivedAt);
        }

        Row with(Member member) {
            return of(Stream.concat(members.stream(), Stream.of(member)).distinct().toList());
        }

        Row without(Member member) {
            return of(members.stream().filter(other -> !other.equals(member)).toList());
        }

        Row archived(Instant at) {
            return new Row(name, channel, poll, members, at);
        }

        private Row of(List<Member> others) {
            return new Row(name, channel, poll, others, archivedAt);
        }
    }

    record Channel(String workspace, String channel) {
        static final Channel NONE = new Channel(null, null);
    }

    record Poll(String cron, String timeZone) {
        static final Poll NONE = new Poll(null, null);
    }

    record Member(String workspace, String user) {}

    /// The one round whose schedule is a column of its own.
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
                    .text("poll_schedule", row -> row.poll().cron())
                    .text("poll_time_zone", row -> row.poll().timeZone())
                    .list("members", Row::members, MEMBER)
                    .time("archived_at", Row::archivedAt)
                    .make(
                            of ->
                                    new Row(
                                            of.text("name"),
                                            new Channel(
                                                    of.text("slack_workspace"),
                                                    of.text("slack_channel")),
                                            new Poll(
                                                    of.text("poll_schedule"),
                                                    of.text("poll_time_zone")),
                                            of.list("members", MEMBER),
                                            of.time("archived_at")));

    private static final Row BARE = new Row(null, Channel.NONE, Poll.NONE, List.of(), null);

    public static final Projection<Row, TeamEvent> PROJECTION =
            new Projection<>(
                    "teams",
                    1,
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
            case PollScheduled(var round, var cron, var timeZone, _, _) ->
                    round.equals(SHOWN_ROUND) ? team.asked(new Poll(cron, timeZone)) : team;
            case PollUnscheduled(var round) ->
                    round.equals(SHOWN_ROUND) ? team.asked(Poll.NONE) : team;
            case PollPaused _, PollResumed _, HolidaysChosen _ -> team;
            case MemberJoined(var workspace, var user) -> team.with(new Member(workspace, user));
            case MemberLeft(var workspace, var user) -> team.without(new Member(workspace, user));
            case TeamArchived _ -> team.archived(envelope.timestamp());
        };
    }
}
