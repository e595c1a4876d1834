package dev.rollcall.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTest {
    @TempDir Path folder;

    @Test
    void records_once_and_again_when_the_jar_is_newer() throws IOException {
        var jar = Files.createFile(folder.resolve("service.jar"));
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minusSeconds(60)));
        var cache = new AotCache(jar, true);
        assertThat(cache.options().getFirst()).startsWith("-XX:AOTCacheOutput=");

        Files.createFile(
                Path.of(cache.options().getFirst().substring("-XX:AOTCacheOutput=".length())));
        assertThat(cache.options().getFirst()).startsWith("-XX:AOTCache=");

        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(cache.options().getFirst()).startsWith("-XX:AOTCacheOutput=");
    }

    @Test
    void does_without_where_it_may_not_record() throws IOException {
        var jar = Files.createFile(folder.resolve("service.jar"));

        assertThat(new AotCache(jar, false).options()).isEmpty();
    }
}
