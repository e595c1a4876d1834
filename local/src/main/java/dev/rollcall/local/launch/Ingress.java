package dev.rollcall.local.launch;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.OriginRequestProvider;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/// One address for the three services, cut by path, as k8s/base/ingress.yaml does in a cluster: the
/// page's session is good for all of them.
final class Ingress implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Ingress.class);
    private static final String HOST = "127.0.0.1";

    /// Who is told when the proxy gives up an answer that its browser left while it was written to.
    /// Kept, since what nobody holds loses its filter.
    private static final java.util.logging.Logger NETTY =
            java.util.logging.Logger.getLogger("io.netty.channel.AbstractChannelHandlerContext");

    static {
        NETTY.setFilter(
                record -> !record.getMessage().startsWith("Failed to mark a promise as failure"));
    }

    /// Each open stream holds one.
    private static final int CONNECTIONS = 1_000;

    private final Ports ports;
    private final Vertx vertx =
            Vertx.vertx(
                    new VertxOptions()
                            .setEventLoopPoolSize(1)
                            .setFileSystemOptions(
                                    new FileSystemOptions()
                                            .setFileCachingEnabled(false)
                                            .setClassPathResolvingEnabled(false)));

    private Ingress(Ports ports) {
        this.ports = ports;
        vertx.exceptionHandler(Ingress::tell);
    }

    /// A browser that leaves a stream while it is written to is no error.
    private static void tell(Throwable failure) {
        if (failure instanceof IllegalStateException
                && "Response is closed".equals(failure.getMessage())) {
            LOG.debug("A browser left while it was answered");
        } else {
            LOG.error("The ingress failed", failure);
        }
    }

    static Ingress start(Ports ports) {
        var ingress = new Ingress(ports);
        try {
            await(ingress.listen());
        } catch (CompletionException failed) {
            ingress.close();
            throw new IllegalStateException(
                    "The ingress can't listen on port %d".formatted(ports.ingress()), failed);
        }
        return ingress;
    }

    private Future<?> listen() {
        var client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(CONNECTIONS));
        var proxy =
                HttpProxy.reverseProxy(client)
                        .origin(
                                OriginRequestProvider.selector(
                                        context ->
                                                Future.succeededFuture(
                                                        address(context.request().getURI()))));
        return vertx.createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
                .requestHandler(proxy)
                .listen(ports.ingress(), HOST);
    }

    private SocketAddress address(String path) {
        return SocketAddress.inetSocketAddress(ports.http(service(path)), HOST);
    }

    private static Service service(String path) {
        if (path == null) {
            return Service.API;
        }
        return switch (path.replaceFirst("^/([^/]*).*", "$1")) {
            case "commands", "slack" -> Service.COMMANDS;
            case "projector" -> Service.PROJECTOR;
            default -> Service.API;
        };
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    private static void await(Future<?> future) {
        future.toCompletionStage().toCompletableFuture().join();
    }
}
