package dev.rollcall.api.export;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// RFC 4180, with a header line. What is absent is an empty cell.
public record Csv<T>(List<Column<T>> columns) implements Lines<T> {
    private static final String END = "\r\n";

    /// What a line has of an item.
    ///
    /// @param cell null where it is absent
    public record Column<T>(String name, Function<T, String> cell) {

        /// Whatever somebody wrote, made harmless by [Cells].
        public static <T> Column<T> text(String name, Function<T, ?> value) {
            return new Column<>(
                    name,
                    item -> {
                        var found = value.apply(item);
                        return found == null ? null : Cells.harmless(found.toString());
                    });
        }

        /// Of JSON, which a JSON parser reads as it was.
        public static <T> Column<T> json(String name, Function<T, String> value) {
            return new Column<>(
                    name,
                    item -> {
                        var found = value.apply(item);
                        return found == null ? null : Cells.withoutSemicolons(found);
                    });
        }
    }

    @Override
    public String heading() {
        return line(columns.stream().map(Column::name));
    }

    @Override
    public String of(List<T> items) {
        return items.stream()
                .map(item -> line(columns.stream().map(column -> column.cell().apply(item))))
                .collect(Collectors.joining());
    }

    private static String line(Stream<String> cells) {
        return cells.map(Csv::quoted).collect(Collectors.joining(",", "", END));
    }

    private static String quoted(String cell) {
        if (cell == null) {
            return "";
        }
        return cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                ? cell
                : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
