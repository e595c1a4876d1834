package dev.rollcall.commands.bus;

import dev.rollcall.commands.outbound.slack.Announcements;
import dev.rollcall.commands.outbound.webhook.WebhookDeliveries;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.codec.EnvelopeJson;
import dev.rollcall.events.codec.MalformedEnvelopeException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/// Takes the topic in for what happens in Slack and at webhooks because of an event. A batch is
/// acknowledged once it is noted; what fails meanwhile is the database, so it waits.
@ApplicationScoped
class EventFeed {

    private static final Logger LOG = Logger.getLogger(EventFeed.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Announcements announcements;
    private final WebhookDeliveries webhooks;

    EventFeed(Announcements announcements, WebhookDeliveries webhooks) {
        this.announcements = announcements;
        this.webhooks = webhooks;
    }

    @Incoming("events")
    Uni<Void> take(ConsumerRecords<String, byte[]> batch) {
        var envelopes = envelopes(batch);
        return Uni.createFrom()
                .deferred(
                        () -> announcements.about(envelopes).chain(() -> webhooks.about(envelopes)))
                .onFailure()
                .invoke(
                        failure ->
                                LOG.warnf(
                                        "%d events wait to be spoken of, since they could not be noted: %s",
                                        envelopes.size(), failure))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    /// What is no envelope was not published by a relay: the projector keeps it for people to see.
    private static List<Envelope> envelopes(ConsumerRecords<String, byte[]> batch) {
        var envelopes = new ArrayList<Envelope>(batch.count());
        for (var published : batch) {
            try {
                envelopes.add(EnvelopeJson.read(published.value()));
            } catch (MalformedEnvelopeException malformed) {
                LOG.warnf(
                        "left out what is no event at offset %d of %s-%d: %s",
                        published.offset(),
                        published.topic(),
                        published.partition(),
                        malformed.getMessage());
            }
        }
        return envelopes;
    }
}
