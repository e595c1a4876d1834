package dev.rollcall.events.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.EventShapes;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
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
    void every_version_of_every_type_has_a_meaning() {
        assertThat(Golden.ALL)
                .map(Golden::fileName)
                .containsExactlyInAnyOrderElementsOf(Recorded.everyVersion().toList());
    }
}
