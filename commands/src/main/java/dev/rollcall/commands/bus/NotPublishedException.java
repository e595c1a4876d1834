package dev.rollcall.commands.bus;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.events.Envelope;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Kafka did not take an event; the message says why, and what to do about it.
public final class NotPublishedException extends Exception {

    private static final long serialVersionUID = 1;

    private NotPublishedException(String message, Throwable cause) {
        super(message, cause);
    }

    static NotPublishedException because(Throwable failure, Envelope envelope, String topic) {
        return new NotPublishedException(reason(failure, envelope, topic), failure);
    }

    static NotPublishedException topicMissing(String topic) {
        return new NotPublishedException(missing(topic), null);
    }

    /// What Kafka holds is compared with the store before anything is published.
    static NotPublishedException endUnread(KafkaException failure, String topic) {
        var reason =
                failure instanceof AuthorizationException
                        ? "Kafka does not let the relay read the end of topic %s: %s"
                                .formatted(topic, failure.getMessage())
                        : failed(failure);
        return new NotPublishedException(reason, failure);
    }

    private static String missing(String topic) {
        return "topic %s does not exist: create it".formatted(topic);
    }

    private static String failed(Throwable failure) {
        return "Kafka failed: " + failure;
    }

    private static String reason(Throwable failure, Envelope envelope, String topic) {
        return switch (failure) {
            case RecordTooLargeException _ ->
                    "event %s of %s (position %d, a payload of %d bytes) is larger than topic %s takes: raise its max.message.bytes"
                            .formatted(
                                    envelope.id(),
                                    envelope.aggregateId(),
                                    envelope.position(),
                                    envelope.data().getBytes(UTF_8).length,
                                    topic);
            case UnknownTopicOrPartitionException _, InvalidTopicException _ -> missing(topic);
            case AuthorizationException refused ->
                    "Kafka does not let the relay write to topic %s: %s"
                            .formatted(topic, refused.getMessage());
            case Throwable wrapping when wrapping.getCause() != null ->
                    reason(wrapping.getCause(), envelope, topic);
            case Throwable other -> failed(other);
        };
    }
}
