package dev.rollcall.systemtests.load;

import dev.rollcall.systemtests.running.Accepted;
import dev.rollcall.systemtests.running.Door;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// One who writes updates, edits some and takes some back, one command after the other. A command
/// without an answer, or with a 503, is sent again under the same Idempotency-Key until it is
/// acknowledged.
final class Client implements Runnable {
    private static final int MOST_UPDATES = 3_000;
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final Duration PERSISTENCE = Duration.ofMinutes(1);
    private static final int LONGEST_THOUGHT = 60;
    private static final int LONGEST_PAUSE = 300;

    private final List<Door> doors;
    private final String team;
    private final Ledger ledger;
    private final String name;
    private final Random random;
    private int turn;
    private int keys;
    private volatile boolean finishing;

    Client(List<Door> doors, String team, Ledger ledger, long seed, int number) {
        this.doors = doors;
        this.team = team;
        this.ledger = ledger;
        this.name = "client-%d-%d".formatted(seed, number);
        this.random = new Random(seed * 31 + number);
        this.turn = number;
    }

    void finish() {
        finishing = true;
    }

    @Override
    public void run() {
        for (int n = 0; n < MOST_UPDATES && !finishing; n++) {
            write("update %d of %s".formatted(n, name));
            pause(LONGEST_THOUGHT);
        }
    }

    private void write(String content) {
        var id = submit(content);
        for (int n = 1; random.nextInt(4) == 0; n++) {
            edit(id, "%s, edited %d times".formatted(content, n));
        }
        if (random.nextInt(8) == 0) {
            ledger.retracted(send("DELETE", "/" + id, null));
        }
    }

    private String submit(String content) {
        var submission = Map.of("team_id", team, "author", name, "content", content);
        var accepted = send("POST", "", submission);
        ledger.said(accepted, content);
        return accepted.id();
    }

    private void edit(String id, String content) {
        ledger.said(send("PUT", "/" + id, Map.of("content", content)), content);
    }

    private Accepted send(String method, String path, Object body) {
        var key = "%s-%s-%d".formatted(team, name, keys++);
        var deadline = Instant.now().plus(PERSISTENCE);
        while (true) {
            var door = doors.get(turn % doors.size());
            try {
                var answer =
                        door.send(method, "/commands/v1/status-updates" + path, key, body, ANSWER);
                if (answer.status() != 503) {
                    return Accepted.of(answer);
                }
            } catch (UncheckedIOException failure) {
                if (Instant.now().isAfter(deadline)) {
                    throw failure;
                }
            }
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("not acknowledged within " + PERSISTENCE);
            }
            ledger.repeated();
            turn++;
            pause(LONGEST_PAUSE);
        }
    }

    private void pause(int atMost) {
        try {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(atMost));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
