package dev.rollcall.commands.outbound.webhook;

import dev.rollcall.commands.webhook.Addresses;
import dev.rollcall.commands.webhook.WebhookUrl;
import dev.rollcall.commands.webhook.WebhooksConfig;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Posts to a receiver. The very address that was looked up and judged is called, so that a name
/// can't lead elsewhere in between, and no redirect is followed. Blocks.
@ApplicationScoped
class Receiver {

    /// What a receiver answers is not read; it may finish saying it.
    private static final int LONGEST_ANSWER = 64 * 1024;

    private final WebhooksConfig config;
    private final HttpClient client;

    Receiver(Vertx vertx, WebhooksConfig config) {
        this.config = config;
        int seconds = (int) Math.max(1, config.timeout().toSeconds());
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setKeepAlive(false)
                                .setMaxPoolSize(config.parallel())
                                .setConnectTimeout((int) config.timeout().toMillis())
                                .setIdleTimeout(seconds));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /// What became of a call.
    sealed interface Outcome {

        /// It answered, whatever it means by that.
        ///
        /// @param retryAfter the header, as it was sent
        record Answered(int code, Optional<String> retryAfter) implements Outcome {}

        /// It did not.
        ///
        /// @param hopeless whether it would fail again whatever the receiver does
        record Failed(String reason, boolean hopeless) implements Outcome {}
    }

    Outcome post(String url, byte[] body, Map<String, String> headers) {
        var flaw = WebhookUrl.flaw(url, config.allowPrivate());
        if (flaw.isPresent()) {
            return new Outcome.Failed("private_address", true);
        }
        var target = URI.create(url);
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(target.getHost());
        } catch (UnknownHostException _) {
            return new Outcome.Failed("unknown_host", false);
        }
        if (!config.allowPrivate() && !Arrays.stream(addresses).allMatch(Addresses::isPublic)) {
            return new Outcome.Failed("private_address", true);
        }
        return post(options(target, addresses[0], headers), body);
    }

    private static RequestOptions options(
            URI target, InetAddress address, Map<String, String> headers) {
        boolean secure = target.getScheme().equals("https");
        int usual = secure ? 443 : 80;
        int port = target.getPort() < 0 ? usual : target.getPort();
        var path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        var options =
                new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setSsl(secure)
                        .setHost(target.getHost())
                        .setPort(port)
                        .setServer(
                                SocketAddress.inetSocketAddress(
                                        new InetSocketAddress(address, port)))
                        .setURI(
                                target.getRawQuery() == null
                                        ? path
                                        : path + "?" + target.getRawQuery());
        headers.forEach(options::putHeader);
        return options;
    }

    private Outcome post(RequestOptions options, byte[] body) {
        var sent = new CompletableFuture<HttpClientRequest>();
        var answer =
                client.request(options)
                        .onSuccess(sent::complete)
                        .compose(request -> request.send(Buffer.buffer(body)))
                        .map(Receiver::answered)
                        .toCompletionStage()
                        .toCompletableFuture();
        try {
            return answer.get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            Optional.ofNullable(sent.getNow(null)).ifPresent(HttpClientRequest::reset);
            return new Outcome.Failed("timeout", false);
        } catch (ExecutionException failure) {
            return new Outcome.Failed(reason(failure.getCause()), false);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed("stopped", false);
        }
    }

    private static Outcome answered(HttpClientResponse response) {
        response.exceptionHandler(_ -> {});
        var length = new int[1];
        response.handler(
                part -> {
                    length[0] += part.length();
                    if (length[0] > LONGEST_ANSWER) {
                        response.request().reset();
                    }
                });
        return new Outcome.Answered(
                response.statusCode(), Optional.ofNullable(response.getHeader("Retry-After")));
    }

    private static String reason(Throwable failure) {
        var message = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        var kind = failure.getClass().getSimpleName();
        return "not_reached: %s: %s"
                .formatted(kind, message.substring(0, Math.min(message.length(), 200)));
    }
}
