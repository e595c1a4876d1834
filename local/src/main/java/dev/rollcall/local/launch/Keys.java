package dev.rollcall.local.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.function.Supplier;

/// The secrets of one local system, made at its first start and kept where only its user can read.
public record Keys(
        String token,
        String slackSigningSecret,
        String slackBotToken,
        String slackClientSecret,
        String slackTokenKey) {
    private static final SecureRandom RANDOM = new SecureRandom();

    public static Keys made() {
        return of(new Properties());
    }

    /// Those that the file lacks, such as one of an earlier version, are made and kept too.
    static Keys keptIn(Path file) {
        try {
            var kept = new Properties();
            if (Files.exists(file)) {
                try (var reader = Files.newBufferedReader(file)) {
                    kept.load(reader);
                }
            }
            var known = kept.size();
            var keys = of(kept);
            if (kept.size() > known) {
                keys.keep(file);
            }
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Keys of(Properties kept) {
        return new Keys(
                kept(kept, "token", () -> random(24)),
                kept(kept, "slack.signing-secret", () -> random(24)),
                kept(kept, "slack.bot-token", () -> "xoxb-" + random(24)),
                kept(kept, "slack.client-secret", () -> random(24)),
                kept(kept, "slack.token-key", Keys::encryptionKey));
    }

    private static String kept(Properties kept, String name, Supplier<String> otherwise) {
        return (String) kept.computeIfAbsent(name, _ -> otherwise.get());
    }

    private void keep(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        var privately =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(fresh, privately);
        Files.writeString(
                fresh,
                """
                token=%s
                slack.signing-secret=%s
                slack.bot-token=%s
                slack.client-secret=%s
                slack.token-key=%s
                """
                        .formatted(
                                token,
                                slackSigningSecret,
                                slackBotToken,
                                slackClientSecret,
                                slackTokenKey));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String encryptionKey() {
        return Base64.getEncoder().encodeToString(bytes(32));
    }

    private static String random(int length) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(length));
    }

    private static byte[] bytes(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
