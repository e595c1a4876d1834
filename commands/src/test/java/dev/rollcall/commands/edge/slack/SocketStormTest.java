package dev.rollcall.commands.edge.slack;

import static dev.rollcall.commands.SlackTeams.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.NamedIds;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.delivery.SlashAnswer;
import dev.rollcall.local.slack.workspace.Message;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// People who go on writing while sockets are renewed, cut off, and die with what they brought.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class SocketStormTest {

    static final String CHANNEL = "C0PLATFORM";
    static final List<String> PEOPLE = List.of("U0ADA", "U0GRACE", "U0LINUS");
    static final int MESSAGES = 120;
    static final int COMMANDS = 30;
    static final int SOCKETS = 2;

    /// So many at once, and then all sockets are awaited.
    static final int WAVE = 6;

    /// Slack's third try comes after a fifth of a minute here.
    static final Duration PATIENCE = Duration.ofSeconds(90);

    SlackSimulator slack;

    @Inject SlackStore store;

    @AfterEach
    void mend() {
        slack.socketMode(false);
        slack.allWell();
    }

    @Test
    void whatever_happens_to_sockets_each_action_happens_once() {
        // Given
        long seed = Long.getLong("rollcall.seed", System.nanoTime());
        System.out.printf("seed: -Drollcall.seed=%d%n", seed);
        var random = new Random(seed);
        SlackTeams.registerIn(CHANNEL, "Platform");
        slack.app("http://127.0.0.1:1");
        slack.socketMode(true);
        await().until(() -> slack.sockets().connections() == SOCKETS);
        long head = store.head();
        long told = told();
        int opened = slack.sockets().opened();

        // When
        var said = new ArrayList<Message>();
        var commanded = new LinkedHashMap<String, CompletableFuture<SlashAnswer>>();
        for (int n = 0; n < MESSAGES + COMMANDS; n++) {
            if (n % WAVE == 0) {
                await().until(() -> slack.sockets().connections() == SOCKETS);
            }
            trouble(random);
            var user = PEOPLE.get(random.nextInt(PEOPLE.size()));
            if (n % (MESSAGES / COMMANDS + 1) == 0) {
                var text = "Command " + n;
                commanded.put(text, sent(user, "/rollcall " + text));
            } else {
                said.add(slack.post(user, CHANNEL, "@Rollcall message " + n));
            }
        }
        var answers = new TreeMap<String, SlashAnswer>();
        commanded.forEach((text, answer) -> answers.put(text, answer.join()));
        slack.sockets().allWell();

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(said)
                                        .allSatisfy(
                                                message ->
                                                        assertThat(store.typesOf(id(message)))
                                                                .containsExactly(
                                                                        "StatusUpdateSubmitted")));
        var times = timesByText(head);
        assertThat(said).hasSize(MESSAGES);
        assertThat(times.values()).allMatch(count -> count == 1);
        assertThat(answers)
                .isNotEmpty()
                .allSatisfy(
                        (text, answer) -> {
                            if (isGivenUp(answer)) {
                                assertThat(answer.shown().getFirst().text()).contains("> " + text);
                            } else if (answer.failure().isEmpty()) {
                                assertThat(times).containsKey(text);
                            }
                        });
        long recorded =
                answers.entrySet().stream()
                        .filter(
                                one ->
                                        times.containsKey(one.getKey())
                                                && !isGivenUp(one.getValue()))
                        .count();
        await().atMost(PATIENCE).until(() -> told() - told >= recorded);
        System.out.printf(
                "%d sockets were opened; of %d commands %d failed at Slack, %d were recorded%n",
                slack.sockets().opened() - opened,
                COMMANDS,
                answers.values().stream().filter(one -> one.failure().isPresent()).count(),
                recorded);
        assertThat(slack.sockets().opened() - opened).isGreaterThan(10);
    }

    /// How often somebody read that a command of theirs is recorded, however that came to them.
    private long told() {
        return slack.messages(CHANNEL).stream()
                .filter(message -> message.onlyFor() != null)
                .filter(message -> message.text().startsWith("Recorded"))
                .count();
    }

    /// A busy machine may not store one in time, and then says so.
    private static boolean isGivenUp(SlashAnswer answer) {
        return answer.shown().stream()
                .anyMatch(shown -> shown.text().contains("could not store this in time"));
    }

    private CompletableFuture<SlashAnswer> sent(String user, String typed) {
        return CompletableFuture.supplyAsync(() -> slack.command(user, CHANNEL, typed));
    }

    /// Before about every third action.
    private void trouble(Random random) {
        switch (random.nextInt(12)) {
            case 0 -> slack.sockets().cutOne();
            case 1 -> slack.sockets().refreshOne();
            case 2 -> slack.sockets().dieWithNext(1 + random.nextInt(2));
            case 3 -> slack.sockets().warn();
            default -> {
                // All is well for a moment.
            }
        }
    }

    private Map<String, Long> timesByText(long head) {
        return store.after(head).stream()
                .filter(envelope -> envelope.type().equals("StatusUpdateSubmitted"))
                .map(SocketStormTest::text)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static String text(Envelope envelope) {
        return ((StatusUpdateSubmitted) SlackStore.event(envelope)).content();
    }

    private static UUID id(Message message) {
        return NamedIds.slackMessage(WORKSPACE, CHANNEL, message.ts());
    }
}
