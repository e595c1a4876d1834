package dev.rollcall.api.audit;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// RFC 4180, with a header line; `data` and `metadata` are JSON text.
///
/// No cell begins with a formula: they are numbers, ids, names of types, moments and JSON objects.
/// One could still begin inside a text where a spreadsheet cuts at semicolons (OWASP, CSV
/// Injection): so JSON has none here but as an escape (RFC 8259, section 7), which loses nothing.
final class Csv implements Lines {
    static final String MEDIA_TYPE = "text/csv;charset=UTF-8";

    private static final String END = "\r\n";

    @Override
    public String heading() {
        return "position,id,type,version,aggregate_id,sequence,epoch,timestamp,data,metadata" + END;
    }

    @Override
    public String of(List<AuditedEvent> events) {
        return events.stream().map(Csv::line).collect(Collectors.joining());
    }

    private static String line(AuditedEvent event) {
        return Stream.of(
                        event.position(),
                        event.id(),
                        event.type(),
                        event.version(),
                        event.aggregateId(),
                        event.sequence(),
                        event.epoch(),
                        event.timestamp(),
                        withoutSemicolons(event.data()),
                        withoutSemicolons(event.metadata()))
                .map(cell -> quoted(cell.toString()))
                .collect(Collectors.joining(",", "", END));
    }

    /// In JSON one can only stand in a text.
    private static String withoutSemicolons(String json) {
        return json.replace(";", "\\u003b");
    }

    private static String quoted(String cell) {
        return cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                ? cell
                : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
