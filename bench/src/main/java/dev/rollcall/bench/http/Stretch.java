package dev.rollcall.bench.http;

import java.util.List;
import java.util.Locale;

/// A part of a long run.
///
/// @param resident at its end
/// @param heap the least that was in use, which is near to what is alive
/// @param direct at its end
/// @param p99 the worst of its samples, in ms
record Stretch(double resident, double heap, double direct, double p99) {

    static Stretch of(List<Memory> samples, double p99) {
        return new Stretch(
                samples.getLast().resident(),
                samples.stream().mapToDouble(Memory::heap).min().orElseThrow(),
                samples.getLast().direct(),
                p99);
    }

    String text() {
        return String.format(
                Locale.ROOT,
                "resident %.0f MiB, heap %.0f MiB at its least, direct %.0f MiB; p99 %.1f ms",
                resident,
                heap,
                direct,
                p99);
    }
}
