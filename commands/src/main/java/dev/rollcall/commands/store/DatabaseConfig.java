package dev.rollcall.commands.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Where the event store is, and as whom this service uses it.
@ConfigMapping(prefix = "rollcall.database")
public interface DatabaseConfig {

    /// `postgresql://host:port/database`, with `?sslmode=verify-full` for TLS.
    String url();

    String username();

    Optional<String> password();

    /// Who signed the server's certificate (PEM): for `sslmode=verify-full`.
    Optional<Path> certificate();

    @WithDefault("16")
    int poolSize();

    /// For how long a connection of the pool may be silent while it owes an answer.
    @WithDefault("5s")
    Duration answer();

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
        certificate().ifPresent(authority -> verify(options, authority));
        return options;
    }

    private static void verify(PgConnectOptions options, Path authority) {
        options.setPemTrustOptions(new PemTrustOptions().addCertPath(authority.toString()));
        options.setHostnameVerificationAlgorithm("HTTPS");
    }
}
