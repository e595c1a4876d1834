package dev.rollcall.commands.edge.slack;

import dev.rollcall.commands.edge.slack.home.HomePublishing;
import dev.rollcall.commands.edge.slack.intake.Reply;
import dev.rollcall.commands.edge.slack.payload.Origin;
import dev.rollcall.commands.edge.slack.payload.SlackEvent;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.AddressCheck;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.HeldBack;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.HomeOpened;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Left;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Message;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Other;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Told;
import dev.rollcall.commands.roster.NewsDesk;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// What the Events API brings, each kind to whom it concerns.
@ApplicationScoped
class SlackEvents {

    private static final Reply NOTED = Reply.of("noted", "");

    private final SlackMessages messages;
    private final HomePublishing homes;
    private final WorkspaceEvents workspaces;
    private final NewsDesk desk;
    private final EventOutcomes outcomes;

    SlackEvents(
            SlackMessages messages,
            HomePublishing homes,
            WorkspaceEvents workspaces,
            NewsDesk desk,
            EventOutcomes outcomes) {
        this.messages = messages;
        this.homes = homes;
        this.workspaces = workspaces;
        this.desk = desk;
        this.outcomes = outcomes;
    }

    /// Done once what follows from the event is durable.
    Uni<Void> take(SlackEvent event, Origin origin) {
        return switch (event) {
            case AddressCheck _ -> outcomes.ignored("url_verification", "answered");
            case Message message -> messages.take(message, origin);
            case HomeOpened(var who) -> {
                homes.opened(who);
                yield outcomes.ignored("app_home_opened", "taken");
            }
            case Left left -> workspaces.left(left);
            case HeldBack held -> workspaces.heldBack(held);
            case Told(var news) ->
                    outcomes.counted("news", desk.take(news).replaceWith(NOTED)).replaceWithVoid();
            case Other(var type) ->
                    outcomes.ignored(type.equals("message") ? "message" : "other", "ignored");
        };
    }
}
