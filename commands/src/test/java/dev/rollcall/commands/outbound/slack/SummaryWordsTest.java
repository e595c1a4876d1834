package dev.rollcall.commands.outbound.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.block.SectionBlock;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Asked;
import dev.rollcall.events.PollEvent.PollOpened;
import dev.rollcall.events.PollSettings;
import dev.rollcall.events.PollSettings.SummaryBy;
import dev.rollcall.events.Question;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SummaryWordsTest {

    static final long CLOSED = 100;

    @Test
    void by_person_each_has_their_answers_and_who_did_not_answer_is_named() {
        var said =
                sections(
                        SummaryBy.PERSON,
                        answer("Ada", "U0ADA", 11, "Today?", "tests & <docs>"),
                        answer("Grace", "U0GRACE", 101, "Today?", "late\nbut there"));

        assertThat(said)
                .containsExactly(
                        "*Ada*\n_Today?_\n> tests &amp; &lt;docs&gt;",
                        "*Grace* _(late)_\n_Today?_\n> late\n> but there",
                        "Answered: *Ada*, *Grace* _(late)_",
                        "Not answered: @Linus");
    }

    @Test
    void by_question_each_has_what_people_answered() {
        var said =
                sections(
                        SummaryBy.QUESTION,
                        answer("Ada", "U0ADA", 11, "Today?", "tests"),
                        answer("Grace", "U0GRACE", 12, "Today?", "docs"),
                        answer("Linus", "U0LINUS", 13, null, "something else"));

        assertThat(said)
                .containsExactly(
                        "*Today?*\n*Ada*\n> tests\n\n*Grace*\n> docs",
                        "*Linus*\n> something else",
                        "Answered: *Ada*, *Grace*, *Linus*");
    }

    @ParameterizedTest
    @EnumSource
    void an_anonymous_answer_has_neither_a_name_nor_a_place_in_time(SummaryBy by) {
        var answers =
                List.of(
                        answer("Ada", "U0ADA", 11, "Mood?", "tired"),
                        answer("Grace", "U0GRACE", 12, "Mood?", "awake"),
                        answer("Somebody", null, 101, "Mood?", "bored"));

        var said = sections(by, answers.toArray(PollAnswer[]::new));

        assertThat(said)
                .containsExactly(
                        "*Mood?* (anonymous)\n> awake\n\n> bored\n\n> tired",
                        "Answered: *Ada*, *Grace*",
                        "Not answered: @Linus");
        assertThat(sections(by, answers.reversed().toArray(PollAnswer[]::new)).getFirst())
                .isEqualTo(said.getFirst());
    }

    @Test
    void nobody_answering_is_said_too() {
        assertThat(sections(SummaryBy.PERSON))
                .containsExactly("Not answered: @Ada, @Grace, @Linus");
    }

    @Test
    void whoever_is_mentioned_is_named_and_not_called() {
        var said =
                sections(
                        SummaryBy.PERSON,
                        answer(
                                "Ada",
                                "U0ADA",
                                11,
                                "Today?",
                                "*pairs* with <@U0LINUS> and <@U0EVE|eve>, see <https://example.com/1|1> <!here>"));

        assertThat(said.getFirst())
                .isEqualTo(
                        "*Ada*\n_Today?_\n> *pairs* with @Linus and @&lt;Eve&gt;, see <https://example.com/1|1> &lt;!here&gt;");
        assertThat(said).noneMatch(text -> text.contains("<@"));
    }

    private static String name(String user) {
        return switch (user) {
            case "U0ADA" -> "Ada";
            case "U0GRACE" -> "Grace";
            case "U0LINUS" -> "Linus";
            default -> "<Eve>";
        };
    }

    @Test
    void nobody_is_missing_by_name_where_all_is_anonymous() {
        assertThat(
                        sections(
                                SummaryBy.PERSON,
                                List.of(question("Mood?", true)),
                                answer("Anonymous", null, 11, "Mood?", "bored")))
                .containsExactly("*Mood?* (anonymous)\n> bored");
    }

    private static PollAnswer answer(
            String author, String user, long position, String question, String said) {
        return new PollAnswer(
                author, Optional.ofNullable(user), List.of(new Answer(question, said)), position);
    }

    private static List<String> sections(SummaryBy by, PollAnswer... answers) {
        return sections(by, List.of(question("Today?", false), question("Mood?", true)), answers);
    }

    private static List<String> sections(
            SummaryBy by, List<Question> questions, PollAnswer... answers) {
        var settings = new PollSettings(false, questions, null, 0, null, by, null);
        var opened =
                new PollOpened(
                        UUID.randomUUID(),
                        "daily",
                        "2026-03-02T09:30",
                        "Europe/Berlin",
                        Stream.of("U0ADA", "U0GRACE", "U0LINUS")
                                .map(user -> new Asked("T0LOCAL", user, "Europe/Berlin"))
                                .toList(),
                        settings);
        var poll = new PollStory(UUID.randomUUID(), opened, 10, Optional.of(CLOSED), CLOSED);
        return new SummaryWords(poll, "Platform", List.of(answers), SummaryWordsTest::name)
                .messages().stream()
                        .flatMap(message -> message.blocks().stream())
                        .filter(SectionBlock.class::isInstance)
                        .map(block -> ((SectionBlock) block).getText().getText())
                        .toList();
    }

    private static Question question(String text, boolean anonymous) {
        return new Question(
                text, Question.Kind.TEXT, Collections.emptyList(), false, anonymous, null, null);
    }
}
