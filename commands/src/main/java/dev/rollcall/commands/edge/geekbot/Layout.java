package dev.rollcall.commands.edge.geekbot;

import dev.rollcall.commands.edge.geekbot.GeekbotFile.UnreadableException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Where a file has what, by its header.
final class Layout {

    /// @param header of the column that the answer stands in
    record Asked(String header, String question, String answer) {}

    private final List<String> header;
    private final Map<GeekbotColumn, List<Integer>> places = new EnumMap<>(GeekbotColumn.class);
    private final List<Integer> questions = new ArrayList<>();

    private Layout(List<String> header) {
        this.header = header;
    }

    static Layout of(List<String> header, Map<String, String> columns) throws UnreadableException {
        for (var named : columns.keySet()) {
            if (!header.contains(named)) {
                throw new UnreadableException(
                        "columns", "names \"%s\", which is no header".formatted(named));
            }
        }
        var layout = new Layout(header);
        for (int n = 0; n < header.size(); n++) {
            layout.place(n, columns.get(header.get(n)));
        }
        layout.check();
        return layout;
    }

    private void place(int n, String named) {
        var text = header.get(n);
        var column =
                named == null ? GeekbotColumn.of(text) : Optional.of(GeekbotColumn.named(named));
        column.ifPresentOrElse(
                known -> places.computeIfAbsent(known, _ -> new ArrayList<>()).add(n),
                () -> {
                    if (!text.isEmpty()) {
                        questions.add(n);
                    }
                });
    }

    private void check() throws UnreadableException {
        require(
                "who reported (Member, Email, Slack ID)",
                GeekbotColumn.NAME,
                GeekbotColumn.EMAIL,
                GeekbotColumn.SLACK_USER);
        require("when (Date, Timestamp)", GeekbotColumn.DATE, GeekbotColumn.TIME);
        if (questions.isEmpty() || has(GeekbotColumn.QUESTION)) {
            require(
                    "what was answered (Answer, or a column for each question)",
                    GeekbotColumn.ANSWER);
        }
    }

    private void require(String what, GeekbotColumn... any) throws UnreadableException {
        if (Stream.of(any).noneMatch(this::has)) {
            throw new UnreadableException(
                    "file",
                    "has no column that says %s; its header is: %s"
                            .formatted(what, String.join(", ", header)));
        }
    }

    private boolean has(GeekbotColumn column) {
        return places.containsKey(column);
    }

    int width() {
        return header.size();
    }

    /// Whether a row is one answer, and not one report.
    boolean byAnswer() {
        return has(GeekbotColumn.ANSWER);
    }

    /// The first that is not empty.
    String first(Table.Row row, GeekbotColumn column) {
        return all(row, column).stream().findFirst().orElse("");
    }

    List<String> all(Table.Row row, GeekbotColumn column) {
        return places.getOrDefault(column, List.of()).stream()
                .sorted(Comparator.comparingInt(n -> column.rank(header.get(n))))
                .map(n -> row.cell(n).strip())
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    List<Asked> asked(Table.Row row) {
        return byAnswer()
                ? places.get(GeekbotColumn.ANSWER).stream()
                        .map(
                                n ->
                                        new Asked(
                                                header.get(n),
                                                first(row, GeekbotColumn.QUESTION),
                                                row.cell(n)))
                        .toList()
                : questions.stream()
                        .map(n -> new Asked(header.get(n), header.get(n), row.cell(n)))
                        .toList();
    }

    String headerOfWho() {
        return header(GeekbotColumn.NAME, GeekbotColumn.EMAIL, GeekbotColumn.SLACK_USER);
    }

    String headerOfTime() {
        return header(GeekbotColumn.TIME, GeekbotColumn.DATE);
    }

    private String header(GeekbotColumn... any) {
        return Stream.of(any)
                .flatMap(column -> places.getOrDefault(column, List.of()).stream())
                .map(header::get)
                .findFirst()
                .orElseThrow();
    }
}
