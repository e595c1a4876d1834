package dev.rollcall.projector.database;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.rollcall.projector.outside.Outside;
import dev.rollcall.projector.outside.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What a transaction holds is let go in time, whatever becomes of who began it.
@QuarkusTest
@QuarkusTestResource(Outside.class)
class TransactionsTest {

    private static final String SLEEPING =
            """
            select count(*)
            from pg_stat_activity
            where state = 'active'
            and query like '%pg_sleep(600)%'
            and pid <> pg_backend_pid()
            """;

    World world;

    @Inject Transactions transactions;

    @Test
    void whoever_vanishes_in_the_middle_of_one_frees_what_it_holds() {
        var idle =
                transactions.run(
                        transaction ->
                                transaction
                                        .execute(
                                                "select current_setting('idle_in_transaction_session_timeout') as idle",
                                                Tuple.tuple())
                                        .iterator()
                                        .next()
                                        .getString("idle"));

        assertThat(idle).isEqualTo("10s");
    }

    @Test
    void what_nobody_waits_for_any_more_is_ended_by_the_server() {
        // When
        var failure =
                catchThrowable(
                        () ->
                                transactions.run(
                                        Duration.ofSeconds(1),
                                        transaction ->
                                                transaction.execute(
                                                        "select pg_sleep(600)", Tuple.tuple())));

        // Then
        assertThat(Outages.isOne(failure)).as("%s", failure).isTrue();
        await().atMost(20, SECONDS)
                .until(() -> world.database().row(SLEEPING).get("count").equals(0L));
    }
}
