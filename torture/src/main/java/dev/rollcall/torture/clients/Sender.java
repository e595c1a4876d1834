package dev.rollcall.torture.clients;

import dev.rollcall.events.NamedIds;
import dev.rollcall.systemtests.running.Accepted;
import dev.rollcall.systemtests.running.Answer;
import dev.rollcall.systemtests.running.Door;
import dev.rollcall.torture.history.Call;
import dev.rollcall.torture.history.Ending;
import dev.rollcall.torture.history.Intent;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// Sends one client's commands as a real client would: the same Idempotency-Key again, at the other
/// pod, while there is no answer or one that says later; some lose their patience early.
final class Sender {
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final Duration PERSISTENCE = Duration.ofMinutes(1);
    private static final int LONGEST_RETRY_AFTER = 2;
    private static final int LONGEST_PAUSE = 200;
    private static final int GIVES_UP_ONCE_IN = 60;
    private static final int TWICE_ONCE_IN = 20;

    /// The name of the launcher's token.
    private static final String ACTOR = "local";

    private final List<Door> doors;
    private final Journal journal;
    private final SplittableRandom random;

    Sender(List<Door> doors, Journal journal, SplittableRandom random) {
        this.doors = doors;
        this.journal = journal;
        this.random = random;
    }

    /// Now and then twice at once, as by a second click. Answers for the first.
    Ending send(Intent intent, String marker, Sent sent) throws InterruptedException {
        var began = System.nanoTime();
        if (random.nextInt(TWICE_ONCE_IN) > 0) {
            return once(intent, marker, sent, began);
        }
        var second = new Sender(doors, journal, random.split());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var repeat = threads.submit(() -> second.once(intent, marker, sent, began));
            var ending = once(intent, marker, sent, began);
            repeat.get();
            return ending;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /// Only counted where it is acknowledged.
    void say(String marker, Sent sent) throws InterruptedException {
        if (insist(marker, sent) instanceof Ending.Acknowledged) {
            journal.acknowledged(1);
        }
    }

    private Ending once(Intent intent, String marker, Sent sent, long began)
            throws InterruptedException {
        var ending = insist(marker, sent);
        var commandId = NamedIds.command("rest", ACTOR, sent.method() + " " + sent.path(), marker);
        journal.ended(new Call(commandId, marker, intent, ending, began, System.nanoTime()));
        return ending;
    }

    private Ending insist(String marker, Sent sent) throws InterruptedException {
        var deadline = System.nanoTime() + PERSISTENCE.toNanos();
        for (int turn = random.nextInt(doors.size()); System.nanoTime() < deadline; turn++) {
            var answer = attempt(doors.get(turn % doors.size()), marker, sent);
            var ending = answer.flatMap(Sender::ending);
            if (ending.isPresent()) {
                return ending.get();
            }
            journal.unanswered(answer.map(some -> "" + some.status()).orElse("none"));
            if (random.nextInt(GIVES_UP_ONCE_IN) == 0) {
                break;
            }
            pause(answer);
        }
        return new Ending.Unknown();
    }

    private static Optional<Answer> attempt(Door door, String marker, Sent sent) {
        var headers = new HashMap<>(Map.of("Idempotency-Key", marker, "X-Correlation-Id", marker));
        sent.expected()
                .ifPresent(sequence -> headers.put("If-Match", "\"1.%d\"".formatted(sequence)));
        try {
            return Optional.of(door.send(sent.method(), sent.path(), headers, sent.body(), ANSWER));
        } catch (UncheckedIOException _) {
            return Optional.empty();
        }
    }

    /// Empty for what may yet be done.
    private static Optional<Ending> ending(Answer answer) {
        if (answer.status() == 429 || answer.status() >= 500) {
            return Optional.empty();
        }
        if (answer.status() >= 400) {
            return Optional.of(new Ending.Refused(answer.status()));
        }
        var accepted = Accepted.of(answer);
        return Optional.of(new Ending.Acknowledged(accepted.id(), accepted.sequence()));
    }

    private void pause(Optional<Answer> answer) throws InterruptedException {
        var seconds =
                answer.map(
                                some ->
                                        Integer.parseInt(
                                                some.headers().getOrDefault("retry-after", "0")))
                        .orElse(0);
        Thread.sleep(
                1_000L * Math.min(seconds, LONGEST_RETRY_AFTER) + random.nextInt(LONGEST_PAUSE));
    }

    /// A request, but for its key.
    record Sent(String method, String path, Object body, OptionalLong expected) {
        static Sent of(String method, String path, Object body) {
            return new Sent(method, "/commands/v1/" + path, body, OptionalLong.empty());
        }

        Sent ifMatch(OptionalLong sequence) {
            return new Sent(method, path, body, sequence);
        }
    }
}
