package dev.rollcall.commands.outbound.webhook;

import static dev.rollcall.commands.handling.Store.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.commands.handling.Store;
import dev.rollcall.commands.webhook.WebhooksConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Pods share what there is to tell.
class DeliveryClaimsTest {

    private static Store store;

    @BeforeAll
    static void start() {
        store = Store.start();
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @BeforeEach
    void startOver() {
        store.administer("delete from commands.webhook_deliveries; delete from commands.webhooks");
    }

    @Test
    void pods_that_look_at_the_same_time_take_each_delivery_once() {
        // Given
        deliveries(40);
        var taken = new ConcurrentLinkedQueue<UUID>();

        // When
        try (var pods = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int pod = 0; pod < 4; pod++) {
                pods.execute(() -> takeAll(claims("1m", 1_000), taken));
            }
        }

        // Then
        assertThat(taken).hasSize(40).doesNotHaveDuplicates();
    }

    private static void takeAll(DeliveryClaims claims, ConcurrentLinkedQueue<UUID> taken) {
        var claimed = claim(claims);
        while (claimed.isPresent()) {
            taken.add(claimed.get().id());
            claimed = claim(claims);
        }
    }

    @Test
    void one_webhook_is_told_some_things_at_a_time_while_others_are_told_too() {
        // Given
        deliveries(10);
        deliveries(1);
        var claims = claims("1m", 2);

        // When
        var taken = new ConcurrentLinkedQueue<UUID>();
        takeAll(claims, taken);

        // Then
        assertThat(taken).hasSize(3);
    }

    @Test
    void what_a_pod_left_undone_is_taken_over_and_its_late_word_changes_nothing() {
        // Given
        deliveries(1);
        var left = claim(claims("0s", 4)).orElseThrow();

        // When
        var claims = claims("1m", 4);
        var taken = claim(claims).orElseThrow();
        claims.givenUp(left, 500, "status_500").await().atMost(PATIENCE);
        claims.delivered(taken, 204).await().atMost(PATIENCE);
        claims.givenUp(left, 500, "status_500").await().atMost(PATIENCE);

        // Then
        assertThat(taken.id()).isEqualTo(left.id());
        assertThat(taken.attempts()).isEqualTo(2);
        assertThat(
                        store.administer("select status from commands.webhook_deliveries")
                                .iterator()
                                .next()
                                .getString(0))
                .isEqualTo("delivered");
    }

    private static void deliveries(int number) {
        store.administer(
                """
                with webhook as (
                    insert into commands.webhooks (webhook_id, url, kinds, after_position)
                    values (gen_random_uuid(), 'https://hooks.example.com/', '{}', 0)
                    returning webhook_id)
                insert into commands.webhook_deliveries (id, webhook_id, kind, event_id, position)
                select gen_random_uuid(), webhook_id, 'submitted', gen_random_uuid(), 1
                from webhook, generate_series(1, %d)
                """
                        .formatted(number));
    }

    private static Optional<Delivery> claim(DeliveryClaims claims) {
        return claims.claim().await().atMost(PATIENCE);
    }

    private static DeliveryClaims claims(String claim, int parallelEach) {
        var config =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withDefaultValues(
                                Map.of(
                                        "rollcall.webhooks.claim",
                                        claim,
                                        "rollcall.webhooks.parallel-each",
                                        Integer.toString(parallelEach)))
                        .withMapping(WebhooksConfig.class)
                        .build()
                        .getConfigMapping(WebhooksConfig.class);
        return new DeliveryClaims(store.pool, config);
    }
}
