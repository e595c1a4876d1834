package dev.rollcall.bench.visible;

import dev.rollcall.bench.http.Schedule;
import dev.rollcall.bench.http.Submissions;
import dev.rollcall.bench.http.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Commands that are sent at a fixed rate, when each was answered, and when it came to be seen.
final class Accepted {

    private static final Duration LOST = Duration.ofSeconds(30);

    private final Submissions submissions;
    private final LiveStream stream;
    private final Map<String, Long> answers = new ConcurrentHashMap<>();

    /// How long commands took to be answered, and from then to be seen.
    record Waits(Times answered, Times visible) {}

    private Accepted(Submissions submissions, LiveStream stream) {
        this.submissions = submissions;
        this.stream = stream;
    }

    static Waits run(Submissions submissions, LiveStream stream, double perSecond, Duration time)
            throws InterruptedException {
        var accepted = new Accepted(submissions, stream);
        var answered = Schedule.run(perSecond, time, accepted::send);
        return new Waits(answered, accepted.visible());
    }

    private Uni<Void> send() {
        return submissions
                .answered()
                .invoke(answer -> answers.put(token(answer), System.nanoTime()))
                .replaceWithVoid();
    }

    private static String token(Buffer answer) {
        return answer.toJsonObject().getString("token");
    }

    /// What was seen before its command was answered took no time.
    private Times visible() throws InterruptedException {
        var waits = new long[answers.size()];
        int n = 0;
        long deadline = System.nanoTime() + LOST.toNanos();
        for (var answer : answers.entrySet()) {
            while (stream.arrival(answer.getKey()) == null) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("an update was never seen");
                }
                Thread.sleep(5);
            }
            waits[n++] = Math.max(0, stream.arrival(answer.getKey()) - answer.getValue());
        }
        return new Times(waits);
    }
}
