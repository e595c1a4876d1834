package dev.rollcall.systemtests.catalogue;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.events.Event;
import dev.rollcall.events.codec.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map.Entry;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What `docs/events.md` says about the events of one family, in Markdown.
record Catalogue(Readers readers) {

    private static final Path ON_RECORD =
            Path.of("..", "common-events", "src", "test", "resources");
    private static final ObjectMapper JSON = new ObjectMapper();

    String of(Class<?> family) {
        return Arrays.stream(EventType.values())
                .filter(type -> family.isAssignableFrom(type.shape()))
                .map(this::entry)
                .collect(joining("\n"));
    }

    private String entry(EventType type) {
        var name = type.storedName();
        int version = type.version();
        return """
        ### %s

        Version %d: %s. Read by %s.

        ```json
        %s
        ```
        %s"""
                .formatted(
                        name,
                        version,
                        fields(shape(name, version)),
                        readers(type.shape()),
                        onRecord("golden", name, version).strip(),
                        olderVersions(name, version));
    }

    private String readers(Class<? extends Event> event) {
        var packages = readers.of(event);
        return packages.isEmpty()
                ? "nobody yet"
                : packages.stream().map("`%s`"::formatted).collect(joining(", "));
    }

    private static String olderVersions(String name, int version) {
        return IntStream.range(1, version)
                .map(n -> version - n)
                .mapToObj(
                        n ->
                                """

                                Version %d: %s. Lifted to %d on reading: %s.
                                """
                                        .formatted(
                                                n,
                                                fields(shape(name, n)),
                                                n + 1,
                                                step(shape(name, n), shape(name, n + 1))))
                .collect(joining());
    }

    private static String step(JsonNode from, JsonNode to) {
        var gone =
                from.propertyStream()
                        .filter(field -> !field.getValue().equals(to.get(field.getKey())))
                        .map(field -> "without `%s`".formatted(field.getKey()));
        var come =
                to.propertyStream()
                        .filter(field -> !field.getValue().equals(from.get(field.getKey())))
                        .map(field -> "with `%s`".formatted(field.getKey()));
        return Stream.concat(gone, come).collect(joining(", "));
    }

    private static String fields(JsonNode shape) {
        return shape.isEmpty()
                ? "no fields"
                : shape.propertyStream().map(Catalogue::field).collect(joining(", "));
    }

    private static String field(Entry<String, JsonNode> field) {
        return "`%s` %s".formatted(field.getKey(), type(field.getValue()));
    }

    private static String type(JsonNode type) {
        if (type.isArray()) {
            return "list of " + type(type.get(0));
        }
        if (type.isObject()) {
            return "{" + fields(type) + "}";
        }
        return type.textValue().replace("?", " or null");
    }

    private static JsonNode shape(String name, int version) {
        try {
            return JSON.readTree(onRecord("shapes", name, version));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String onRecord(String folder, String name, int version) {
        try {
            return Files.readString(
                    ON_RECORD.resolve(folder).resolve("%s.v%d.json".formatted(name, version)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
