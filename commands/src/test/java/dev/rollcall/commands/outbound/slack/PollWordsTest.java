package dev.rollcall.commands.outbound.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.commands.slack.SlackMessage;
import dev.rollcall.events.Asked;
import dev.rollcall.events.PollEvent.PollOpened;
import dev.rollcall.events.PollSettings;
import dev.rollcall.events.Question;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PollWordsTest {

    static final String BEARS_A_NAME = "hat you write bears your name";

    @Test
    void what_is_written_bears_a_name_says_every_message_that_asks_something_anonymous() {
        assertThat(said(Optional.empty(), PollRound.TODAY, PollRound.MOOD))
                .hasSize(3)
                .allSatisfy(
                        text ->
                                assertThat(text)
                                        .containsOnlyOnce(BEARS_A_NAME)
                                        .contains("anonymous questions by *Answer*"));
        assertThat(said(Optional.empty(), PollRound.MOOD))
                .hasSize(3)
                .allSatisfy(
                        text ->
                                assertThat(text)
                                        .containsOnlyOnce(BEARS_A_NAME)
                                        .contains("All questions are anonymous"));
    }

    @Test
    void it_is_not_said_where_nothing_is_anonymous_or_asked_any_more() {
        assertThat(said(Optional.empty(), PollRound.TODAY))
                .noneMatch(text -> text.contains(BEARS_A_NAME));
        assertThat(said(Optional.of(20L), PollRound.TODAY, PollRound.MOOD))
                .noneMatch(text -> text.contains(BEARS_A_NAME));
    }

    private static List<String> said(Optional<Long> closedAt, Question... questions) {
        var opened =
                new PollOpened(
                        new UUID(0, 1),
                        "daily",
                        PollRound.SLOT,
                        "Europe/Berlin",
                        List.of(new Asked("T1", "U1", "Europe/Berlin")),
                        new PollSettings(false, List.of(questions), 30, 1, null, null, null));
        var words = new PollWords(new PollStory(new UUID(0, 2), opened, 10, closedAt, 20), "Data");
        return Stream.of(words.inChannel(List.of()), words.toOne(), words.reminder())
                .map(PollWordsTest::whole)
                .toList();
    }

    private static String whole(List<SlackMessage> messages) {
        return messages.toString();
    }
}
