package dev.rollcall.commands.edge.geekbot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A file of values between commas (RFC 4180), semicolons or tabs: its header and its rows.
record Table(List<String> header, List<Row> rows) {

    /// @param line from 1
    record Row(long line, List<String> cells) {

        /// Empty for one that is missing.
        String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }

        private boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    /// The file is none.
    static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedException(String reason) {
            super(reason);
        }
    }

    private static final CsvMapper CSV =
            CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    static Table of(byte[] file) throws MalformedException {
        var rows = rows(text(file));
        if (rows.isEmpty()) {
            throw new MalformedException("is empty");
        }
        return new Table(
                rows.getFirst().cells().stream().map(String::strip).toList(),
                rows.subList(1, rows.size()));
    }

    private static String text(byte[] file) throws MalformedException {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException _) {
            throw new MalformedException("must be text in UTF-8");
        }
    }

    private static List<Row> rows(String text) throws MalformedException {
        var rows = new ArrayList<Row>();
        var schema = CsvSchema.emptySchema().withColumnSeparator(separator(text));
        try (var values = CSV.readerFor(String[].class).with(schema).<String[]>readValues(text)) {
            var parser = values.getParser();
            while (values.hasNextValue()) {
                long line = parser.currentLocation().getLineNr();
                var row = new Row(line, Arrays.asList(values.nextValue()));
                if (!row.isBlank()) {
                    rows.add(row);
                }
            }
            return rows;
        } catch (JsonProcessingException malformed) {
            var where = malformed.getLocation();
            throw new MalformedException(
                    "cannot be read%s: %s"
                            .formatted(
                                    where == null ? "" : " in line " + where.getLineNr(),
                                    malformed.getOriginalMessage()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// What stands most often in the first line.
    private static char separator(String text) {
        var first = text.lines().findFirst().orElse("");
        return Stream.of(',', ';', '\t')
                .max(
                        Comparator.comparingLong(
                                separator -> first.chars().filter(c -> c == separator).count()))
                .filter(separator -> first.indexOf(separator) >= 0)
                .orElse(',');
    }
}
