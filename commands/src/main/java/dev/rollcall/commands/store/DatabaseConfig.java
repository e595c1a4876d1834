package dev.rollcall.commands.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.pgclient.PgConnectOptions;
import java.util.Optional;

/// Where the event store is, and as whom this service uses it.
@ConfigMapping(prefix = "rollcall.database")
public interface DatabaseConfig {

    /// `postgresql://host:port/database`, with `?sslmode=verify-full` for TLS.
    String url();

    String username();

    Optional<String> password();

    @WithDefault("16")
    int poolSize();

    /// Whether this service brings its schemas up to date when it starts.
    @WithDefault("true")
    boolean migrate();

    Owner owner();

    /// The role that owns the schemas and runs migrations.
    interface Owner {
        String username();

        Optional<String> password();
    }

    /// For connections outside of the pool.
    default PgConnectOptions connectOptions() {
        var options = PgConnectOptions.fromUri(url()).setUser(username());
        password().ifPresent(options::setPassword);
        return options;
    }
}
