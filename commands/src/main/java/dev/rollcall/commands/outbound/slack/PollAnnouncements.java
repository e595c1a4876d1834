package dev.rollcall.commands.outbound.slack;

import dev.rollcall.commands.outbound.slack.Recipient.Channel;
import dev.rollcall.commands.outbound.slack.Recipient.Interviewee;
import dev.rollcall.commands.outbound.slack.Recipient.Person;
import dev.rollcall.commands.outbound.slack.Recipient.TeamChannel;
import dev.rollcall.commands.outbound.slack.Recipient.WithoutChannel;
import dev.rollcall.commands.outbound.slack.WantedPosts.Changed;
import dev.rollcall.commands.outbound.slack.WantedPosts.Place;
import dev.rollcall.commands.outbound.slack.WantedPosts.Wanted;
import dev.rollcall.events.Asked;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.NamedIds;
import dev.rollcall.events.PollEvent;
import dev.rollcall.events.PollEvent.PollClosed;
import dev.rollcall.events.PollEvent.PollOpened;
import dev.rollcall.events.PollEvent.PollPosted;
import dev.rollcall.events.PollEvent.PollReminderSent;
import dev.rollcall.events.PollEvent.PollSummarised;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Which posts follow from an event of a poll.
final class PollAnnouncements {

    private final Envelope envelope;
    private final PollStory poll;
    private final List<Wanted> wanted = new ArrayList<>();
    private final List<Changed> changed = new ArrayList<>();

    PollAnnouncements(Envelope envelope, PollEvent event, PollStory poll) {
        this.envelope = envelope;
        this.poll = poll;
        switch (event) {
            case PollOpened opened -> ask(opened);
            case PollReminderSent(var users) -> users.forEach(this::remind);
            case PollClosed() -> close();
            case PollPosted _, PollSummarised _ -> {}
        }
    }

    List<Wanted> wanted() {
        return List.copyOf(wanted);
    }

    List<Changed> changed() {
        return List.copyOf(changed);
    }

    private void ask(PollOpened opened) {
        want(PostKind.POLL, new TeamChannel(opened.teamId()), poll.id(), Consequences.AT_ONCE);
        for (var somebody : opened.asked()) {
            if (opened.settings().ownZones()) {
                want(PostKind.QUESTION, person(somebody), poll.id(), poll.times().asks(somebody));
            } else {
                var to =
                        new WithoutChannel(
                                opened.teamId(), somebody.slackWorkspace(), somebody.slackUser());
                want(PostKind.QUESTION, to, poll.id(), Consequences.AT_ONCE);
                want(PostKind.QUESTION, interviewee(somebody), poll.id(), Consequences.AT_ONCE);
            }
        }
    }

    /// Each reminder is another post; whoever was not asked has no workspace, and is none.
    private void remind(String user) {
        poll.asked(user)
                .ifPresent(
                        somebody ->
                                want(
                                        PostKind.REMINDER,
                                        person(somebody),
                                        envelope.id(),
                                        Consequences.AT_ONCE));
    }

    private void close() {
        changed.add(
                new Changed(
                        poll.id(),
                        List.of(PostKind.POLL, PostKind.QUESTION, PostKind.REMINDER),
                        place()));
        if (poll.opened().settings().summaryBy() != null) {
            want(PostKind.SUMMARY, toSummary(), poll.id(), Consequences.AT_ONCE);
        }
    }

    private Recipient toSummary() {
        var team = poll.opened().teamId();
        var channel = poll.opened().settings().summaryChannel();
        return channel == null
                ? new TeamChannel(team)
                : new Channel(team, workspaceOfTheAsked(), channel);
    }

    private String workspaceOfTheAsked() {
        return poll.opened().asked().stream().findFirst().map(Asked::slackWorkspace).orElse(null);
    }

    private static Person person(Asked somebody) {
        return new Person(somebody.slackWorkspace(), somebody.slackUser());
    }

    private static Interviewee interviewee(Asked somebody) {
        return new Interviewee(somebody.slackWorkspace(), somebody.slackUser());
    }

    private void want(PostKind kind, Recipient to, UUID because, Instant from) {
        var id =
                NamedIds.slackPost(
                        kind.storedName(),
                        because.toString(),
                        to.user() == null ? "" : to.workspace() + "/" + to.user());
        wanted.add(
                new Wanted(
                        id,
                        kind,
                        poll.id(),
                        envelope.id(),
                        to,
                        place(),
                        envelope.timestamp(),
                        from));
    }

    private Place place() {
        return new Place(envelope.epoch(), envelope.position(), envelope.sequence());
    }
}
