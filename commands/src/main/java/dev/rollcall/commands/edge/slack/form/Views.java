package dev.rollcall.commands.edge.slack.form;

import static com.slack.api.model.block.Blocks.context;
import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.option;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.numberInput;
import static com.slack.api.model.block.element.BlockElements.plainTextInput;
import static com.slack.api.model.block.element.BlockElements.radioButtons;
import static com.slack.api.model.block.element.BlockElements.staticSelect;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.DispatchActionConfig;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.rollcall.commands.edge.slack.form.Questions.Asking;
import dev.rollcall.commands.edge.slack.intake.Words;
import dev.rollcall.commands.slack.Escaped;
import dev.rollcall.commands.slack.ShownText;
import dev.rollcall.events.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The modals as Slack takes them.
public final class Views {

    public static final String UPDATE = "rollcall_update";
    public static final String TEAM = "rollcall_team";
    public static final String ANSWER = "answer";

    /// What one field of Slack's takes.
    public static final int LONGEST_FIELD = 3_000;

    private static final int FEW = 5;
    private static final int MOST_OPTIONS = 100;
    private static final int LONGEST_OPTION = 75;
    private static final DispatchActionConfig AS_TYPED =
            DispatchActionConfig.builder()
                    .triggerActionsOn(List.of("on_character_entered"))
                    .build();

    private Views() {}

    /// The questions.
    ///
    /// @param notice said above the questions
    public static View update(
            FormNote note, String team, Questions questions, Typed typed, Optional<String> notice) {
        var blocks = new ArrayList<LayoutBlock>();
        var heading = note.update().isPresent() ? "Your update for *%s*" : "For *%s*";
        blocks.add(section(s -> s.text(markdownText(heading.formatted(Escaped.of(team))))));
        notice.ifPresent(text -> blocks.add(section(s -> s.text(markdownText(text)))));
        for (var asking : questions.asked(typed)) {
            blocks.add(question(asking, Optional.ofNullable(typed.byLabel().get(asking.label()))));
        }
        if (questions.unasked() > 0) {
            blocks.add(context(List.of(markdownText(Words.ANONYMOUS_ELSEWHERE))));
        }
        return modal(UPDATE, note.written(), note.update().isPresent() ? "Save" : "Send", blocks);
    }

    /// Which team it is for.
    ///
    /// @param channel where the form was asked for; may be null
    public static View teams(Map<UUID, String> teams, String channel) {
        var options =
                teams.entrySet().stream()
                        .limit(MOST_OPTIONS)
                        .map(team -> choice(team.getValue(), team.getKey().toString()))
                        .toList();
        var blocks = new ArrayList<LayoutBlock>();
        blocks.add(
                input(
                        i ->
                                i.blockId("team")
                                        .label(plainText("Which team is it for?"))
                                        .element(
                                                staticSelect(
                                                        s ->
                                                                s.actionId(ANSWER)
                                                                        .options(options)))));
        if (teams.size() > MOST_OPTIONS) {
            var more = Words.moreTeams(MOST_OPTIONS, teams.size());
            blocks.add(context(List.of(markdownText(more))));
        }
        return modal(TEAM, channel == null ? "" : channel, "Next", blocks);
    }

    private static View modal(
            String callbackId, String metadata, String submit, List<LayoutBlock> blocks) {
        return View.builder()
                .type("modal")
                .callbackId(callbackId)
                .privateMetadata(metadata)
                .title(ViewTitle.builder().type("plain_text").text("Status update").build())
                .submit(ViewSubmit.builder().type("plain_text").text(submit).build())
                .close(ViewClose.builder().type("plain_text").text("Cancel").build())
                .notifyOnClose(callbackId.equals(UPDATE))
                .blocks(blocks)
                .build();
    }

    private static LayoutBlock question(Asking asking, Optional<String> typed) {
        var question = asking.question();
        return input(
                i ->
                        i.blockId(asking.block())
                                .label(plainText(asking.label()))
                                .optional(!asking.required())
                                .hint(hint(question).map(h -> plainText(h)).orElse(null))
                                .dispatchAction(true)
                                .element(element(question, typed)));
    }

    private static Optional<String> hint(Question question) {
        var hints =
                Stream.concat(
                                question.anonymous() ? Stream.of(Words.ANONYMOUS) : Stream.empty(),
                                Stream.ofNullable(question.skipIfQuestion())
                                        .map(number -> skipped(number, question)))
                        .collect(Collectors.joining(" "));
        return Optional.of(hints).filter(text -> !text.isEmpty());
    }

    private static String skipped(int number, Question question) {
        return "Not needed if your answer to question %d is “%s”."
                .formatted(number, question.skipIfAnswer());
    }

    private static BlockElement element(Question question, Optional<String> typed) {
        return switch (question.kind()) {
            case TEXT ->
                    plainTextInput(
                            p ->
                                    p.actionId(ANSWER)
                                            .multiline(true)
                                            .maxLength(LONGEST_FIELD)
                                            .initialValue(typed.orElse(null))
                                            .dispatchActionConfig(AS_TYPED));
            case NUMBER ->
                    numberInput(
                            n ->
                                    n.actionId(ANSWER)
                                            .decimalAllowed(true)
                                            .initialValue(typed.orElse(null))
                                            .dispatchActionConfig(AS_TYPED));
            case CHOICE -> choice(question, typed);
        };
    }

    /// What need not be answered must be possible to take back, which radio buttons are not.
    private static BlockElement choice(Question question, Optional<String> typed) {
        var options = question.choices().stream().map(text -> choice(text, text)).toList();
        var initial = typed.filter(question.choices()::contains).map(text -> choice(text, text));
        if (options.size() <= FEW && !question.optional()) {
            return radioButtons(
                    r -> r.actionId(ANSWER).options(options).initialOption(initial.orElse(null)));
        }
        return staticSelect(
                s -> s.actionId(ANSWER).options(options).initialOption(initial.orElse(null)));
    }

    private static OptionObject choice(String text, String value) {
        return option(plainText(ShownText.cut(text, LONGEST_OPTION)), value);
    }
}
