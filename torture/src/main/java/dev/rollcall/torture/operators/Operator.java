package dev.rollcall.torture.operators;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.systemtests.running.Answer;
import dev.rollcall.systemtests.running.Door;
import dev.rollcall.torture.clients.Journal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.StreamSupport;

/// An operator without a plan: rebuilds, aborts, pauses, resumes, retries and discards at random,
/// at any pod, and takes no answer amiss.
public final class Operator implements Callable<Void> {
    private static final int LONGEST_PAUSE = 900;

    private final Pods pods;
    private final List<String> views;
    private final RandomGenerator random;
    private final BooleanSupplier finishing;

    public Operator(
            List<Door> doors,
            List<String> views,
            Journal journal,
            RandomGenerator random,
            BooleanSupplier finishing) {
        this.pods = new Pods(doors, journal, random);
        this.views = views;
        this.random = random;
        this.finishing = finishing;
    }

    @Override
    public Void call() throws InterruptedException {
        while (!finishing.getAsBoolean()) {
            act();
            Thread.sleep(random.nextInt(LONGEST_PAUSE));
        }
        return null;
    }

    private void act() {
        var die = random.nextInt(100);
        if (die < 15) {
            rebuild(1 + random.nextInt(views.size()));
        } else if (die < 25) {
            post(view(), "/rebuild/swap");
        } else if (die < 32) {
            post(view(), "/rebuild/abort");
        } else if (die < 40) {
            pods.post(path(view(), "/pause"), Map.of("reason", "torture"));
        } else if (die < 65) {
            views.forEach(view -> post(view, "/resume"));
        } else if (die < 85) {
            settleOne();
        } else {
            retrySome();
        }
    }

    /// Several views at once, some of them twice.
    private void rebuild(int count) {
        for (int n = 0; n < count; n++) {
            var swap = List.of("auto", "auto", "auto", "when_equal", "manual");
            post(view(), "/rebuild?swap=" + swap.get(random.nextInt(swap.size())));
        }
    }

    private void settleOne() {
        any("state=open")
                .ifPresent(
                        letter -> {
                            var path = "dead-letters/" + letter.get("id").asText();
                            if (random.nextBoolean()) {
                                pods.post(path + "/retry", null);
                            } else {
                                pods.post(path + "/discard", Map.of("reason", "torture"));
                            }
                        });
    }

    private void retrySome() {
        any("state=open")
                .ifPresent(
                        letter -> {
                            var what = random.nextBoolean() ? "cause" : "aggregate_id";
                            pods.post(
                                    "dead-letters/retry",
                                    Map.of(
                                            "projection",
                                            letter.get("projection").asText(),
                                            what,
                                            letter.get(what).asText()));
                        });
    }

    private Optional<JsonNode> any(String filter) {
        return pods.get("dead-letters?limit=200&" + filter)
                .map(answer -> answer.json().get("items"))
                .filter(items -> !items.isEmpty())
                .map(items -> items.get(random.nextInt(items.size())));
    }

    /// Ends what operators have left open: no view is paused, no rebuild waits. Returns whether
    /// there was nothing left.
    public boolean tidyUp() {
        return pods.get("projections")
                .map(Answer::json)
                .filter(list -> list.get("items").size() == views.size())
                .map(list -> StreamSupport.stream(list.get("items").spliterator(), false))
                .map(items -> items.filter(this::tidyUp).count() == 0)
                .orElse(false);
    }

    /// Whether there was something to do.
    private boolean tidyUp(JsonNode item) {
        var view = item.get("name").asText();
        if (item.has("paused")) {
            post(view, "/resume");
            return true;
        }
        var rebuild = pods.get(path(view, "/rebuild")).map(Answer::json);
        var phase = rebuild.map(it -> it.path("phase").asText("")).orElse("");
        if (phase.equals("waiting")) {
            post(view, random.nextBoolean() ? "/rebuild/swap" : "/rebuild/abort");
        }
        return rebuild.isEmpty() || !List.of("", "done", "aborted").contains(phase);
    }

    private void post(String view, String what) {
        pods.post(path(view, what), null);
    }

    private static String path(String view, String what) {
        return "projections/" + view + what;
    }

    private String view() {
        return views.get(random.nextInt(views.size()));
    }
}
