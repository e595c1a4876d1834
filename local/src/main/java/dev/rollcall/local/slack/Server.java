package dev.rollcall.local.slack;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/// The one HTTP server behind API and page, on 127.0.0.1 only.
final class Server implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Server.class);
    private static final int SECONDS_TO_START_OR_STOP = 60;

    /// A text of 40,000 characters, percent-encoded, which Slack takes.
    private static final int LARGEST_FIELD = 1 << 20;

    private final Vertx vertx =
            Vertx.vertx(
                    new VertxOptions()
                            .setEventLoopPoolSize(2)
                            .setFileSystemOptions(
                                    new FileSystemOptions()
                                            .setFileCachingEnabled(false)
                                            .setClassPathResolvingEnabled(false)));
    private volatile HttpServer server;

    void listen(int port, Consumer<Router> routes) {
        var router = Router.router(vertx);
        router.route().failureHandler(Server::fail);
        routes.accept(router);
        try {
            server =
                    await(
                            vertx.createHttpServer(
                                            new HttpServerOptions()
                                                    .setMaxFormAttributeSize(LARGEST_FIELD))
                                    .requestHandler(router)
                                    .listen(port, "127.0.0.1"));
        } catch (IllegalStateException failed) {
            throw new IllegalStateException(
                    "The Slack simulator can't listen on port %d".formatted(port), failed);
        }
    }

    private static void fail(RoutingContext call) {
        if (call.failure() != null) {
            LOG.errorf(call.failure(), "The Slack simulator failed at %s", call.request().path());
        }
        var status = call.statusCode() < 400 ? 500 : call.statusCode();
        call.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end("{\"ok\":false,\"error\":\"http_" + status + "\"}");
    }

    int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage()
                    .toCompletableFuture()
                    .get(SECONDS_TO_START_OR_STOP, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException(failed.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", interrupted);
        }
    }
}
