package dev.rollcall.torture;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.rollcall.torture.faults.Round;
import dev.rollcall.torture.history.Call;
import dev.rollcall.torture.history.Ending;
import dev.rollcall.torture.history.Finding;
import dev.rollcall.torture.history.Finding.Kind;
import dev.rollcall.torture.history.History;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What came of a run, for people and for programs.
final class Report {
    private static final int SHOWN_OF_A_KIND = 5;

    /// Why a request may have to be sent again: not now, too many, or nothing came.
    private static final Set<String> PLANNED = Set.of("503", "429", "none");

    private final long seed;
    private final List<Round> rounds;
    private final Map<String, Long> repeats;
    private final History history;
    private final Duration took;
    private final List<Finding> findings;

    Report(
            long seed,
            List<Round> rounds,
            Map<String, Long> repeats,
            History history,
            Duration took) {
        this.seed = seed;
        this.rounds = rounds;
        this.repeats = repeats;
        this.history = history;
        this.took = took;
        this.findings = List.copyOf(history.findings());
    }

    boolean isClean() {
        return findings.isEmpty() && unplanned().isEmpty();
    }

    /// Answers that no fault explains, such as a 500, and how often they came.
    Map<String, Long> unplanned() {
        var others = new TreeMap<>(repeats);
        others.keySet().removeAll(PLANNED);
        return others;
    }

    List<Finding> findings() {
        return findings;
    }

    long acknowledged() {
        return ended(Ending.Acknowledged.class::isInstance);
    }

    String text() {
        return """
               %,d acknowledged, %,d refused, %,d given up; %,d requests repeated (%s)
               %,d events stored, %,d records published; %d s, seed %d
               lost %d, doubled %d, misordered %d, illegal %d, answered as never promised %s
               %s"""
                .formatted(
                        acknowledged(),
                        ended(Ending.Refused.class::isInstance),
                        ended(Ending.Unknown.class::isInstance),
                        repeats.values().stream().mapToLong(Long::longValue).sum(),
                        repeats,
                        history.stored().size(),
                        history.published().size(),
                        took.toSeconds(),
                        seed,
                        count(Kind.LOST),
                        count(Kind.DOUBLED),
                        count(Kind.MISORDERED),
                        count(Kind.ILLEGAL),
                        unplanned(),
                        shown().map(one -> "  %s: %s%n".formatted(one.kind(), one.what()))
                                .collect(joining()));
    }

    void writeJson(Path file) throws IOException {
        var mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        var report =
                mapper.createObjectNode()
                        .put("rounds", rounds.size())
                        .put("seed", seed)
                        .put("acknowledged", acknowledged())
                        .put("lost", count(Kind.LOST))
                        .put("doubled", count(Kind.DOUBLED))
                        .put("misordered", count(Kind.MISORDERED))
                        .put("illegal", count(Kind.ILLEGAL))
                        .put("refused", ended(Ending.Refused.class::isInstance))
                        .put("given_up", ended(Ending.Unknown.class::isInstance))
                        .put("stored", history.stored().size())
                        .put("published", history.published().size())
                        .put("seconds", took.toSeconds());
        report.set("unplanned_answers", mapper.valueToTree(unplanned()));
        report.set("repeats", mapper.valueToTree(repeats));
        report.set("faults", mapper.valueToTree(rounds.stream().map(Round::description).toList()));
        report.set("findings", mapper.valueToTree(shown().toList()));
        mapper.writeValue(file.toFile(), report);
    }

    private long ended(Predicate<Ending> so) {
        return history.calls().stream()
                .filter(call -> so.test(call.ending()))
                .map(Call::commandId)
                .distinct()
                .count();
    }

    private long count(Kind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).count();
    }

    private Stream<Finding> shown() {
        return Arrays.stream(Kind.values())
                .flatMap(
                        kind ->
                                findings.stream()
                                        .filter(finding -> finding.kind() == kind)
                                        .limit(SHOWN_OF_A_KIND));
    }
}
