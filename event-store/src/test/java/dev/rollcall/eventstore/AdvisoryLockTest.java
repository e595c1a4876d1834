package dev.rollcall.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AdvisoryLockTest {

    private static final Pattern TAKEN =
            Pattern.compile("pg_(?:try_)?advisory_(?:xact_)?lock(?:_shared)?\\((.*?\\)?)\\)");

    @Test
    void no_two_locks_share_a_key() {
        assertThat(keys()).doesNotHaveDuplicates();
    }

    @Test
    void append_takes_its_lock() throws IOException {
        var sql = Files.readString(Path.of("src/main/resources/db/event_store/V2__append.sql"));

        assertThat(taken(sql)).containsExactly(AdvisoryLock.APPEND.key());
    }

    @Test
    void no_module_takes_a_lock_that_is_not_listed() throws IOException {
        var project = Path.of("..");
        try (var modules = Files.list(project)) {
            var taken =
                    Stream.concat(Stream.of(project), modules)
                            .map(module -> module.resolve("src"))
                            .filter(Files::isDirectory)
                            .flatMap(AdvisoryLockTest::sources)
                            .flatMap(file -> taken(text(file)))
                            .filter(key -> !key.startsWith("%s"))
                            .distinct();

            assertThat(taken).contains(AdvisoryLock.APPEND.key()).isSubsetOf(keys());
        }
    }

    private static List<String> keys() {
        return Stream.of(AdvisoryLock.values()).map(AdvisoryLock::key).toList();
    }

    private static Stream<String> taken(String text) {
        return TAKEN.matcher(text).results().map((MatchResult match) -> match.group(1));
    }

    private static Stream<Path> sources(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(AdvisoryLockTest::isSource).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSource(Path file) {
        var name = file.toString();
        return name.endsWith(".java") || name.endsWith(".sql");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
