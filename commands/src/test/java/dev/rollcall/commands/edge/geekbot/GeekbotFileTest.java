package dev.rollcall.commands.edge.geekbot;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.rollcall.commands.edge.geekbot.GeekbotFile.UnreadableException;
import dev.rollcall.events.Answer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeekbotFileTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void a_row_with_a_column_for_each_question_is_a_report() throws Exception {
        var file =
                read(
                        """
                        Standup,Member,Email,Date,What did you do?,Anything in your way?
                        Daily,Ada Lovelace,ada@example.com,2023-05-02 09:31,"The import, ""really""
                        and its tests",
                        """);

        assertThat(file.wrong()).isEmpty();
        assertThat(file.reports())
                .containsExactly(
                        new Report(
                                2,
                                "Daily",
                                new Reporter("", "ada@example.com", List.of("Ada Lovelace")),
                                Instant.parse("2023-05-02T07:31:00Z"),
                                List.of(
                                        new Answer(
                                                "What did you do?",
                                                "The import, \"really\"\nand its tests"))));
    }

    @Test
    void rows_of_answers_are_one_report_wherever_they_stand() throws Exception {
        var file =
                read(
                        """
                        Answer,Question,Timestamp,Slack ID,Username
                        The import,What did you do?,2023-05-02T07:31:00Z,U0ADA,ada
                        Tests,What did you do?,2023-05-02T07:31:00Z,U0GRACE,grace
                        Nothing,Anything in your way?,2023-05-02T07:31:00Z,U0ADA,ada
                        """);

        assertThat(file.reports())
                .extracting(report -> report.reporter().identity(), Report::answers)
                .containsExactly(
                        tuple(
                                "U0ADA",
                                List.of(
                                        new Answer("What did you do?", "The import"),
                                        new Answer("Anything in your way?", "Nothing"))),
                        tuple("U0GRACE", List.of(new Answer("What did you do?", "Tests"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFMember,Date,Did?\r\nAda,2023-05-02,Tests\r\n",
                "Member;Date;Did?\nAda;2023-05-02;Tests\n",
                "\"Member\"\t\"Date\"\t\"Did?\"\n\"Ada\"\t\"2023-05-02\"\t\"Tests\"",
                "\n Full Name ,DATE,Did?\n\nAda,2023-05-02,Tests\n,,\n"
            })
    void files_are_read_as_programs_write_them(String text) throws Exception {
        var file = read(text);

        assertThat(file.wrong()).isEmpty();
        assertThat(file.reports())
                .extracting(report -> report.reporter().name(), Report::time, Report::answers)
                .containsExactly(
                        tuple(
                                "Ada",
                                Instant.parse("2023-05-01T22:00:00Z"),
                                List.of(new Answer("Did?", "Tests"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2023-05-02T07:31:00Z | 2023-05-02T07:31:00Z",
                "2023-05-02T09:31:00.123+02:00 | 2023-05-02T07:31:00.123Z",
                "2023-05-02 07:31:00 UTC | 2023-05-02T07:31:00Z",
                "2023-05-02 07:31:00 +0000 | 2023-05-02T07:31:00Z",
                "2023-05-02 09:31 | 2023-05-02T07:31:00Z",
                "2023-05-02 9:31 AM | 2023-05-02T07:31:00Z",
                "May 2, 2023 9:31 AM | 2023-05-02T07:31:00Z",
                "Tue, 2 May 2023 09:31:00 | 2023-05-02T07:31:00Z",
                "1683012660 | 2023-05-02T07:31:00Z",
                "1683012660000 | 2023-05-02T07:31:00Z",
                "2021-03-28 02:30 | 2021-03-28T01:30:00Z",
                "2021-10-31 02:30 | 2021-10-31T00:30:00Z"
            })
    void times_are_of_their_offset_or_else_of_the_zone(String text, Instant time) {
        assertThat(new ReportTimes(Optional.of(BERLIN), Optional.empty()).read(text))
                .contains(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"03/04/2023 09:30", "yesterday", "2023-02-30", "1683", "1950-01-01"})
    void a_time_that_could_be_two_or_none_is_refused(String text) throws Exception {
        var file = read("Member,Date,Did?\nAda,%s,Tests\n".formatted(text));

        assertThat(file.reports()).isEmpty();
        assertThat(file.wrong())
                .singleElement()
                .satisfies(
                        wrong -> {
                            assertThat(wrong.line()).isEqualTo(2);
                            assertThat(wrong.field()).isEqualTo("Date");
                            assertThat(wrong.reason()).startsWith("is no time");
                        });
    }

    @Test
    void its_pattern_tells_which_day_a_time_is_of() {
        var times =
                new ReportTimes(
                        Optional.of(BERLIN), Optional.of(ReportTimes.pattern("dd/MM/yyyy HH:mm")));

        assertThat(times.read("03/04/2023 09:30")).contains(Instant.parse("2023-04-03T07:30:00Z"));
    }

    @Test
    void one_wrong_row_does_not_keep_others_out() throws Exception {
        var file =
                read(
                        """
                        Member,Date,Did?
                        Ada,2023-05-02 09:00,Tests
                        ,2023-05-02 09:00,Tests
                        Ada,,Tests
                        Ada,2023-05-02 09:00,More tests
                        Ada,2026-11-27 09:00,Tests
                        Ada,2023-05-03 09:00,
                        Ada,2023-05-03 09:00,a\u0000b
                        Ada,2023-05-03 09:00,Tests,more
                        Grace,2023-05-03 09:00,Tests
                        """);

        assertThat(file.reports()).extracting(Report::line).containsExactly(2L, 10L);
        assertThat(file.wrong())
                .containsExactly(
                        new WrongRow(3, "Member", "is empty"),
                        new WrongRow(4, "Date", "is empty"),
                        new WrongRow(5, "row", "is the same person's, stand-up and time as line 2"),
                        new WrongRow(6, "Date", "has not come yet"),
                        new WrongRow(7, "row", "says nothing"),
                        new WrongRow(8, "Did?", "must not contain the control character U+0000"),
                        new WrongRow(9, "row", "has more fields than the header, which has 3"));
    }

    @Test
    void headers_of_ones_own_are_told() throws Exception {
        var file =
                GeekbotFile.of(
                        "Wer,Gesendet,Getan,Nr\nAda,2023-05-02,Tests,7".getBytes(UTF_8),
                        Map.of("Wer", "name", "Gesendet", "time", "Nr", "ignored"),
                        new ReportTimes(Optional.of(BERLIN), Optional.empty()),
                        NOW);

        assertThat(file.reports())
                .singleElement()
                .extracting(Report::answers)
                .isEqualTo(List.of(new Answer("Getan", "Tests")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | is empty",
                "'Date,Did?' | has no column that says who",
                "'Member,Did?' | has no column that says when",
                "'Member,Date' | has no column that says what",
                "'Member,Date,Question' | has no column that says what",
                "'Member,Date,Did?\nAda,2023-05-02,\"Te\"sts' | cannot be read in line 2"
            })
    void a_file_that_nothing_can_be_made_of_says_why(String text, String reason) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void a_time_without_an_offset_needs_a_zone() {
        assertThatThrownBy(
                        () ->
                                GeekbotFile.of(
                                        "Member,Date,Did?\nAda,2023-05-02,Tests".getBytes(UTF_8),
                                        Map.of(),
                                        new ReportTimes(Optional.empty(), Optional.empty()),
                                        NOW))
                .isInstanceOf(UnreadableException.class)
                .hasMessage("is missing: the time in line 2 has no offset");
    }

    @Test
    void what_is_not_utf_8_is_refused() {
        assertThatThrownBy(
                        () ->
                                GeekbotFile.of(
                                        new byte[] {'M', (byte) 0xE4},
                                        Map.of(),
                                        new ReportTimes(Optional.empty(), Optional.empty()),
                                        NOW))
                .hasMessage("must be text in UTF-8");
    }

    @Property(tries = 500)
    void whatever_comes_is_read_or_refused(@ForAll byte[] body) {
        try {
            read("Member,Date,Did?\nAda,2023-05-02," + new String(body, ISO_8859_1));
        } catch (UnreadableException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    private static GeekbotFile read(String text) throws UnreadableException {
        return GeekbotFile.of(
                text.getBytes(UTF_8),
                Map.of(),
                new ReportTimes(Optional.of(BERLIN), Optional.empty()),
                NOW);
    }
}
