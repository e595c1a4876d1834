package dev.rollcall.bench.http;

import dev.rollcall.bench.Figure;
import dev.rollcall.bench.Goal.AtMost;
import dev.rollcall.bench.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// How memory went over a run, stretch by stretch.
final class Curve {

    private static final String BARS = "▁▂▃▄▅▆▇█";

    /// At either end of the comparison.
    private static final int WINDOW = 3;

    private final int warmUp;
    private final List<Stretch> stretches = new ArrayList<>();

    /// @param warmUp how many stretches come before the comparison
    Curve(int warmUp) {
        this.warmUp = warmUp;
    }

    void add(Stretch stretch) {
        stretches.add(stretch);
    }

    /// What was held at the end, against what was held once warm.
    List<Figure> figures() {
        return List.of(
                figure("load_resident", Stretch::resident), figure("load_heap", Stretch::heap));
    }

    private Figure figure(String name, ToDoubleFunction<Stretch> held) {
        int end = stretches.size();
        return new Figure(
                name,
                "MiB",
                sample(held, end - WINDOW, end),
                "after the warm-up",
                sample(held, warmUp, warmUp + WINDOW),
                new AtMost(1.1));
    }

    private Sample sample(ToDoubleFunction<Stretch> held, int from, int to) {
        return new Sample(stretches.subList(from, to).stream().mapToDouble(held).boxed().toList());
    }

    /// A bar for each stretch, from nothing at all to the most that was held.
    String text() {
        return "resident %s%nheap     %s%ndirect   %s%n"
                .formatted(bars(Stretch::resident), bars(Stretch::heap), bars(Stretch::direct));
    }

    private String bars(ToDoubleFunction<Stretch> held) {
        double most = stretches.stream().mapToDouble(held).max().orElse(0);
        return stretches.stream()
                        .mapToDouble(held)
                        .mapToObj(value -> bar(value / most))
                        .collect(Collectors.joining())
                + " up to %.0f MiB".formatted(most);
    }

    private static String bar(double share) {
        int height = (int) Math.round(share * (BARS.length() - 1));
        return BARS.substring(height, height + 1);
    }
}
