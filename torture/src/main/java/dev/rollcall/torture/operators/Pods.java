package dev.rollcall.torture.operators;

import dev.rollcall.systemtests.running.Answer;
import dev.rollcall.systemtests.running.Door;
import dev.rollcall.torture.clients.Journal;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The projector's pods, of which any may be asked, and some do not answer.
record Pods(List<Door> doors, Journal journal, RandomGenerator random) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// From the first one that answers: with one pod of four, who asks any of them for one thing
    /// after another hardly ever gets all of it.
    Optional<Answer> get(String path) {
        var inTurn = new ArrayList<>(doors);
        Collections.shuffle(inTurn, random);
        return inTurn.stream()
                .map(door -> send(door, "GET", path, null))
                .flatMap(Optional::stream)
                .findFirst();
    }

    Optional<Answer> post(String path, Object body) {
        return send(doors.get(random.nextInt(doors.size())), "POST", path, body);
    }

    /// Empty where nothing came of it.
    private Optional<Answer> send(Door door, String method, String path, Object body) {
        try {
            var answer = door.send(method, "/projector/v1/" + path, Map.of(), body, PATIENCE);
            if (answer.status() < 500) {
                return Optional.of(answer);
            }
            journal.unanswered("" + answer.status());
        } catch (UncheckedIOException _) {
            journal.unanswered("none");
        }
        return Optional.empty();
    }
}
