package dev.rollcall.bench.http;

import dev.rollcall.bench.Callers;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/// Status updates for one endpoint, over connections that stay open: each for any of many teams,
/// with a token, under a key of its own. Every answer but 201 is a failure.
public final class Submissions {

    private static final CharSequence KEY = HttpHeaders.createOptimized("Idempotency-Key");
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final int CREATED = 201;

    private final int connections;
    private final Executor eventLoop;
    private final HttpClient client;
    private final String path;
    private final CharSequence authorization;
    private final List<Buffer> bodies;
    private final String run = UUID.randomUUID().toString();
    private final AtomicLong number = new AtomicLong();

    Submissions(Vertx vertx, int connections, URI endpoint, String token, List<Buffer> bodies) {
        var context = vertx.getOrCreateContext();
        this.eventLoop = task -> context.runOnContext(_ -> task.run());
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setDefaultHost(endpoint.getHost())
                                .setDefaultPort(endpoint.getPort()),
                        new PoolOptions().setHttp1MaxSize(connections));
        this.connections = connections;
        this.path = endpoint.getPath();
        this.authorization = HttpHeaders.createOptimized("Bearer " + token);
        this.bodies = bodies;
    }

    /// How many are done in a second, each connection sending the next when one is answered.
    public double rate(Duration time) throws InterruptedException {
        return Callers.rate(connections, time, this::send);
    }

    Uni<Void> send() {
        return answered().replaceWithVoid();
    }

    /// What the server answers.
    public Uni<Buffer> answered() {
        return Uni.createFrom()
                .deferred(() -> UniHelper.toUni(submission()))
                .runSubscriptionOn(eventLoop);
    }

    private Future<Buffer> submission() {
        return client.request(HttpMethod.POST, path)
                .compose(this::send)
                .compose(Submissions::expectCreated);
    }

    private Future<HttpClientResponse> send(HttpClientRequest request) {
        return request.putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                .putHeader(HttpHeaders.AUTHORIZATION, authorization)
                .putHeader(KEY, run + "-" + number.incrementAndGet())
                .send(bodies.get(ThreadLocalRandom.current().nextInt(bodies.size())));
    }

    private static Future<Buffer> expectCreated(HttpClientResponse response) {
        return response.body()
                .compose(
                        body ->
                                response.statusCode() == CREATED
                                        ? Future.succeededFuture(body)
                                        : Future.failedFuture(refused(response, body)));
    }

    private static IllegalStateException refused(HttpClientResponse response, Buffer body) {
        return new IllegalStateException("answered " + response.statusCode() + ": " + body);
    }
}
