package dev.rollcall.commands.polls;

import dev.rollcall.commands.WeekBackends;
import dev.rollcall.commands.lookups.Lookups;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.EventsTopic;
import dev.rollcall.eventstore.read.EventReader;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Waits until the service has said all that there is to say, as long as the clock stands still.
@ApplicationScoped
public class Quiet {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration OFTEN = Duration.ofMillis(10);
    private static final int WHOLE_LOG = 10_000;
    private static final String GROUP = "rollcall-commands-slack";

    private static final Map<TopicPartition, OffsetSpec> ENDS =
            IntStream.range(0, WeekBackends.PARTITIONS)
                    .mapToObj(number -> new TopicPartition(EventsTopic.EVENTS, number))
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    partition -> partition, _ -> OffsetSpec.latest()));

    private static final String PUBLISHED =
            """
            select
            from commands.relay
            where position >= $1
            """;

    private static final String WAITS =
            """
            select
            from commands.slack_posts
            where shown < wanted
            and given_up is null
            and wanted_from <= $1
            """;

    private static final String STRANGERS =
            """
            select
            from commands.memberships
            where not exists (
                select
                from commands.slack_users told
                where told.slack_workspace = memberships.slack_workspace
                and told.slack_user = memberships.slack_user
                and told.told_at <= $1)
            """;

    private final Pool pool;
    private final EventReader reader;
    private final Lookups lookups;
    private final Admin kafka;
    private long said;

    Quiet(
            Pool pool,
            EventReader reader,
            Lookups lookups,
            @ConfigProperty(name = "rollcall.kafka.bootstrap-servers") String kafka) {
        this.pool = pool;
        this.reader = reader;
        this.lookups = lookups;
        this.kafka = Admin.create(Map.of("bootstrap.servers", kafka));
    }

    /// Until Slack has told of all members, which it is asked about once a round looks for them.
    void awaitAcquaintance(Instant now) {
        until(() -> isEmpty(STRANGERS, now.atOffset(ZoneOffset.UTC)));
    }

    void await(Instant now) {
        if (head() != said || waits(now)) {
            until(() -> isQuiet(now));
        }
    }

    private static void until(Callable<Boolean> reached) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(OFTEN)
                .until(reached);
    }

    /// What is posted is recorded before it counts as shown. So nothing comes any more where
    /// nothing waits once the whole log was taken in, and the log has not grown meanwhile.
    private boolean isQuiet(Instant now) {
        long head = head();
        boolean quiet =
                done(lookups.reached(done(reader.epoch()), head))
                        && !isEmpty(PUBLISHED, head)
                        && isTakenIn()
                        && !waits(now)
                        && head() == head;
        if (quiet) {
            said = head;
        }
        return quiet;
    }

    private boolean isTakenIn() {
        try {
            var taken = kafka.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get();
            return kafka.listOffsets(ENDS).all().get().entrySet().stream()
                    .allMatch(end -> end.getValue().offset() == offset(taken.get(end.getKey())));
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// None of a partition where nothing was taken yet.
    private static long offset(OffsetAndMetadata taken) {
        return taken == null ? 0 : taken.offset();
    }

    private boolean waits(Instant now) {
        return !isEmpty(WAITS, now.atOffset(ZoneOffset.UTC));
    }

    private boolean isEmpty(String sql, Object argument) {
        return done(pool.preparedQuery(sql).execute(Tuple.of(argument))).size() == 0;
    }

    long head() {
        return done(reader.head());
    }

    List<Envelope> log() {
        return done(reader.after(0, WHOLE_LOG));
    }

    private static <T> T done(Uni<T> read) {
        return read.await().atMost(PATIENCE);
    }

    @PreDestroy
    void close() {
        kafka.close();
    }
}
