package dev.rollcall.commands.outbound.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.element.ButtonElement;
import dev.rollcall.commands.outbound.slack.MessageLayout.Paragraph;
import dev.rollcall.commands.outbound.slack.MessageLayout.Paragraph.Aside;
import dev.rollcall.commands.outbound.slack.MessageLayout.Paragraph.Heading;
import dev.rollcall.commands.outbound.slack.MessageLayout.Paragraph.Words;
import dev.rollcall.commands.slack.SlackMessage;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MessageLayoutTest {

    static final UUID POLL = UUID.fromString("6f3a1d2e-0c52-4b1c-9a37-5a1e6f0b7c11");

    @Property(tries = 200)
    void whatever_is_said_is_within_slacks_limits(
            @ForAll("paragraphs") List<Paragraph> paragraphs) {
        assertThat(MessageLayout.of("text", paragraphs, Optional.of(POLL)))
                .allSatisfy(
                        message -> {
                            assertThat(message.blocks()).hasSizeBetween(1, 50);
                            assertThat(length(message)).isLessThanOrEqualTo(9_000);
                            assertThat(message.blocks())
                                    .allSatisfy(MessageLayoutTest::isWithinLimits);
                        });
    }

    @Property(tries = 200)
    void all_of_it_is_said_in_order(@ForAll("paragraphs") List<Paragraph> paragraphs) {
        var said =
                MessageLayout.of("text", paragraphs, Optional.empty()).stream()
                        .flatMap(message -> message.blocks().stream())
                        .map(MessageLayoutTest::text)
                        .reduce("", String::concat);

        assertThat(said.replaceAll("[\\s*]", ""))
                .isEqualTo(
                        paragraphs.stream()
                                .map(MessageLayoutTest::text)
                                .reduce("", String::concat)
                                .replaceAll("[\\s*]", ""));
    }

    @Property(tries = 200)
    void only_the_first_message_has_the_button(@ForAll("paragraphs") List<Paragraph> paragraphs) {
        var messages = MessageLayout.of("text", paragraphs, Optional.of(POLL));

        assertThat(messages.getFirst().blocks().getLast()).isInstanceOf(ActionsBlock.class);
        assertThat(messages.stream().flatMap(message -> message.blocks().stream()))
                .filteredOn(ActionsBlock.class::isInstance)
                .hasSize(1);
    }

    @Example
    void the_button_names_the_poll() {
        var messages = MessageLayout.of("text", List.of(new Words("?")), Optional.of(POLL));

        var actions = (ActionsBlock) messages.getFirst().blocks().getLast();
        assertThat(actions.getElements())
                .singleElement()
                .isInstanceOfSatisfying(
                        ButtonElement.class,
                        button -> {
                            assertThat(button.getActionId()).isEqualTo("rollcall_answer");
                            assertThat(button.getValue()).isEqualTo(POLL.toString());
                            assertThat(button.getText().getText().length()).isLessThanOrEqualTo(75);
                        });
    }

    @Example
    void a_heading_that_is_too_long_for_one_is_words() {
        assertThat(
                        MessageLayout.of(
                                        "text",
                                        List.of(new Heading("h".repeat(151))),
                                        Optional.empty())
                                .getFirst()
                                .blocks())
                .singleElement()
                .isInstanceOf(SectionBlock.class);
    }

    @Provide
    Arbitrary<List<Paragraph>> paragraphs() {
        var text =
                Arbitraries.strings()
                        .withChars("abc \n漢")
                        .ofMinLength(1)
                        .ofMaxLength(7_000)
                        .filter(some -> !some.isBlank());
        var shorter =
                Arbitraries.strings()
                        .withChars("ab c")
                        .ofMinLength(1)
                        .ofMaxLength(200)
                        .filter(some -> !some.isBlank());
        return Arbitraries.<Paragraph>oneOf(
                        text.map(Words::new),
                        shorter.map(Words::new),
                        shorter.map(Aside::new),
                        shorter.map(Heading::new))
                .list()
                .ofMinSize(1)
                .ofMaxSize(120);
    }

    private static void isWithinLimits(LayoutBlock block) {
        switch (block) {
            case HeaderBlock header ->
                    assertThat(header.getText().getText().length()).isBetween(1, 150);
            case SectionBlock section ->
                    assertThat(section.getText().getText().length()).isBetween(1, 3_000);
            case ContextBlock context -> assertThat(context.getElements()).hasSize(1);
            case ActionsBlock actions -> assertThat(actions.getElements()).hasSize(1);
            default -> throw new AssertionError(block);
        }
    }

    private static int length(SlackMessage message) {
        return message.blocks().stream()
                .map(MessageLayoutTest::text)
                .mapToInt(String::length)
                .sum();
    }

    private static String text(LayoutBlock block) {
        return switch (block) {
            case HeaderBlock header -> header.getText().getText();
            case SectionBlock section -> section.getText().getText();
            case ContextBlock context ->
                    ((MarkdownTextObject) context.getElements().getFirst()).getText();
            default -> "";
        };
    }

    private static String text(Paragraph paragraph) {
        return switch (paragraph) {
            case Heading(var plain) -> plain;
            case Words(var shown) -> shown;
            case Aside(var shown) -> shown;
        };
    }
}
