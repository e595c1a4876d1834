package dev.rollcall.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final List<Sent> sent = Collections.synchronizedList(new ArrayList<>());
    private HttpServer commands;

    record Sent(String key, String method, String path, String body) {}

    @BeforeEach
    void listen() throws IOException {
        commands = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        commands.createContext(
                "/",
                exchange -> {
                    var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
                    var body =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    sent.add(
                            new Sent(
                                    key,
                                    exchange.getRequestMethod(),
                                    exchange.getRequestURI().getPath(),
                                    body));
                    var id = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
                    var answer =
                            "{\"id\": \"%s\", \"sequence\": 1}"
                                    .formatted(id)
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        commands.start();
    }

    @AfterEach
    void stop() {
        commands.stop(0);
    }

    @Test
    void is_the_same_requests_every_time() {
        var first = month(TODAY);
        var second = month(TODAY);

        assertThat(second).isEqualTo(first);
        assertThat(first).extracting(Sent::key).doesNotHaveDuplicates();
    }

    @Test
    void goes_on_the_next_day_without_saying_anything_else_under_a_known_key() {
        var first = month(TODAY);
        var next = month(TODAY.plusDays(1));

        assertThat(next)
                .filteredOn(
                        sent -> first.stream().anyMatch(before -> before.key().equals(sent.key())))
                .isSubsetOf(first);
        assertThat(next).anySatisfy(sent -> assertThat(sent.body()).contains("Tue 24 Nov: "));
    }

    @Test
    void is_a_month_of_three_teams_with_edits_and_retractions() {
        var month = month(TODAY);

        assertThat(month).filteredOn(sent -> sent.path().equals("/commands/v1/teams")).hasSize(3);
        assertThat(month)
                .filteredOn(sent -> sent.path().equals("/commands/v1/status-updates"))
                .hasSizeGreaterThan(120);
        assertThat(month).anyMatch(sent -> sent.key().endsWith("-edit"));
        assertThat(month).anyMatch(sent -> sent.key().endsWith("-retract"));
        assertThat(month).anySatisfy(sent -> assertThat(sent.body()).contains("Mon 26 Oct: "));
        assertThat(month).noneSatisfy(sent -> assertThat(sent.body()).contains("Sun "));
    }

    private List<Sent> month(LocalDate today) {
        sent.clear();
        var door =
                new FrontDoor(
                        URI.create("http://127.0.0.1:" + commands.getAddress().getPort()), "token");
        new Demo(door, today).month();
        return List.copyOf(sent);
    }
}
