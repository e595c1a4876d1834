package dev.rollcall.bench.slack;

import dev.rollcall.local.slack.delivery.Signature;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// Requests as Slack sends them: signed, over connections that stay open. Every answer but 200 is a
/// failure.
final class Deliveries {

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int CONNECTIONS = 256;

    private final HttpClient client;
    private final Executor eventLoop;
    private final String path;
    private final String signingSecret;
    private final Supplier<Delivery> next;

    /// What is sent once.
    record Delivery(String contentType, String body) {}

    Deliveries(Vertx vertx, URI endpoint, String signingSecret, Supplier<Delivery> next) {
        var context = vertx.getOrCreateContext();
        this.eventLoop = task -> context.runOnContext(_ -> task.run());
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setDefaultHost(endpoint.getHost())
                                .setDefaultPort(endpoint.getPort()),
                        new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        this.path = endpoint.getPath();
        this.signingSecret = signingSecret;
        this.next = next;
    }

    Uni<Void> send() {
        return Uni.createFrom()
                .deferred(() -> UniHelper.toUni(send(next.get())))
                .runSubscriptionOn(eventLoop)
                .replaceWithVoid();
    }

    private Future<Void> send(Delivery delivery) {
        long seconds = Instant.now().getEpochSecond();
        return client.request(HttpMethod.POST, path)
                .compose(
                        request ->
                                request.putHeader(HttpHeaders.CONTENT_TYPE, delivery.contentType())
                                        .putHeader("X-Slack-Request-Timestamp", "" + seconds)
                                        .putHeader(
                                                "X-Slack-Signature",
                                                Signature.of(
                                                        signingSecret, seconds, delivery.body()))
                                        .send(delivery.body()))
                .compose(Deliveries::expectTaken);
    }

    private static Future<Void> expectTaken(HttpClientResponse response) {
        return response.body()
                .compose(
                        body ->
                                response.statusCode() == OK || response.statusCode() == CREATED
                                        ? Future.succeededFuture()
                                        : Future.failedFuture(
                                                new IllegalStateException(
                                                        "answered %d: %s"
                                                                .formatted(
                                                                        response.statusCode(),
                                                                        body))));
    }
}
