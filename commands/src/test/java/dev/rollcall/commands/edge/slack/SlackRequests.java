package dev.rollcall.commands.edge.slack;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.commands.CommandsBackends;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Requests as Slack sends them, byte for byte, signed by other code than ours.
final class SlackRequests {

    static final String FORM = "application/x-www-form-urlencoded";
    static final String JSON = "application/json";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private SlackRequests() {}

    static ValidatableResponse command(Map<String, String> form) {
        return post("/slack/commands", FORM, encoded(form));
    }

    static ValidatableResponse event(String json) {
        return post("/slack/events", JSON, json);
    }

    static ValidatableResponse interaction(String json) {
        return post("/slack/interactions", FORM, payload(json));
    }

    static String payload(String json) {
        return encoded(Map.of("payload", json));
    }

    static ValidatableResponse post(String path, String type, String body) {
        return signed(body.getBytes(UTF_8), Instant.now()).contentType(type).post(path).then();
    }

    /// By a client that is made for many; what it is answered.
    static int status(String path, String type, String body) {
        return status(path, type, body, UUID.randomUUID().toString());
    }

    /// The same, with a correlation id.
    static int status(String path, String type, String body, String correlationId) {
        var at = Instant.now();
        var bytes = body.getBytes(UTF_8);
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://localhost:%d%s".formatted(RestAssured.port, path)))
                        .header("Content-Type", type)
                        .header("X-Correlation-Id", correlationId)
                        .header("X-Slack-Request-Timestamp", Long.toString(at.getEpochSecond()))
                        .header(
                                "X-Slack-Signature",
                                signature(CommandsBackends.SIGNING_SECRET, bytes, at))
                        .POST(BodyPublishers.ofByteArray(bytes))
                        .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }

    static RequestSpecification signed(byte[] body, Instant at) {
        return raw(body)
                .header("X-Slack-Request-Timestamp", at.getEpochSecond())
                .header("X-Slack-Signature", signature(CommandsBackends.SIGNING_SECRET, body, at));
    }

    static RequestSpecification raw(byte[] body) {
        return given().config(asSent()).contentType(JSON).body(body);
    }

    static String signature(String secret, byte[] body, Instant at) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            mac.update("v0:%d:".formatted(at.getEpochSecond()).getBytes(UTF_8));
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static RestAssuredConfig asSent() {
        return RestAssuredConfig.config()
                .encoderConfig(
                        EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(FORM, ContentType.TEXT));
    }
}
