package dev.rollcall.torture.verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a run came to.
///
/// @param counts how much there was of what, by name, in the order to tell it
/// @param repeats how often requests were answered so that they have to be sent again, by status
public record Verdict(Map<String, Long> counts, Map<String, Long> repeats, List<Finding> findings) {
    public Verdict {
        counts = new LinkedHashMap<>(counts);
        repeats = Map.copyOf(repeats);
        findings = List.copyOf(findings);
    }

    public Verdict and(Finding finding) {
        return new Verdict(
                counts, repeats, Stream.concat(findings.stream(), Stream.of(finding)).toList());
    }
}
