package dev.rollcall.projector.console;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Where the views are: settings of the service, by the names of its environment.
@RegisterForReflection
final class DatabaseOptions {

    private static final String PREFIX = "ROLLCALL_DATABASE_";

    @Option(
            names = "--database",
            paramLabel = "URL",
            defaultValue = "${env:ROLLCALL_DATABASE_URL:-postgresql://localhost:5432/rollcall}",
            description = "the database's address; default: ${DEFAULT-VALUE}")
    private String url;

    @Option(
            names = "--user",
            paramLabel = "ROLE",
            description = "the role to connect as, if not the environment's")
    private String user;

    Database open() {
        var options = fromUri().setUser("rollcall_projector").setConnectTimeout(5_000);
        Optional.ofNullable(user).or(() -> setting("USERNAME")).ifPresent(options::setUser);
        setting("PASSWORD").ifPresent(options::setPassword);
        setting("CERTIFICATE").ifPresent(authority -> verify(options, authority));
        options.setCachePreparedStatements(true)
                .addProperty("application_name", "rollcall-what-if");
        return Database.open(options, url);
    }

    private PgConnectOptions fromUri() {
        try {
            return PgConnectOptions.fromUri(url);
        } catch (IllegalArgumentException notOne) {
            throw new RefusedException(Console.USAGE, "no address of a PostgreSQL: " + url);
        }
    }

    private static Optional<String> setting(String name) {
        return Optional.ofNullable(System.getenv(PREFIX + name)).filter(value -> !value.isEmpty());
    }

    private static void verify(PgConnectOptions options, String authority) {
        options.setPemTrustOptions(new PemTrustOptions().addCertPath(authority));
        options.setHostnameVerificationAlgorithm("HTTPS");
    }
}
