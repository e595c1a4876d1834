package dev.rollcall.commands.edge.slack.intake;

import dev.rollcall.commands.handling.Aggregates;
import dev.rollcall.commands.lookups.Lookups.NamedTeam;
import dev.rollcall.commands.model.team.SlackChannelRef;
import dev.rollcall.commands.model.team.Team;
import dev.rollcall.commands.slack.SlackWorkspaces;
import dev.rollcall.events.Event;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.TeamEvent.MemberJoined;
import dev.rollcall.events.TeamEvent.SlackChannelLinked;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EventCodec;
import dev.rollcall.eventstore.read.EventReader;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// Keeps workspaces apart: whatever an id in a request says, nobody reaches a team or an update of
/// a workspace that is not theirs.
@ApplicationScoped
public class Separation {

    private static final int PAGE = 500;

    private final Aggregates aggregates;
    private final EventReader reader;
    private final SlackWorkspaces slack;

    Separation(Aggregates aggregates, EventReader reader, SlackWorkspaces slack) {
        this.aggregates = aggregates;
        this.reader = reader;
        this.slack = slack;
    }

    /// Whether a team is of a workspace: its channel is there, or somebody in it is. One that has
    /// neither is nobody's, and so anybody's.
    public Uni<Boolean> reaches(String workspace, UUID team) {
        return aggregates.read(Team.decider(), team).map(read -> isOf(workspace, read));
    }

    private static boolean isOf(String workspace, Team team) {
        return switch (team) {
            case Team.Active active -> isOf(workspace, active);
            case Team.Unknown _, Team.Archived _ -> true;
        };
    }

    private static boolean isOf(String workspace, Team.Active team) {
        var places =
                Stream.concat(
                                team.channel().map(SlackChannelRef::workspace).stream(),
                                team.members().stream().map(member -> member.workspace()))
                        .toList();
        return places.isEmpty() || places.contains(workspace);
    }

    /// Whether an update was said in a workspace, or not in Slack at all.
    public Uni<Boolean> saidIn(String workspace, UUID update) {
        return reader.stream(update.toString(), 0, 1)
                .map(
                        events ->
                                events.stream()
                                        .map(EventCodec::decode)
                                        .flatMap(Separation::known)
                                        .allMatch(event -> isOf(workspace, event)));
    }

    private static boolean isOf(String workspace, Event event) {
        return !(event instanceof StatusUpdateSubmitted submitted)
                || submitted.slackWorkspace() == null
                || submitted.slackWorkspace().equals(workspace);
    }

    /// The teams that a workspace may take up by their name. What a team was told stays with it, so
    /// it must never have been another workspace's; and one that never was anybody's may be meant
    /// for any, so that only the only workspace may.
    public Uni<List<NamedTeam>> ours(String workspace, List<NamedTeam> named) {
        return Multi.createFrom()
                .iterable(named)
                .onItem()
                .transformToUniAndConcatenate(
                        team -> mayTakeUp(workspace, team.id()).map(may -> may ? team : null))
                .collect()
                .asList();
    }

    private Uni<Boolean> mayTakeUp(String workspace, UUID team) {
        return placesEver(team, 0, new HashSet<>())
                .map(
                        places ->
                                places.isEmpty()
                                        ? slack.isAlone(workspace)
                                        : places.equals(Set.of(workspace)));
    }

    private Uni<Set<String>> placesEver(UUID team, long after, Set<String> places) {
        return reader.stream(team.toString(), after, PAGE)
                .chain(
                        page -> {
                            page.stream()
                                    .map(EventCodec::decode)
                                    .flatMap(Separation::known)
                                    .flatMap(event -> place(event).stream())
                                    .forEach(places::add);
                            return page.size() < PAGE
                                    ? Uni.createFrom().item(places)
                                    : placesEver(team, page.getLast().sequence(), places);
                        });
    }

    private static Optional<String> place(Event event) {
        return switch (event) {
            case SlackChannelLinked(var workspace, _) -> Optional.of(workspace);
            case MemberJoined(var workspace, _) -> Optional.of(workspace);
            case Event _ -> Optional.empty();
        };
    }

    private static Stream<Event> known(Decoded decoded) {
        return decoded instanceof Decoded.Known(var event) ? Stream.of(event) : Stream.empty();
    }
}
