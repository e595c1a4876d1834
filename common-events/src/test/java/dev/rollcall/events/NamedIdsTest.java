package dev.rollcall.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NamedIdsTest {

    private static final UUID COMMAND = UUID.fromString("0d9b1f2c-7a54-4f6e-9c1b-2f8f1a3b5c7d");

    /// These ids stand in stores: a change would let a repeat in, and lose whose a channel is.
    @Test
    void the_ids_of_today_are_the_ids_of_tomorrow() {
        assertThat(
                        List.of(
                                NamedIds.command("cli", "POST /commands/v1/teams", "key-1"),
                                NamedIds.event(COMMAND, 0),
                                NamedIds.event(COMMAND, 1),
                                NamedIds.created(COMMAND),
                                NamedIds.slackChannel("T0LOCAL", "C0PLATFORM"),
                                NamedIds.slackMessage("T0LOCAL", "C0PLATFORM", "1767600000.000100"),
                                NamedIds.poll(COMMAND, "daily", "2026-03-02T09:30"),
                                NamedIds.slackPost("poll", COMMAND.toString(), "")))
                .map(UUID::toString)
                .containsExactly(
                        "2889a30a-aabb-5c0f-9e16-b3b5a541a0c4",
                        "fad0a73c-1dec-5c3b-b9eb-2a50f1ab4d78",
                        "d22d767b-b0d1-5e6e-a640-a2ef464a412a",
                        "2ff69c5f-2f02-513e-bca8-63fa86bce527",
                        "cf6f1cfd-4c38-50e1-9fae-07333699575a",
                        "263bcbf1-f279-543e-9ba5-5ce98c7743c9",
                        "3473dd1b-959e-532b-9f9a-bd060165b69b",
                        "083644e4-5aee-5ee8-8034-1c58a008022f");
    }

    @Test
    void ids_are_version_5() {
        assertThat(NamedIds.created(COMMAND).version()).isEqualTo(5);
    }

    /// All names of one or two short parts, of characters that a separator could be made of.
    @Test
    void what_is_named_differently_has_another_id() {
        var parts = texts(List.of("a", "1", ":", "|", "\u001f"), 3);

        var ids = new HashSet<UUID>();
        for (var part : parts) {
            ids.add(NamedIds.command(part));
            parts.forEach(second -> ids.add(NamedIds.command(part, second)));
        }

        assertThat(ids).hasSize(parts.size() + parts.size() * parts.size());
    }

    @Test
    void the_same_parts_of_another_kind_have_another_id() {
        assertThat(NamedIds.slackMessage("T", "C", "1"))
                .isNotEqualTo(NamedIds.command("T", "C", "1"));
        assertThat(NamedIds.event(COMMAND, 0)).isNotEqualTo(NamedIds.created(COMMAND));
    }

    private static List<String> texts(List<String> characters, int length) {
        if (length == 0) {
            return List.of("");
        }
        var shorter = texts(characters, length - 1);
        var longer =
                shorter.stream()
                        .filter(text -> text.length() == length - 1)
                        .flatMap(text -> characters.stream().map(text::concat));
        return Stream.concat(shorter.stream(), longer).toList();
    }
}
