package dev.rollcall.bench.query;

import dev.rollcall.bench.Callers;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;

/// Queries of one server, over connections that stay open. Every answer of another status than the
/// expected one is a failure.
final class Reads {

    private final int connections;
    private final Executor eventLoop;
    private final HttpClient client;
    private final CharSequence authorization;

    /// @param heldTag sent as `If-None-Match`, null where nothing is held
    record Read(String path, String heldTag, int status) {
        static Read of(String path) {
            return new Read(path, null, 200);
        }
    }

    record Answer(String tag, Buffer body) {}

    Reads(Vertx vertx, int connections, URI server, String token) {
        var context = vertx.getOrCreateContext();
        this.eventLoop = task -> context.runOnContext(_ -> task.run());
        this.connections = connections;
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setDefaultHost(server.getHost())
                                .setDefaultPort(server.getPort()),
                        new PoolOptions().setHttp1MaxSize(connections));
        this.authorization = HttpHeaders.createOptimized("Bearer " + token);
    }

    /// How many are answered in a second, each connection asking for any of these next.
    double rate(Duration time, List<Read> reads) throws InterruptedException {
        return Callers.rate(
                connections,
                time,
                () ->
                        answered(reads.get(ThreadLocalRandom.current().nextInt(reads.size())))
                                .replaceWithVoid());
    }

    Answer answer(String path) {
        return answered(Read.of(path)).await().atMost(Duration.ofMinutes(1));
    }

    Uni<Answer> answered(Read read) {
        return Uni.createFrom()
                .deferred(() -> UniHelper.toUni(send(read)))
                .runSubscriptionOn(eventLoop);
    }

    private Future<Answer> send(Read read) {
        return client.request(HttpMethod.GET, read.path()).compose(request -> send(read, request));
    }

    private Future<Answer> send(Read read, HttpClientRequest request) {
        request.putHeader(HttpHeaders.AUTHORIZATION, authorization);
        if (read.heldTag() != null) {
            request.putHeader(HttpHeaders.IF_NONE_MATCH, read.heldTag());
        }
        return request.send()
                .compose(
                        response ->
                                response.body()
                                        .map(
                                                body -> {
                                                    expect(read, response.statusCode(), body);
                                                    return new Answer(
                                                            response.getHeader(HttpHeaders.ETAG),
                                                            body);
                                                }));
    }

    private static void expect(Read read, int status, Buffer body) {
        if (status != read.status()) {
            throw new IllegalStateException(
                    "%s was answered %d: %s".formatted(read.path(), status, body));
        }
    }
}
