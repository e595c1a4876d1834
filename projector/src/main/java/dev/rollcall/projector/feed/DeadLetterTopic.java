package dev.rollcall.projector.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.projector.database.Transaction;
import dev.rollcall.projector.database.Transactions;
import dev.rollcall.projector.deadletters.DeadLetters;
import dev.rollcall.projector.deadletters.DeadLetters.Unpublished;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/// Sends dead letters to their topic, for people and programs that watch it. At least once: a
/// letter is marked in the transaction that waits for Kafka's acknowledgement.
@ApplicationScoped
class DeadLetterTopic {

    private static final Logger LOG = Logger.getLogger(DeadLetterTopic.class);
    private static final int AT_ONCE = 100;

    private final Transactions transactions;
    private final FeedConfig config;
    private final Topic topic;
    private final String name;
    private final MutinyEmitter<Record<String, byte[]>> letters;

    DeadLetterTopic(
            Transactions transactions,
            FeedConfig config,
            Topic topic,
            @ConfigProperty(name = "mp.messaging.outgoing.dead-letters.topic") String name,
            @Channel("dead-letters") MutinyEmitter<Record<String, byte[]>> letters) {
        this.transactions = transactions;
        this.config = config;
        this.topic = topic;
        this.name = name;
        this.letters = letters;
    }

    @Scheduled(
            every = "${rollcall.projector.feed.dead-letters-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @RunOnVirtualThread
    void publish() {
        try {
            int sent = AT_ONCE;
            while (sent == AT_ONCE) {
                sent = transactions.run(this::publish);
            }
        } catch (RuntimeException failure) {
            LOG.warnf("Dead letters wait for their topic, next try soon: %s", failure);
        }
    }

    private int publish(Transaction transaction) {
        var letters = DeadLetters.unpublished(transaction, AT_ONCE);
        if (!letters.isEmpty()) {
            topic.make(name);
            var sent = letters.stream().map(this::send).toList();
            Uni.join().all(sent).andFailFast().await().atMost(config.patience());
            DeadLetters.published(transaction, letters);
        }
        return letters.size();
    }

    private Uni<Void> send(Unpublished letter) {
        var headers = new RecordHeaders();
        letter.headers().forEach((name, value) -> headers.add(name, value.getBytes(UTF_8)));
        return letters.sendMessage(
                Message.of(Record.of(letter.key(), letter.value()))
                        .addMetadata(
                                OutgoingKafkaRecordMetadata.<String>builder()
                                        .withHeaders(headers)
                                        .build()));
    }
}
