package dev.rollcall.events.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.events.AnyEvent;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Metadata;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeJsonTest {

    private static final Metadata NOBODY =
            new Metadata(null, null, null, null, null, null, null, null, null, null, null);

    @Property
    void an_envelope_is_read_as_it_was_written(@ForAll("envelopes") Envelope envelope)
            throws MalformedEnvelopeException {
        assertThat(EnvelopeJson.read(EnvelopeJson.write(envelope))).isEqualTo(envelope);
    }

    @Property
    void metadata_are_read_as_they_were_written(@ForAll("metadata") Metadata metadata)
            throws MalformedEnvelopeException {
        assertThat(EnvelopeJson.readMetadata(EnvelopeJson.writeMetadata(metadata)))
                .isEqualTo(metadata);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"estimate\":0.1000000000000000055511151231257827,\"price\":1.10}",
                "{\"big\":123456789012345678901234567890,\"huge\":1E+400}",
                "{\"nested\":[[{\"a\":null}],[]]}",
                "\"no object\""
            })
    void a_payload_that_this_build_does_not_know_passes_unchanged(String data)
            throws MalformedEnvelopeException {
        assertThat(EnvelopeJson.read(EnvelopeJson.write(envelope(data))).data()).isEqualTo(data);
    }

    @Test
    void metadata_of_a_newer_build_are_read_for_what_is_known() throws MalformedEnvelopeException {
        assertThat(EnvelopeJson.readMetadata("{\"actor\": \"ada\", \"device\": \"watch\"}").actor())
                .isEqualTo("ada");
    }

    @Test
    void metadata_of_an_older_build_lack_the_message_that_they_came_from()
            throws MalformedEnvelopeException {
        var metadata =
                EnvelopeJson.readMetadata("{\"source\": \"slack\", \"slack_workspace\": \"T1\"}");

        assertThat(metadata.slackWorkspace()).isEqualTo("T1");
        assertThat(metadata.slackChannel()).isNull();
        assertThat(metadata.slackTs()).isNull();
    }

    @Test
    void an_envelope_holds_the_columns_and_nothing_else() throws IOException {
        var json = (ObjectNode) Json.MAPPER.readTree(EnvelopeJson.write(envelope("{}")));

        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "type",
                        "aggregate_id",
                        "data",
                        "timestamp",
                        "metadata",
                        "version",
                        "sequence",
                        "position",
                        "epoch");
    }

    @Property
    void bytes_that_are_no_envelope_are_malformed(@ForAll byte[] bytes) {
        assertThatThrownBy(() -> EnvelopeJson.read(bytes))
                .isInstanceOf(MalformedEnvelopeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "5", "{}", "{", "\u0000", "{\"id\": 1} {}"})
    void text_that_is_no_envelope_is_malformed(String text) {
        assertThatThrownBy(() -> EnvelopeJson.read(text.getBytes(UTF_8)))
                .isInstanceOf(MalformedEnvelopeException.class);
    }

    @Test
    void a_record_without_a_value_is_malformed() {
        assertThatThrownBy(() -> EnvelopeJson.read(null))
                .isInstanceOf(MalformedEnvelopeException.class);
    }

    @Property
    void one_wrong_field_is_malformed_or_harmless(
            @ForAll("fields") String field, @ForAll("wrongValues") JsonNode wrong)
            throws IOException {
        var json = (ObjectNode) Json.MAPPER.readTree(EnvelopeJson.write(envelope("{}")));
        json.set(field, wrong);

        try {
            EnvelopeJson.read(Json.MAPPER.writeValueAsBytes(json));
        } catch (MalformedEnvelopeException expected) {
            assertThat(expected.getMessage()).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "type",
                "aggregate_id",
                "data",
                "timestamp",
                "metadata",
                "version",
                "sequence",
                "position",
                "epoch"
            })
    void a_missing_field_is_malformed_and_named(String field) throws IOException {
        var json = (ObjectNode) Json.MAPPER.readTree(EnvelopeJson.write(envelope("{}")));
        json.remove(field);

        assertThatThrownBy(() -> EnvelopeJson.read(Json.MAPPER.writeValueAsBytes(json)))
                .isInstanceOf(MalformedEnvelopeException.class)
                .hasMessage(field + " is missing");
    }

    @Test
    void a_version_beyond_int_is_not_cut_down_to_a_known_one() throws IOException {
        var json = (ObjectNode) Json.MAPPER.readTree(EnvelopeJson.write(envelope("{}")));
        json.put("version", (1L << 32) + 1);

        assertThatThrownBy(() -> EnvelopeJson.read(Json.MAPPER.writeValueAsBytes(json)))
                .isInstanceOf(MalformedEnvelopeException.class);
    }

    @Provide
    Arbitrary<Envelope> envelopes() {
        return Combinators.combine(
                        AnyEvent.uuid(),
                        AnyEvent.uuid(),
                        AnyEvent.event().map(EventCodec::encode),
                        Arbitraries.longs().between(0, 4_102_444_800_000_000L),
                        metadata(),
                        Arbitraries.longs().list().ofSize(3))
                .as(
                        (id, aggregate, event, micros, metadata, numbers) ->
                                new Envelope(
                                        id,
                                        event.type(),
                                        aggregate.toString(),
                                        event.data(),
                                        Instant.EPOCH.plusNanos(micros * 1_000),
                                        metadata,
                                        event.version(),
                                        numbers.get(0),
                                        numbers.get(1),
                                        numbers.get(2)));
    }

    @Provide
    Arbitrary<Metadata> metadata() {
        return AnyEvent.text()
                .injectNull(0.3)
                .list()
                .ofSize(11)
                .map(
                        text ->
                                new Metadata(
                                        text.get(0),
                                        text.get(1),
                                        text.get(2),
                                        text.get(3),
                                        text.get(4),
                                        text.get(5),
                                        text.get(6),
                                        text.get(7),
                                        text.get(8),
                                        text.get(9),
                                        text.get(10)));
    }

    @Provide
    Arbitrary<String> fields() {
        return Arbitraries.of(
                "id",
                "type",
                "aggregate_id",
                "data",
                "timestamp",
                "metadata",
                "version",
                "sequence",
                "position",
                "epoch");
    }

    @Provide
    Arbitrary<JsonNode> wrongValues() throws IOException {
        return Arbitraries.of(
                List.copyOf(
                        Json.MAPPER
                                .readTree(
                                        """
                                        [true, 0, -1, 1.5, 1e99, 99999999999999999999, "", "x", "1-1", [], {},
                                         {"actor": 1}, "2026-02-30T00:00:00Z", "+999999999-12-31T23:59:59Z"]
                                        """)
                                .valueStream()
                                .toList()));
    }

    private static Envelope envelope(String data) {
        return new Envelope(
                new UUID(1, 2), "TeamMerged", "x", data, Instant.EPOCH, NOBODY, 1, 1, 1, 1);
    }
}
