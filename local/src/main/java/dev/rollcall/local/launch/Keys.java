package dev.rollcall.local.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/// The secrets of one local system, made at its first start and kept where only its user can read.
public record Keys(String token, String slackSigningSecret, String slackBotToken) {
    private static final SecureRandom RANDOM = new SecureRandom();

    public static Keys made() {
        return new Keys(random(), random(), "xoxb-" + random());
    }

    static Keys keptIn(Path file) {
        try {
            if (!Files.exists(file)) {
                made().keep(file);
            }
            try (var reader = Files.newBufferedReader(file)) {
                var kept = new Properties();
                kept.load(reader);
                return new Keys(
                        kept.getProperty("token"),
                        kept.getProperty("slack.signing-secret"),
                        kept.getProperty("slack.bot-token"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keep(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        var privately =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(file, privately);
        Files.writeString(
                file,
                "token=%s%nslack.signing-secret=%s%nslack.bot-token=%s%n"
                        .formatted(token, slackSigningSecret, slackBotToken));
    }

    private static String random() {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
