package dev.rollcall.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.rollcall.bench.Goal.AtLeast;
import dev.rollcall.bench.Goal.AtMost;
import dev.rollcall.bench.Goal.Below;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The figures of a run, for people and for programs.
public record Report(List<Figure> figures) {

    private static final String LINE = "%-26s %-11s %8s %17s  %-20s %8s %17s %7s %8s %s%n";

    public String table() {
        var table = new StringBuilder();
        table.append(
                LINE.formatted(
                        "figure",
                        "unit",
                        "median",
                        "least–most",
                        "against",
                        "median",
                        "least–most",
                        "ratio",
                        "goal",
                        "reached"));
        for (var figure : figures) {
            table.append(
                    LINE.formatted(
                            figure.name(),
                            figure.unit(),
                            number(figure.measured().median()),
                            spread(figure.measured()),
                            figure.against(),
                            number(figure.baseline().median()),
                            spread(figure.baseline()),
                            ratio(figure.ratio()),
                            goal(figure.goal()),
                            figure.reached() ? "yes" : "NO"));
        }
        return table.toString();
    }

    /// An array of `{name, unit, value, baseline, ratio, goal, reached}`.
    public void writeJson(Path file) throws IOException {
        var mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        var rows = mapper.createArrayNode();
        for (var figure : figures) {
            rows.addObject()
                    .put("name", figure.name())
                    .put("unit", figure.unit())
                    .put("value", figure.measured().median())
                    .put("baseline", figure.baseline().median())
                    .put("ratio", figure.ratio())
                    .put("goal", figure.goal().bound())
                    .put("reached", figure.reached());
        }
        mapper.writeValue(file.toFile(), rows);
    }

    private static String spread(Sample sample) {
        return number(sample.least()) + "–" + number(sample.most());
    }

    private static String goal(Goal goal) {
        return switch (goal) {
            case AtLeast(var ratio) -> "≥ " + ratio(ratio);
            case AtMost(var ratio) -> "≤ " + ratio(ratio);
            case Below(var value) -> "< " + number(value);
        };
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f ×", value);
    }
}
