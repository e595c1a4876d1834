package dev.rollcall.api.readmodel;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready means: the database answers, and the views and the log are there for this role to read.
@Readiness
@ApplicationScoped
class ReadModelReadiness implements AsyncHealthCheck {
    private static final String READABLE =
            """
            select coalesce(bool_and(has_table_privilege(name, 'select')), false) as readable
            from unnest($1::text[]) as name
            """;
    private static final String[] TABLES = {
        "read_model.teams",
        "read_model.status_updates",
        "read_model.members",
        "read_model.changes",
        "read_model.projections",
        "event_store.events"
    };

    private final ReadModel readModel;

    ReadModelReadiness(ReadModel readModel) {
        this.readModel = readModel;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        var answer = HealthCheckResponse.named("read model");
        return readModel
                .query("readiness", READABLE, Tuple.of(TABLES))
                .map(rows -> answer.status(rows.iterator().next().getBoolean("readable")).build())
                .ifNoItem()
                .after(Duration.ofSeconds(3))
                .fail()
                .onFailure()
                .recoverWithItem(
                        failure -> answer.down().withData("reason", failure.getMessage()).build());
    }
}
