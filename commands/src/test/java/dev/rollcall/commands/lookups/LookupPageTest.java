package dev.rollcall.commands.lookups;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.Metadata;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LookupPageTest {

    @Test
    void what_no_look_up_is_made_of_is_passed_over() {
        var page =
                LookupPage.of(
                        List.of(
                                event(4, "SlackChannelClaimed", 99, "{}"),
                                event(5, "TeamRegistered", 1, "{\"name\":\"Platform\"}")),
                        3);

        assertThat(page.changes()).isNotEmpty();
        assertThat(page.position()).isEqualTo(5);
    }

    @Test
    void an_event_of_a_newer_build_is_left_to_it() {
        var registered = event(4, "TeamRegistered", 1, "{\"name\":\"Platform\"}");
        var later = event(5, "TeamRenamed", 2, "{}");
        var renamed = event(6, "TeamRenamed", 1, "{\"name\":\"Core\"}");

        var page = LookupPage.of(List.of(registered, later, renamed), 3);

        assertThat(page.position()).isEqualTo(4);
        assertThat(page.changes()).hasSameSizeAs(LookupPage.of(List.of(registered), 3).changes());
        assertThat(page.notUnderstood()).hasValue(later);
        assertThat(LookupPage.of(List.of(event(7, "TeamMerged", 1, "{}")), 6).position())
                .isEqualTo(6);
    }

    @Test
    void an_event_that_nobody_can_read_stops_nobody() {
        var broken = event(4, "TeamRenamed", 1, "{\"title\":\"Core\"}");

        var page = LookupPage.of(List.of(broken), 3);

        assertThat(page.position()).isEqualTo(4);
        assertThat(page.changes()).isEmpty();
    }

    /// Only an import can bring such.
    @Test
    void a_time_zone_that_there_is_not_stops_nobody() {
        var lost =
                event(
                        4,
                        "PollOpened",
                        1,
                        "{\"team_id\": \"%s\", \"round\": \"daily\", \"slot\": \"2026-03-02T09:30\", \"time_zone\": \"Mars/Olympus\"}"
                                .formatted(UUID.randomUUID()));

        var page = LookupPage.of(List.of(lost), 3);

        assertThat(page.position()).isEqualTo(4);
        assertThat(page.changes()).isEmpty();
    }

    private static Envelope event(long position, String type, int version, String data) {
        return new Envelope(
                UUID.randomUUID(),
                type,
                UUID.randomUUID().toString(),
                data,
                Instant.EPOCH,
                new Metadata("a", "rest", null, null, "c", null, "c", "h", null, null, null),
                version,
                1,
                position,
                1);
    }
}
