package dev.rollcall.local.slack.delivery;

import dev.rollcall.local.slack.delivery.Reaction.Answered;
import dev.rollcall.local.slack.delivery.Reaction.TimedOut;
import dev.rollcall.local.slack.delivery.Reaction.Unreachable;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// The app under trial, as Slack sees it: an address that gets signed requests and has little time
/// to answer; in Socket Mode, its connections. Blocking; called on virtual threads.
public final class App implements AutoCloseable {
    static final String JSON = "application/json";
    private static final String USER_AGENT = "Slackbot 1.0 (+https://api.slack.com/robots)";
    private static final int LARGEST_ANSWER = 1 << 20;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(3))
                    .build();
    private final Supplier<String> address;
    private final String signingSecret;
    private final Duration patience;
    private final Supplier<Optional<Sockets>> sockets;
    private final InstantSource clock;

    public App(
            Supplier<String> address,
            String signingSecret,
            Duration patience,
            Supplier<Optional<Sockets>> sockets,
            InstantSource clock) {
        this.sockets = sockets;
        this.address = address;
        this.signingSecret = signingSecret;
        this.patience = patience;
        this.clock = clock;
    }

    /// `path` is where the manifest wants it over HTTP.
    Reaction post(Kind kind, Optional<String> path, String body, Map<String, String> headers)
            throws InterruptedException {
        var ways = sockets.get();
        if (ways.isPresent()) {
            return ways.get().send(kind, body, headers);
        }
        return path.isEmpty()
                ? new Unreachable("the manifest has no address for it")
                : send(request(path.get(), kind.contentType, body, headers));
    }

    private HttpRequest request(
            String path, String contentType, String body, Map<String, String> headers) {
        var seconds = clock.instant().getEpochSecond();
        var request =
                HttpRequest.newBuilder(URI.create(address.get() + path))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .header("Content-Type", contentType)
                        .header("User-Agent", USER_AGENT)
                        .header("Accept", "application/json,*/*")
                        .header("X-Slack-Request-Timestamp", Long.toString(seconds))
                        .header("X-Slack-Signature", Signature.of(signingSecret, seconds, body));
        headers.forEach(request::header);
        return request.build();
    }

    private Reaction send(HttpRequest request) throws InterruptedException {
        var answer =
                client.sendAsync(
                        request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER));
        try {
            var response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            var headers = response.headers();
            return new Answered(
                    response.statusCode(),
                    headers.firstValue("Content-Type").orElse(""),
                    response.body(),
                    headers.firstValue("X-Slack-No-Retry").filter("1"::equals).isPresent());
        } catch (TimeoutException _) {
            answer.cancel(true);
            return new TimedOut();
        } catch (ExecutionException failed) {
            return new Unreachable(String.valueOf(failed.getCause()));
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
