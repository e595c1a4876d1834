package dev.rollcall.commands.handling;

import dev.rollcall.commands.model.team.Team;
import dev.rollcall.commands.model.webhook.Webhook;
import dev.rollcall.commands.model.webhook.WebhookCommand;
import dev.rollcall.commands.model.webhook.WebhookCommand.DisableWebhook;
import dev.rollcall.commands.model.webhook.WebhookCommand.RemoveWebhook;
import dev.rollcall.commands.model.webhook.WebhookCommand.ReplaceSecret;
import dev.rollcall.commands.model.webhook.WebhookCommand.SetWebhook;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/// What is done for a request about a webhook. One of a single team rests on that team.
public final class WebhookPlans {

    private WebhookPlans() {}

    public static Plan set(UUID webhook, SetWebhook wanted) {
        return work ->
                toOpenTeam(work, wanted)
                        .chain(() -> work.decide(Webhook.decider(), webhook, wanted));
    }

    public static Plan replaceSecret(UUID webhook) {
        return alone(webhook, new ReplaceSecret());
    }

    public static Plan disable(UUID webhook, String reason) {
        return alone(webhook, new DisableWebhook(reason));
    }

    public static Plan remove(UUID webhook) {
        return alone(webhook, new RemoveWebhook());
    }

    private static Plan alone(UUID webhook, WebhookCommand command) {
        return work -> work.decide(Webhook.decider(), webhook, command);
    }

    private static Uni<Void> toOpenTeam(UnitOfWork work, SetWebhook wanted) {
        return wanted.team()
                .map(team -> work.read(Team.decider(), team))
                .map(
                        read ->
                                read.invoke(
                                                team ->
                                                        team.closed()
                                                                .ifPresent(
                                                                        why -> {
                                                                            throw UnitOfWork
                                                                                    .rejection(why);
                                                                        }))
                                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
