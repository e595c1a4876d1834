package dev.rollcall.events.codec;

import static org.assertj.core.api.Assertions.assertThatObject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Other builds write and read what this one does: a shape that was ever written stays as it is.
class ShapesTest {

    static List<Golden> everyVersion() {
        return Golden.ALL;
    }

    static Stream<Golden> olderVersions() {
        return Golden.ALL.stream().filter(golden -> !golden.isOfToday());
    }

    @ParameterizedTest
    @EnumSource
    void a_record_changes_only_with_a_new_version(EventType type) {
        assertThatObject(Shape.of(type.shape()))
                .as(
                        """
                        The record of %1$s (actual) against the shape on record of its version %2$d \
                        (expected). Version %2$d is in stores and on topics, and other builds read \
                        it: leave its files alone and make a version %3$d, as CONTRIBUTING.md says \
                        under "Change an event": an upcaster %2$d → %3$d in EventType, and the new \
                        version's files in golden/ and shapes/\
                        """
                                .formatted(type.storedName(), type.version(), type.version() + 1))
                .isEqualTo(Shape.recorded(type.storedName(), type.version()));
    }

    @ParameterizedTest
    @MethodSource("everyVersion")
    void every_golden_file_has_the_shape_of_its_version(Golden golden) {
        assertThatObject((JsonNode) json(golden)).matches(fits(golden.type(), golden.version()));
    }

    @ParameterizedTest
    @MethodSource("olderVersions")
    void an_upcaster_gives_the_shape_of_the_next_version(Golden golden) {
        var step =
                EventType.named(golden.type())
                        .orElseThrow()
                        .upcastersFrom(golden.version())
                        .getFirst();

        assertThatObject((JsonNode) step.apply(json(golden)))
                .matches(fits(golden.type(), golden.version() + 1));
    }

    private static Predicate<JsonNode> fits(String type, int version) {
        return payload -> Shape.fits(payload, Shape.recorded(type, version));
    }

    private static ObjectNode json(Golden golden) {
        try {
            return (ObjectNode) Json.MAPPER.readTree(golden.json());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
