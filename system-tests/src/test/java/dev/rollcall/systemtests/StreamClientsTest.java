package dev.rollcall.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.launchdarkly.eventsource.ConnectStrategy;
import com.launchdarkly.eventsource.ErrorStrategy;
import com.launchdarkly.eventsource.EventSource;
import com.launchdarkly.eventsource.MessageEvent;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.rollcall.local.launch.Pod;
import dev.rollcall.local.launch.Service;
import dev.rollcall.systemtests.running.OneSystem;
import dev.rollcall.systemtests.running.RunningSystem;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The stream as clients of others read it, over pods that go and come.
@Order(6)
@ExtendWith(OneSystem.class)
class StreamClientsTest {
    /// A pure EventSource: what it does when it is cut off is the browser's own doing.
    private static final String LISTEN =
            """
            (stream) => {
              window.hellos = [];
              window.seen = [];
              const source = new EventSource(stream);
              source.addEventListener("hello", ({ data }) => hellos.push(JSON.parse(data).resumed));
              source.addEventListener("status_update", ({ data }) => seen.push(JSON.parse(data).row.content));
            }
            """;

    private static final String STREAM = "/api/v1/stream";
    private static final int UPDATES = 150;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunningSystem system;
    private final AtomicInteger said = new AtomicInteger();
    private String team;

    StreamClientsTest(RunningSystem system) {
        this.system = system;
    }

    @BeforeEach
    void aTeam() {
        team = system.registerTeam("Night shift");
    }

    @AfterEach
    void leaveNothing() {
        system.archive(team);
    }

    @Test
    void an_event_source_of_a_browser_resumes_after_the_api_was_killed() {
        try (var chromium = Chromium.start();
                var window = chromium.window()) {
            // Given
            var api = system.pod(Service.API);
            var page = window.newPage();
            page.navigate(api.url() + "/#token=" + system.stack().settings().keys().token());
            PlaywrightAssertions.assertThat(page.getByTestId("connection")).hasText("Live");
            say(2);
            await().until(() -> updates() == 2);
            page.evaluate(LISTEN, STREAM + "?snapshot=true&team_id=" + team);
            await().until(() -> list(page, "seen").size() == 2);
            say(2);
            await().until(() -> list(page, "seen").size() == 4);

            // When
            api.process().kill();
            say(3);
            system.restart(Service.API);
            say(1);

            // Then
            await().until(() -> list(page, "seen").size() >= 8);
            assertThat(list(page, "seen"))
                    .containsExactlyInAnyOrder("n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8");
            assertThat(list(page, "hellos")).containsExactly(false, true);
        }
    }

    @Test
    void a_client_library_resumes_after_the_api_was_killed() {
        // Given
        var seen = new ConcurrentLinkedQueue<String>();
        say(2);
        await().until(() -> updates() == 2);
        try (var source =
                source(system.pod(Service.API), "?snapshot=true&team_id=" + team).build()) {
            Thread.ofVirtual().start(() -> read(source, seen));
            await().until(() -> seen.size() == 2);

            // When
            system.pod(Service.API).process().kill();
            say(3);
            system.restart(Service.API);
            say(1);

            // Then
            await().until(() -> seen.size() >= 6);
            assertThat(seen).containsExactlyInAnyOrder("n1", "n2", "n3", "n4", "n5", "n6");
        }
    }

    @Test
    @Timeout(120)
    void an_id_of_one_pod_resumes_on_another_without_gap_or_double_under_load() {
        try (var other = system.stack().addPod(Service.API, "api-2")) {
            // Given
            var seed = System.nanoTime();
            System.out.println("  seed " + seed);
            var random = new Random(seed);
            var pods = List.of(system.pod(Service.API), other);
            var seen = new ArrayList<String>();
            var place = visit(pods.getFirst(), null, 0, seen);
            var writer = Thread.ofVirtual().start(() -> say(UPDATES));

            // When
            while (seen.size() < UPDATES) {
                int some = Math.min(1 + random.nextInt(10), UPDATES - seen.size());
                place = visit(pods.get(random.nextInt(2)), place, some, seen);
            }

            // Then
            assertThat(seen)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, UPDATES).mapToObj(n -> "n" + n).toList());
            await().until(() -> !writer.isAlive());
        }
    }

    /// Reads so many updates from a place on, and says where it left.
    private String visit(Pod pod, String place, int count, List<String> seen) {
        try (var source = source(pod, "?team_id=" + team).lastEventId(place).build()) {
            int left = count;
            for (var event : source.messages()) {
                switch (event.getEventName()) {
                    case "hello" ->
                            assertThat(event.getData())
                                    .isEqualTo("{\"resumed\":%s}".formatted(place != null));
                    case "status_update" -> {
                        seen.add(content(event));
                        left--;
                    }
                    case "team" -> {}
                    case String name -> throw new AssertionError(name + ": " + event.getData());
                }
                if (left == 0) {
                    return event.getLastEventId();
                }
            }
            throw new AssertionError("the stream has ended");
        }
    }

    private int updates() {
        return system.door(Service.API).all("/api/v1/status-updates?team_id=" + team).size();
    }

    private void say(int count) {
        for (int n = 0; n < count; n++) {
            system.say(team, "Ada", "U0ADA", "n" + said.incrementAndGet());
        }
    }

    @SuppressWarnings("unchecked") // of JSON
    private static <T> List<T> list(Page page, String name) {
        return (List<T>) page.evaluate("window." + name);
    }

    private EventSource.Builder source(Pod api, String query) {
        var token = system.stack().settings().keys().token();
        return new EventSource.Builder(
                        ConnectStrategy.http(URI.create(api.url() + STREAM + query))
                                .header("Authorization", "Bearer " + token))
                .errorStrategy(ErrorStrategy.alwaysContinue())
                .retryDelay(100, TimeUnit.MILLISECONDS);
    }

    private static void read(EventSource source, Queue<String> seen) {
        for (var event : source.messages()) {
            if (event.getEventName().equals("status_update")) {
                seen.add(content(event));
            }
        }
    }

    private static String content(MessageEvent update) {
        try {
            return JSON.readTree(update.getData()).at("/row/content").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
