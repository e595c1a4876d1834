package dev.rollcall.events.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.EventShapes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What was ever stored stays readable: one file for each version of each type, never edited.
class GoldenFilesTest {

    static List<Golden> everyVersion() {
        return Golden.ALL;
    }

    static Stream<Golden> todaysVersions() {
        return Golden.ALL.stream().filter(Golden::isOfToday);
    }

    @ParameterizedTest
    @MethodSource("everyVersion")
    void every_stored_version_means_todays_event(Golden golden) {
        assertThat(EventCodec.decode(golden.type(), golden.version(), golden.json()))
                .isEqualTo(new Decoded.Known(golden.event()));
    }

    @ParameterizedTest
    @MethodSource("todaysVersions")
    void what_is_written_today_is_what_the_file_holds(Golden golden) throws IOException {
        var encoded = EventCodec.encode(golden.event());

        assertThat(encoded.type()).isEqualTo(golden.type());
        assertThat(encoded.version()).isEqualTo(golden.version());
        assertThat(Json.MAPPER.readTree(encoded.data()))
                .isEqualTo(Json.MAPPER.readTree(golden.json()));
    }

    @Test
    void every_event_has_a_stored_name() {
        assertThat(Arrays.stream(EventType.values()).map(EventType::shape))
                .as("shapes in EventType")
                .containsExactlyInAnyOrderElementsOf(EventShapes.all());
    }

    @Test
    void every_version_of_every_type_has_a_golden_file() throws IOException {
        var versions =
                Arrays.stream(EventType.values())
                        .flatMap(
                                type ->
                                        IntStream.rangeClosed(1, type.version())
                                                .mapToObj(
                                                        version ->
                                                                type.storedName()
                                                                        + ".v"
                                                                        + version
                                                                        + ".json"))
                        .toList();

        assertThat(Golden.ALL).map(Golden::fileName).containsExactlyInAnyOrderElementsOf(versions);
        assertThat(files())
                .map(Path::getFileName)
                .map(Path::toString)
                .containsExactlyInAnyOrderElementsOf(versions);
    }

    @Test
    void no_golden_file_was_ever_edited() throws IOException {
        var recorded = Files.readAllLines(Golden.FOLDER.resolve("SHA256SUMS"));

        assertThat(files().stream().map(GoldenFilesTest::checksum))
                .as(
                        """
                        golden/SHA256SUMS against the files beside it. Events like these are in stores \
                        and on topics: a golden file is never edited, deleted or renamed. To change an \
                        event, add a version with an upcaster and a golden file of its own, and only \
                        append its line to SHA256SUMS (sha256sum NAME)\
                        """)
                .containsExactlyInAnyOrderElementsOf(recorded);
    }

    private static List<Path> files() throws IOException {
        try (var folder = Files.list(Golden.FOLDER)) {
            return folder.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    /// A line as `sha256sum` writes it.
    private static String checksum(Path file) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest) + "  " + file.getFileName();
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
