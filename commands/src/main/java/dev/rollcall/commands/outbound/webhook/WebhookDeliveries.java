package dev.rollcall.commands.outbound.webhook;

import dev.rollcall.commands.lookups.CaughtUp;
import dev.rollcall.commands.outbound.webhook.WantedDeliveries.Wanted;
import dev.rollcall.commands.webhook.Webhooks;
import dev.rollcall.commands.webhook.Webhooks.KnownWebhook;
import dev.rollcall.commands.webhook.WebhooksConfig;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.NamedIds;
import dev.rollcall.events.WebhookEvent.Kind;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EventCodec;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// Notes what webhooks are to be told of events. Telling it is the [DeliveryRunner]'s: whatever
/// receivers do, events are taken in.
@ApplicationScoped
public class WebhookDeliveries {

    private static final Comparator<Envelope> IN_ORDER =
            Comparator.comparingLong(Envelope::epoch).thenComparingLong(Envelope::position);

    private final Webhooks webhooks;
    private final CaughtUp lookups;
    private final TeamsOf teams;
    private final WantedDeliveries deliveries;
    private final DeliveryRunner runner;
    private final DeliveryMetrics metrics;
    private final WebhooksConfig config;
    private final Clock clock;

    WebhookDeliveries(
            Webhooks webhooks,
            CaughtUp lookups,
            TeamsOf teams,
            WantedDeliveries deliveries,
            DeliveryRunner runner,
            DeliveryMetrics metrics,
            WebhooksConfig config,
            Clock clock) {
        this.webhooks = webhooks;
        this.lookups = lookups;
        this.teams = teams;
        this.deliveries = deliveries;
        this.runner = runner;
        this.metrics = metrics;
        this.config = config;
        this.clock = clock;
    }

    /// Something that may have to be told.
    private record Told(Envelope envelope, Set<Kind> kinds) {}

    /// Done once what follows from the events is stored. Repeats change nothing.
    public Uni<Void> about(List<Envelope> events) {
        var tellable = tellable(events).filter(told -> isYoung(told.envelope())).toList();
        if (tellable.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var last = tellable.stream().map(Told::envelope).max(IN_ORDER).orElseThrow();
        return lookups.to(last.epoch(), last.position())
                .chain(webhooks::all)
                .chain(
                        known -> {
                            var listening =
                                    known.stream()
                                            .filter(each -> each.disabled().isEmpty())
                                            .toList();
                            return listening.isEmpty()
                                    ? Uni.createFrom().voidItem()
                                    : note(listening, tellable);
                        });
    }

    private Uni<Void> note(List<KnownWebhook> listening, List<Told> tellable) {
        return wanted(listening, tellable)
                .map(
                        all ->
                                all.stream()
                                        .filter(each -> each.position() > each.webhook().after())
                                        .toList())
                .chain(deliveries::want)
                .invoke(runner::wake);
    }

    /// Notes again, for one webhook, what events it was to be told of; answers how many.
    Uni<Integer> again(KnownWebhook webhook, List<Envelope> events) {
        return wanted(List.of(webhook), tellable(events).toList())
                .chain(deliveries::wantAgain)
                .invoke(runner::wake);
    }

    private Stream<Told> tellable(List<Envelope> events) {
        return events.stream().flatMap(this::told);
    }

    private Stream<Told> told(Envelope envelope) {
        return switch (EventCodec.decode(envelope)) {
            case Decoded.Known(var event) -> {
                var kinds = Happening.in(event);
                yield kinds.isEmpty() ? Stream.empty() : Stream.of(new Told(envelope, kinds));
            }
            case Decoded.LaterVersion _ -> {
                metrics.count("later_version");
                yield Stream.empty();
            }
            case Decoded.UnknownType _, Decoded.Undecodable _ -> Stream.empty();
        };
    }

    private boolean isYoung(Envelope envelope) {
        return envelope.timestamp().isAfter(clock.instant().minus(config.kept()));
    }

    private Uni<List<Wanted>> wanted(List<KnownWebhook> listening, List<Told> tellable) {
        var aggregates = tellable.stream().map(told -> told.envelope().aggregateId()).distinct();
        return teams.of(aggregates.toList())
                .map(
                        teamOf ->
                                tellable.stream()
                                        .flatMap(told -> wanted(listening, told, teamOf))
                                        .toList());
    }

    private static Stream<Wanted> wanted(
            List<KnownWebhook> listening, Told told, Map<String, UUID> teamOf) {
        var envelope = told.envelope();
        // Taken back before it was said: nobody was told, and nobody need be.
        var team = Optional.ofNullable(teamOf.get(envelope.aggregateId()));
        return listening.stream()
                .filter(each -> team.isPresent())
                .filter(each -> each.team().isEmpty() || each.team().equals(team))
                .flatMap(
                        each ->
                                told.kinds().stream()
                                        .filter(each.kinds()::contains)
                                        .map(kind -> wanted(each, envelope, kind)));
    }

    private static Wanted wanted(KnownWebhook webhook, Envelope envelope, Kind kind) {
        return new Wanted(
                NamedIds.webhookDelivery(
                        webhook.id().toString(), envelope.id().toString(), Webhooks.named(kind)),
                webhook,
                kind,
                envelope.id(),
                envelope.position(),
                envelope.epoch());
    }
}
