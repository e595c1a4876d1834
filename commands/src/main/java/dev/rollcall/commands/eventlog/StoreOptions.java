package dev.rollcall.commands.eventlog;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Where the event store is: settings of the service, by the names of its environment.
@RegisterForReflection
final class StoreOptions {

    private static final String PREFIX = "ROLLCALL_DATABASE_";

    @Option(
            names = "--database",
            paramLabel = "URL",
            defaultValue = "${env:ROLLCALL_DATABASE_URL:-postgresql://localhost:5432/rollcall}",
            description = "the event store's address; default: ${DEFAULT-VALUE}")
    private String url;

    @Option(
            names = "--user",
            paramLabel = "ROLE",
            description = "the role to connect as, if not the environment's")
    private String user;

    /// As the service, which may read.
    Store asReader() {
        return open("USERNAME", "PASSWORD", "rollcall_commands");
    }

    /// As the owner of the schemas, who alone may write beside `event_store.append`.
    Store asOwner() {
        return open("OWNER_USERNAME", "OWNER_PASSWORD", "rollcall_owner");
    }

    private Store open(String username, String password, String usual) {
        var options = fromUri().setUser(usual).setConnectTimeout(5_000);
        Optional.ofNullable(user).or(() -> setting(username)).ifPresent(options::setUser);
        setting(password).ifPresent(options::setPassword);
        setting("CERTIFICATE").ifPresent(authority -> verify(options, authority));
        options.addProperty("application_name", "rollcall-events");
        return Store.open(options, url);
    }

    private PgConnectOptions fromUri() {
        try {
            return PgConnectOptions.fromUri(url);
        } catch (IllegalArgumentException notOne) {
            throw new RefusedException(
                    EventLog.USAGE, "no address of a PostgreSQL: %s".formatted(url));
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
