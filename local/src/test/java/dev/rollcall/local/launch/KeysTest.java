package dev.rollcall.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
    @TempDir Path folder;
    Path file;

    @BeforeEach
    void inside() {
        file = folder.resolve("keys.properties");
    }

    @Test
    void they_are_made_once_and_only_their_user_can_read_them() throws IOException {
        var keys = Keys.keptIn(file);

        assertThat(Keys.keptIn(file)).isEqualTo(keys);
        assertThat(Base64.getDecoder().decode(keys.slackTokenKey())).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void what_a_file_of_an_earlier_version_lacks_is_added_to_it() throws IOException {
        Files.writeString(file, "token=a\nslack.signing-secret=b\nslack.bot-token=xoxb-c\n");

        var keys = Keys.keptIn(file);

        assertThat(keys.token()).isEqualTo("a");
        assertThat(keys.slackBotToken()).isEqualTo("xoxb-c");
        assertThat(keys.slackClientSecret()).hasSizeGreaterThan(20);
        assertThat(Keys.keptIn(file)).isEqualTo(keys);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
