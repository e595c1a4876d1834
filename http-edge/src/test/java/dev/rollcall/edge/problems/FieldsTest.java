package dev.rollcall.edge.problems;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
    private final Fields fields = new Fields();

    @Test
    void good_fields_are_read() {
        assertEquals("  kept as it is ", fields.text("text", "  kept as it is "));
        assertEquals(new UUID(0, 1), fields.uuid("id", "00000000-0000-0000-0000-000000000001"));
        assertEquals(
                Instant.parse("2026-11-23T07:30:00Z"),
                fields.instant("at", "2026-11-23T09:30:00+02:00"));
        assertEquals(LocalDate.of(2024, 2, 29), fields.date("day", "2024-02-29"));
        assertEquals(ZoneId.of("Europe/Berlin"), fields.timeZone("zone", "Europe/Berlin"));
        assertEquals(200, fields.limit("limit", "200", 50, 200));
        assertDoesNotThrow(fields::check);
    }

    @Test
    void absent_fields_are_missing_unless_optional() {
        assertNull(fields.optional().text("text", null));
        assertEquals(50, fields.limit("limit", null, 50, 200));
        assertEquals(List.of(), errors());
        assertNull(fields.text("text", null));
        assertEquals(List.of("text is missing"), errors());
    }

    @Test
    void every_wrong_field_is_told_in_order() {
        fields.uuid("id", "x");
        fields.optional().text("text", "");
        fields.refuse("other", "is not for you");
        assertEquals(
                List.of(
                        "id must be a UUID, such as 0b0e9a52-1c4f-4d7e-9a55-0c9d1a2b3c4d",
                        "text must not be blank",
                        "other is not for you"),
                errors());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "00000000-0000-0000-0000-00000000000g",
                " 00000000-0000-0000-0000-000000000001"
            })
    void a_uuid_is_a_whole_one(String text) {
        assertNull(fields.uuid("id", text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-23",
                "2026-11-23T09:30:00",
                "2026-11-23T25:00:00Z",
                "+999999999-12-31T23:59:59Z",
                "-0001-01-01T00:00:00Z"
            })
    void a_moment_is_one_that_the_store_can_keep(String text) {
        assertNull(fields.instant("at", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-29", "23.11.2026", "+10000-01-01", "0000-12-31"})
    void a_date_is_one_that_exists(String text) {
        assertNull(fields.date("day", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Mars/Olympus", "CEST", "+02:00", "europe/berlin"})
    void a_time_zone_has_a_name(String text) {
        assertNull(fields.timeZone("zone", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "201", "1.5", "99999999999", "ten"})
    void a_limit_is_within_bounds(String text) {
        fields.limit("limit", text, 50, 200);
        assertEquals(List.of("limit must be a whole number from 1 to 200"), errors());
    }

    @Test
    void any_other_kind_is_parsed_by_its_own_rule() {
        Integer read = fields.parsed("colour", "#ff", Integer::decode, "must be a colour");
        assertEquals(255, read);
        assertNull(fields.parsed("colour", "red", Integer::decode, "must be a colour"));
        assertEquals(List.of("colour must be a colour"), errors());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t", "\u00a0\u2003", "\u200b\u200d\ufeff"})
    void what_nobody_can_see_is_blank(String text) {
        assertEquals("must not be blank", Text.flaw(text).orElse(""));
    }

    @Test
    void text_keeps_all_that_people_write() {
        Stream.of(
                        "مرحبا بالعالم",
                        "👩‍👩‍👧‍👦",
                        "e\u0301",
                        "𝔘",
                        "a\tb\nc",
                        "\u200fעברית",
                        "'; drop table teams; --",
                        "\uffff")
                .forEach(text -> assertEquals("", Text.flaw(text).orElse("")));
    }

    @Test
    void text_has_no_character_that_cannot_be_kept() {
        assertEquals(
                "must not contain the control character U+0000", Text.flaw("a\u0000").orElse(""));
        assertEquals(
                "must not contain the control character U+000D", Text.flaw("a\r\n").orElse(""));
        assertEquals(
                "must not contain the control character U+007F", Text.flaw("a\u007f").orElse(""));
        assertEquals("must not contain half a character (U+D83D)", Text.flaw("a\ud83d").orElse(""));
        assertEquals("must not contain half a character (U+DC69)", Text.flaw("\udc69a").orElse(""));
    }

    @Test
    void length_counts_code_points() {
        assertEquals("", Text.flaw("👩".repeat(10_000)).orElse(""));
        assertEquals(
                "must not be longer than 10,000 characters",
                Text.flaw("👩".repeat(10_001)).orElse(""));
        assertEquals("must not be longer than 3 characters", Text.flaw("four", 3).orElse(""));
    }

    private List<String> errors() {
        try {
            fields.check();
            return List.of();
        } catch (ProblemException refused) {
            return refused.problem().errors().stream()
                    .map(error -> error.field() + " " + error.reason())
                    .toList();
        }
    }

    @Test
    void the_problem_is_400() {
        fields.refuse("a", "b");
        assertEquals(400, assertThrows(ProblemException.class, fields::check).problem().status());
    }
}
