package dev.rollcall.local.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One address for the three services.
class IngressTest {
    private final Ports ports = Ports.free();
    private final List<HttpServer> services = new ArrayList<>();
    private Ingress ingress;

    @BeforeEach
    void listen() {
        ingress = Ingress.start(ports);
    }

    @AfterEach
    void close() {
        ingress.close();
        services.forEach(service -> service.stop(0));
    }

    @ParameterizedTest
    @CsvSource({
        "/,api",
        "/teams/1?as_of=2026-11-23T09:30:00Z,api",
        "/api/v1/teams,api",
        "/commands/v1/teams,commands",
        "/slack/events,commands",
        "/projector/v1/projections?lag=1,projector",
        "/projector,projector",
        "/commandsandmore,api"
    })
    void each_path_has_its_service(String path, String service) throws Exception {
        for (var each : Service.values()) {
            answers(each);
        }

        assertThat(get(path).body()).isEqualTo(service + " " + path);
    }

    @Test
    void a_service_that_is_away_is_a_502_until_it_is_back() throws Exception {
        assertThat(get("/projector/v1/projections").statusCode()).isEqualTo(502);

        answers(Service.PROJECTOR);

        assertThat(get("/projector/v1/projections").statusCode()).isEqualTo(200);
    }

    @Test
    void a_browser_that_leaves_a_stream_is_nothing_to_warn_of() throws Exception {
        // Given
        var left = new CountDownLatch(1);
        serves(Service.API, call -> streamUntilLeft(call, left));
        var warnings = new CopyOnWriteArrayList<LogRecord>();
        var log = new Warnings(warnings);
        Logger.getLogger("").addHandler(log);

        // When
        try (var browser = new Socket(InetAddress.getLoopbackAddress(), ports.ingress())) {
            browser.setSoLinger(true, 0);
            browser.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
            assertThat(browser.getInputStream().read()).isEqualTo('H');
        }

        // Then
        assertThat(left.await(30, SECONDS)).isTrue();
        ingress.close();
        Logger.getLogger("").removeHandler(log);
        assertThat(warnings).extracting(LogRecord::getMessage).isEmpty();
    }

    private static void streamUntilLeft(HttpExchange call, CountDownLatch left) throws IOException {
        call.sendResponseHeaders(200, 0);
        try (var body = call.getResponseBody()) {
            while (true) {
                body.write(new byte[1_000]);
                body.flush();
            }
        } catch (IOException closed) {
            left.countDown();
        }
    }

    private static final class Warnings extends Handler {
        private final List<LogRecord> seen;

        Warnings(List<LogRecord> seen) {
            this.seen = seen;
        }

        @Override
        public void publish(LogRecord told) {
            if (told.getLevel().intValue() >= Level.WARNING.intValue()) {
                seen.add(told);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private void answers(Service service) throws IOException {
        serves(
                service,
                call -> {
                    var text = (service + " " + call.getRequestURI()).getBytes(UTF_8);
                    call.sendResponseHeaders(200, text.length);
                    call.getResponseBody().write(text);
                    call.close();
                });
    }

    private void serves(Service service, HttpHandler handler) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.http(service));
        var server = HttpServer.create(address, 0);
        server.createContext("/", handler);
        server.start();
        services.add(server);
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://127.0.0.1:%d%s"
                                                    .formatted(ports.ingress(), path)))
                            .build();
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
