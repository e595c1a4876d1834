package dev.rollcall.commands.slackapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.commands.edge.slack.SlackSignature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Whether `commands` answers at its public address as Slack wants it to when that is entered
/// in the app's settings, and knows the same signing secret.
final class DoorCheck {

    static final String ABOUT = "HTTP";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    private final PublicAddress address;
    private final Optional<String> secret;

    DoorCheck(PublicAddress address, Optional<String> secret) {
        this.address = address;
        this.secret = secret;
    }

    static Finding noSecret() {
        return Finding.missing(
                ABOUT,
                "rollcall.slack.signing-secret is not set, and without it nothing from Slack is let in",
                "set it to the Signing Secret under Basic Information in the Slack app's settings");
    }

    Finding finding() {
        return secret.map(this::asked).orElseGet(DoorCheck::noSecret);
    }

    private Finding asked(String signingSecret) {
        var challenge = UUID.randomUUID().toString();
        var body = "{\"type\":\"url_verification\",\"challenge\":\"%s\"}".formatted(challenge);
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var answer = client.send(signed(signingSecret, body), BodyHandlers.ofString(UTF_8));
            return read(answer.statusCode(), answer.body().contains(challenge));
        } catch (IOException failure) {
            return Finding.missing(
                    ABOUT,
                    "%s cannot be reached from here: %s".formatted(address.events(), failure),
                    "look at DNS, the ingress and its certificate; or use sockets, which need no public address");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Finding.unknown(ABOUT, "stopped");
        }
    }

    private Finding read(int status, boolean challenged) {
        if (status == OK && challenged) {
            return Finding.ok(ABOUT, "commands answers at " + address.events());
        }
        return status == UNAUTHORIZED
                ? Finding.missing(
                        ABOUT,
                        "commands does not know this signing secret, or its clock is wrong",
                        "give commands the Signing Secret of this very app, and look at NTP")
                : Finding.missing(
                        ABOUT,
                        "%s answers with status %d".formatted(address.events(), status),
                        "look whether the address leads to commands: /slack/ must be passed on unchanged");
    }

    private HttpRequest signed(String signingSecret, String body) {
        var signature = new SlackSignature(signingSecret, PATIENCE);
        var now = Long.toString(Instant.now().getEpochSecond());
        return HttpRequest.newBuilder(URI.create(address.events()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("X-Slack-Request-Timestamp", now)
                .header("X-Slack-Signature", signature.of(now, body.getBytes(UTF_8)))
                .POST(BodyPublishers.ofString(body))
                .build();
    }
}
