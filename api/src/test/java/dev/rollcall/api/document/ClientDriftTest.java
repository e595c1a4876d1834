package dev.rollcall.api.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.ReadModelDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `-Drollcall.client=write` writes the client instead.
@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
class ClientDriftTest {
    private static final Path FOLDER = Path.of("src/main/resources/META-INF/resources/page/client");
    private static final Set<String> OF_THE_LANGUAGE =
            Set.of(
                    "AbortSignal",
                    "AsyncGenerator",
                    "Date",
                    "Error",
                    "EventSource",
                    "Promise",
                    "Record",
                    "Response",
                    "P",
                    "G",
                    "T");

    @Test
    void the_client_is_what_the_document_says() throws IOException {
        var written = new ClientWriter(Document.read());
        same("client.js", written.code());
        same("client.d.ts", written.types());
    }

    private static void same(String name, String content) throws IOException {
        var file = FOLDER.resolve(name);
        if ("write".equals(System.getProperty("rollcall.client"))) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, content);
        }
        assertThat(file).content().isEqualTo(content);
    }

    /// As far as that can be told without a compiler for TypeScript.
    @Test
    void every_type_that_is_named_is_declared_and_every_bracket_is_closed() {
        var types =
                new ClientWriter(Document.read())
                        .types()
                        .replaceAll("(?s)/\\*\\*.*?\\*/", "")
                        .replaceAll("//.*", "")
                        .replaceAll("\"[^\"]*\"", "");
        var declared = new HashSet<>(OF_THE_LANGUAGE);
        Pattern.compile("\\b(?:interface|type|class) (\\w+)")
                .matcher(types)
                .results()
                .forEach(it -> assertThat(declared.add(it.group(1))).as(it.group(1)).isTrue());
        assertThat(Pattern.compile("\\b[A-Z]\\w*").matcher(types).results())
                .allSatisfy(it -> assertThat(declared).contains(it.group()));
        for (var pair : new String[] {"{}", "()", "[]"}) {
            assertThat(types.chars().filter(it -> it == pair.charAt(0)).count())
                    .isEqualTo(types.chars().filter(it -> it == pair.charAt(1)).count());
        }
    }
}
