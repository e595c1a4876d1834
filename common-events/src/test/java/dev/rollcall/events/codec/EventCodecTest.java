package dev.rollcall.events.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.AnyEvent;
import dev.rollcall.events.Event;
import dev.rollcall.events.codec.Decoded.Known;
import dev.rollcall.events.codec.Decoded.LaterVersion;
import dev.rollcall.events.codec.Decoded.Undecodable;
import dev.rollcall.events.codec.Decoded.UnknownType;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {

    @Property
    void an_event_is_read_as_it_was_written(@ForAll("events") Event event) {
        var encoded = EventCodec.encode(event);

        assertThat(EventCodec.decode(encoded.type(), encoded.version(), encoded.data()))
                .isEqualTo(new Known(event));
    }

    @Property
    void no_payload_makes_the_codec_throw(@ForAll("events") Event event, @ForAll String garbage) {
        var type = EventCodec.encode(event).type();
        int version = EventCodec.encode(event).version();

        assertThat(EventCodec.decode(type, version, garbage)).isInstanceOf(Undecodable.class);
    }

    @Test
    void a_type_that_nobody_knows_here_is_a_value() {
        assertThat(EventCodec.decode("TeamMerged", 1, "{}"))
                .isEqualTo(new UnknownType("TeamMerged"));
    }

    @Test
    void a_later_version_is_a_value() {
        assertThat(EventCodec.decode("StatusUpdateSubmitted", 6, "{}"))
                .isEqualTo(new LaterVersion("StatusUpdateSubmitted", 6, 5));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void versions_start_at_1(int version) {
        assertThat(EventCodec.decode("TeamArchived", version, "{}"))
                .isEqualTo(new Undecodable("TeamArchived", version, "versions start at 1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"text\"",
                "{",
                "{}",
                "{\"name\": null}",
                "{\"name\": 5}",
                "{\"name\": true}",
                "{\"name\": [\"Platform\"]}",
                "{\"name\": \"Platform\", \"colour\": \"blue\"}",
                "{\"name\": \"Platform\"} {}"
            })
    void what_breaks_the_promise_of_its_version_is_undecodable(String data) {
        assertThat(EventCodec.decode("TeamRegistered", 1, data)).isInstanceOf(Undecodable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"team_id\": \"7d0f6f0a-3f0e-5a53-9f3d-0c1d2e3f4a5b\", \"author\": \"Ada\"}",
                "{\"team_id\": \"no id\", \"author\": \"Ada\", \"content\": \"text\"}",
                "{\"team_id\": null, \"author\": \"Ada\", \"content\": \"text\"}",
                "{\"team_id\": \"7d0f6f0a-3f0e-5a53-9f3d-0c1d2e3f4a5b\", \"author\": \"Ada\", \"content\": 5}"
            })
    void an_old_payload_is_judged_after_it_was_lifted(String data) {
        assertThat(EventCodec.decode("StatusUpdateSubmitted", 1, data))
                .isInstanceOf(Undecodable.class);
    }

    @Provide
    Arbitrary<Event> events() {
        return AnyEvent.event();
    }
}
