package dev.rollcall.local.slack;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// An app that remembers what Slack sent, and answers as it is told: by default with an empty 200.
public final class FakeApp implements AutoCloseable {
    public record Request(String path, Headers headers, String body) {
        public String header(String name) {
            return headers.getFirst(name);
        }

        public Map<String, String> form() {
            var fields = new HashMap<String, String>();
            for (var field : List.of(body.split("&"))) {
                var at = field.indexOf('=');
                var value = URLDecoder.decode(field.substring(at + 1), StandardCharsets.UTF_8);
                fields.put(field.substring(0, at), value);
            }
            return fields;
        }
    }

    private record Answer(int status, String type, String body) {}

    private static final Answer FINE = new Answer(200, "text/plain", "");
    private static final Answer NONE = new Answer(0, "", "");

    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    public FakeApp() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public FakeApp answers(int status, String type, String body) {
        answers.add(new Answer(status, type, body));
        return this;
    }

    public FakeApp answersJson(String body) {
        return answers(200, "application/json", body);
    }

    public FakeApp neverAnswers() {
        answers.add(NONE);
        return this;
    }

    public Request next() throws InterruptedException {
        var request = requests.poll(10, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("Slack sent nothing");
        }
        return request;
    }

    public List<Request> next(int count) throws InterruptedException {
        var all = new ArrayList<Request>();
        for (var i = 0; i < count; i++) {
            all.add(next());
        }
        return all;
    }

    public boolean gotNothingElse() {
        return requests.isEmpty();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var path = exchange.getRequestURI().getPath();
            var answer = Objects.requireNonNullElse(answers.poll(), FINE);
            requests.add(new Request(path, exchange.getRequestHeaders(), body));
            if (answer.equals(NONE)) {
                closed.await();
                return;
            }
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
