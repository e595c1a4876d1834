package dev.rollcall.projector.console;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Which projector is asked, and by whom.
@RegisterForReflection
final class ProjectorOptions {

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:ROLLCALL_PROJECTOR_URL:-http://localhost:8080}",
            description = "a projector's address, any pod's; default: ${DEFAULT-VALUE}")
    private String url;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description =
                    "a token with the scope operate; default: ROLLCALL_TOKEN of the environment")
    private String token;

    ProjectorClient client() {
        return new ProjectorClient(address(), secret());
    }

    private URI address() {
        try {
            var address = URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
            if (address.getHost() != null && address.getScheme().matches("https?")) {
                return address;
            }
        } catch (IllegalArgumentException notOne) {
            throw noAddress();
        }
        throw noAddress();
    }

    private RefusedException noAddress() {
        return new RefusedException(Console.USAGE, "no address of a projector: " + url);
    }

    private String secret() {
        return Optional.ofNullable(token)
                .or(() -> Optional.ofNullable(System.getenv("ROLLCALL_TOKEN")))
                .filter(secret -> !secret.isBlank())
                .orElseThrow(
                        () ->
                                new RefusedException(
                                        Console.USAGE,
                                        "no token: say --token, or set ROLLCALL_TOKEN"));
    }
}
