package dev.rollcall.torture;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.rollcall.torture.faults.Round;
import dev.rollcall.torture.verdict.Finding;
import dev.rollcall.torture.verdict.Finding.Kind;
import dev.rollcall.torture.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What came of a run, for people and for programs.
record Report(long seed, List<Round> rounds, Verdict verdict, Duration took) {
    private static final int SHOWN_OF_A_KIND = 5;

    /// Why a request may have to be sent again: not now, too many, or nothing came.
    private static final Set<String> PLANNED = Set.of("503", "429", "none");

    boolean isClean() {
        return findings().isEmpty() && unplanned().isEmpty();
    }

    /// Answers that no fault explains, such as a 500, and how often they came.
    Map<String, Long> unplanned() {
        var others = new TreeMap<>(verdict.repeats());
        others.keySet().removeAll(PLANNED);
        return others;
    }

    List<Finding> findings() {
        return verdict.findings();
    }

    long count(String name) {
        return verdict.counts().get(name);
    }

    String text() {
        return """
               %s
               %,d requests repeated (%s); %d s, seed %d
               %s, answered as never promised %s
               %s"""
                .formatted(
                        verdict.counts().entrySet().stream()
                                .map(count -> told(count.getKey(), count.getValue()))
                                .collect(joining(", ")),
                        verdict.repeats().values().stream().mapToLong(Long::longValue).sum(),
                        new TreeMap<>(verdict.repeats()),
                        took.toSeconds(),
                        seed,
                        Arrays.stream(Kind.values())
                                .map(kind -> told(name(kind), count(kind)))
                                .collect(joining(", ")),
                        unplanned(),
                        shown().map(one -> "  %s: %s%n".formatted(one.kind(), one.what()))
                                .collect(joining()));
    }

    private static String told(String name, long count) {
        return "%s %,d".formatted(name.replace('_', ' '), count);
    }

    void writeJson(Path file) throws IOException {
        var mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        var report = mapper.createObjectNode().put("rounds", rounds.size()).put("seed", seed);
        Arrays.stream(Kind.values()).forEach(kind -> report.put(name(kind), count(kind)));
        verdict.counts().forEach(report::put);
        report.put("seconds", took.toSeconds());
        report.set("unplanned_answers", mapper.valueToTree(unplanned()));
        report.set("repeats", mapper.valueToTree(new TreeMap<>(verdict.repeats())));
        report.set("faults", mapper.valueToTree(rounds.stream().map(Round::description).toList()));
        report.set("findings", mapper.valueToTree(shown().toList()));
        mapper.writeValue(file.toFile(), report);
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private long count(Kind kind) {
        return findings().stream().filter(finding -> finding.kind() == kind).count();
    }

    private Stream<Finding> shown() {
        return Arrays.stream(Kind.values())
                .flatMap(
                        kind ->
                                findings().stream()
                                        .filter(finding -> finding.kind() == kind)
                                        .limit(SHOWN_OF_A_KIND));
    }
}
