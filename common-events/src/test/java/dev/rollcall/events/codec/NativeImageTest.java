package dev.rollcall.events.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.events.EventShapes;
import dev.rollcall.events.Metadata;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NativeImageTest {

    private static final String REGISTERED =
            "/META-INF/native-image/dev.rollcall/common-events/reachability-metadata.json";

    /// A native image forgets constructors and accessors that it isn't told about, and says so only
    /// when the first such event is read.
    @Test
    void what_jackson_reads_and_writes_is_registered_for_native_images() throws IOException {
        var reflective = Stream.concat(EventShapes.parts().stream(), Stream.of(Metadata.class));

        try (var registered = NativeImageTest.class.getResourceAsStream(REGISTERED)) {
            assertThat(Json.MAPPER.readTree(registered).path("reflection").valueStream())
                    .as(REGISTERED)
                    .allMatch(entry -> entry.path("allDeclaredConstructors").booleanValue())
                    .allMatch(entry -> entry.path("allDeclaredMethods").booleanValue())
                    .allMatch(entry -> entry.path("allDeclaredFields").booleanValue())
                    .extracting((JsonNode entry) -> entry.path("type").textValue())
                    .containsExactlyInAnyOrderElementsOf(reflective.map(Class::getName).toList());
        }
    }
}
