package dev.rollcall.events.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What is on record of every version of every event: a stored example, and its shape.
enum Recorded {
    GOLDEN,
    SHAPES;

    private final Path folder = Path.of("src/test/resources", name().toLowerCase(Locale.ROOT));

    static String fileName(String type, int version) {
        return "%s.v%d.json".formatted(type, version);
    }

    /// The file names of all that was ever written.
    static Stream<String> everyVersion() {
        return Arrays.stream(EventType.values())
                .flatMap(
                        type ->
                                IntStream.rangeClosed(1, type.version())
                                        .mapToObj(n -> fileName(type.storedName(), n)));
    }

    String json(String type, int version) {
        try {
            return Files.readString(folder.resolve(fileName(type, version)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> fileNames() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    List<String> recordedChecksums() throws IOException {
        return Files.readAllLines(folder.resolve("SHA256SUMS"));
    }

    /// Lines as `sha256sum` writes them.
    List<String> checksums() throws IOException {
        return fileNames().stream().map(this::checksum).toList();
    }

    private String checksum(String fileName) {
        try {
            var bytes = Files.readAllBytes(folder.resolve(fileName));
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest) + "  " + fileName;
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
