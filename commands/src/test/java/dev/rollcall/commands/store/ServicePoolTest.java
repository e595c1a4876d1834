package dev.rollcall.commands.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.commands.CommandsBackends;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class ServicePoolTest {

    @Inject Pool pool;

    @Test
    void the_service_uses_a_pool_that_answers() {
        var rows =
                pool.query("select current_setting('statement_timeout')")
                        .execute()
                        .await()
                        .atMost(Duration.ofSeconds(10));

        assertThat(rows.iterator().next().getString(0)).isEqualTo("4s");
    }
}
