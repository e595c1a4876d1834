package dev.rollcall.commands.outbound.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.Answer;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.events.Metadata;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateRetracted;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.codec.EventCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConfirmationTest {

    @Test
    void it_names_who_and_quotes_what() {
        assertThat(shown(submitted("Ada", "Finished the import\nreviewing alerts next")))
                .isEqualTo("*Ada*\n> Finished the import\n> reviewing alerts next");
    }

    @Test
    void questions_stand_before_their_answers() {
        var answers = List.of(new Answer("Today?", "tests"), new Answer(null, "and docs"));

        assertThat(
                        shown(
                                new StatusUpdateSubmitted(
                                        UUID.randomUUID(), "Ada", null, null, answers, null)))
                .isEqualTo("*Ada*\n> *Today?*\n> tests\n> and docs");
    }

    @Test
    void an_edit_says_the_new_text_and_a_retraction_none() {
        var edited = new StatusUpdateEdited(Answer.freely("Finished half of it"));

        assertThat(shown(submitted("Ada", "Finished"), edited))
                .isEqualTo("*Ada*\n> Finished half of it");
        assertThat(shown(submitted("Ada", "Finished"), edited, new StatusUpdateRetracted()))
                .isEqualTo("_Ada took this update back._");
    }

    @Test
    void nothing_in_a_text_calls_a_whole_channel() {
        assertThat(shown(submitted("<!here>", "<!channel> a < b && c > d <!subteam^S1>")))
                .isEqualTo(
                        "*&lt;!here&gt;*\n> &lt;!channel&gt; a &lt; b &amp;&amp; c &gt; d &lt;!subteam^S1&gt;");
    }

    @Test
    void references_and_links_keep_their_meaning() {
        var text = "with <@U0GRACE> in <#C0DATA|data>: <https://example.com/a?b=1&c=2|the report>";

        assertThat(shown(submitted("Ada", text))).endsWith("> " + text.replace("&", "&amp;"));
    }

    @Test
    void a_long_text_is_cut_where_it_says_so_and_never_inside_a_character() {
        var shown = shown(submitted("Ada", "👩&".repeat(5_000)));

        assertThat(shown.length()).isLessThan(4_000);
        assertThat(shown).contains("… _(cut here: all of it is in Rollcall)_");
        assertThat(shown.replace("&amp;", "").replace("👩", "")).doesNotContain("&");
        assertThat(
                        shown.codePoints()
                                .noneMatch(
                                        point -> Character.getType(point) == Character.SURROGATE))
                .isTrue();
    }

    private static StatusUpdateSubmitted submitted(String author, String content) {
        return new StatusUpdateSubmitted(
                UUID.randomUUID(), author, "T1", "U1", Answer.freely(content), null);
    }

    private static String shown(Event... events) {
        var stream = new ArrayList<Envelope>();
        for (var event : events) {
            var encoded = EventCodec.encode(event);
            stream.add(
                    new Envelope(
                            UUID.randomUUID(),
                            encoded.type(),
                            "6f3a1d2e-0c52-4b1c-9a37-5a1e6f0b7c11",
                            encoded.data(),
                            Instant.EPOCH,
                            new Metadata(
                                    "a", "slack", null, null, "c", null, "c", "h", "T1", null,
                                    null),
                            encoded.version(),
                            stream.size() + 1,
                            stream.size() + 1,
                            1));
        }
        return Confirmation.of(stream).text();
    }
}
