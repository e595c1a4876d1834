package dev.rollcall.local.slack.blockkit;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.Blocks.context;
import static com.slack.api.model.block.Blocks.divider;
import static com.slack.api.model.block.Blocks.header;
import static com.slack.api.model.block.Blocks.image;
import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.confirmationDialog;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.option;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asElements;
import static com.slack.api.model.block.element.BlockElements.button;
import static com.slack.api.model.block.element.BlockElements.checkboxes;
import static com.slack.api.model.block.element.BlockElements.datePicker;
import static com.slack.api.model.block.element.BlockElements.plainTextInput;
import static com.slack.api.model.block.element.BlockElements.staticSelect;
import static com.slack.api.model.view.Views.view;
import static com.slack.api.model.view.Views.viewClose;
import static com.slack.api.model.view.Views.viewSubmit;
import static com.slack.api.model.view.Views.viewTitle;
import static dev.rollcall.local.slack.workspace.SlackJson.MAPPER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.util.json.GsonFactory;
import dev.rollcall.local.slack.limits.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockKitTest {
    static final List<LayoutBlock> EVERYTHING =
            asBlocks(
                    header(h -> h.text(plainText("Daily update"))),
                    divider(),
                    section(
                            s ->
                                    s.text(markdownText("*Ada*"))
                                            .accessory(
                                                    button(
                                                            b ->
                                                                    b.text(plainText("Edit"))
                                                                            .actionId("edit")))),
                    section(s -> s.fields(List.of(markdownText("a"), plainText("b")))),
                    context(List.of(markdownText("psst"))),
                    image(i -> i.imageUrl("https://example.com/a.png").altText("a")),
                    actions(
                            asElements(
                                    button(
                                            b ->
                                                    b.text(plainText("Skip"))
                                                            .style("danger")
                                                            .value("skip")
                                                            .confirm(
                                                                    confirmationDialog(
                                                                            c ->
                                                                                    c.title(
                                                                                                    plainText(
                                                                                                            "Sure?"))
                                                                                            .text(
                                                                                                    plainText(
                                                                                                            "Really"))
                                                                                            .confirm(
                                                                                                    plainText(
                                                                                                            "Yes"))
                                                                                            .deny(
                                                                                                    plainText(
                                                                                                            "No"))))),
                                    datePicker(d -> d.initialDate("2026-11-26")),
                                    checkboxes(
                                            c -> c.options(List.of(option(plainText("A"), "a")))))),
                    input(
                            i ->
                                    i.label(plainText("What?"))
                                            .dispatchAction(true)
                                            .element(plainTextInput(p -> p.multiline(true)))),
                    input(
                            i ->
                                    i.label(plainText("Which?"))
                                            .element(
                                                    staticSelect(
                                                            s ->
                                                                    s.options(
                                                                            List.of(
                                                                                    option(
                                                                                            plainText(
                                                                                                    "A"),
                                                                                            "a")))))));

    @Test
    void what_slacks_own_builders_make_is_taken() {
        var modal =
                view(
                        v ->
                                v.type("modal")
                                        .callbackId("update")
                                        .privateMetadata("42")
                                        .notifyOnClose(true)
                                        .title(viewTitle(t -> t.type("plain_text").text("Update")))
                                        .submit(viewSubmit(s -> s.type("plain_text").text("Send")))
                                        .close(viewClose(c -> c.type("plain_text").text("Leave")))
                                        .blocks(EVERYTHING));

        assertThat(BlockKit.problemsOfMessage(json(EVERYTHING))).isEmpty();
        assertThat(BlockKit.problemsOfView(json(modal), "modal")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{'type':'nonsense'}] | /blocks/0 | unsupported type: nonsense",
                "[{'type':'divider','colour':'red'}] | /blocks/0 | colour",
                "[{'type':'section','text':'hi'}] | /blocks/0 | schema of section",
                "[{'type':'section'}] | /blocks/0 | missing required field: text",
                "[{'type':'section','text':{'type':'mrkdwn','text':''}}] | /blocks/0/text/text | must be more than 0 characters",
                "[{'type':'section','text':{'type':'mrkdwn','text':'3001'}}] | /blocks/0/text/text | must be less than 3001 characters",
                "[{'type':'header','text':{'type':'mrkdwn','text':'a'}}] | /blocks/0/text | plain_text",
                "[{'type':'header','text':{'type':'plain_text','text':'151'}}] | /blocks/0/text/text | must be less than 151 characters",
                "[{'type':'actions','elements':[]}] | /blocks/0/elements | must have at least 1 item",
                "[{'type':'actions','elements':[{'type':'button','text':{'type':'plain_text','text':'76'}}]}] | /blocks/0/elements/0/text/text | must be less than 76 characters",
                "[{'type':'actions','elements':[{'type':'button'}]}] | /blocks/0/elements/0 | missing required field: text",
                "[{'type':'actions','elements':[{'type':'button','style':'loud','text':{'type':'plain_text','text':'a'}}]}] | /blocks/0/elements/0/style | must be a valid enum value",
                "[{'type':'actions','elements':[{'type':'plain_text_input'}]}] | /blocks/0/elements/0 | unsupported type: plain_text_input",
                "[{'type':'actions','elements':[{'type':'datepicker','initial_date':'today'}]}] | /blocks/0/elements/0/initial_date | YYYY-MM-DD",
                "[{'type':'actions','elements':[{'type':'static_select'}]}] | /blocks/0/elements/0 | missing required field: options",
                "[{'type':'input','label':{'type':'plain_text','text':'a'},'element':{'type':'button','text':{'type':'plain_text','text':'a'}}}] | /blocks/0/element | unsupported type: button",
                "[{'type':'input','element':{'type':'plain_text_input'}}] | /blocks/0 | missing required field: label",
                "[{'type':'input','label':{'type':'plain_text','text':'a'},'element':{'type':'plain_text_input','max_length':3001}}] | /blocks/0/element/max_length | must be between 1 and 3000",
                "[{'type':'image','image_url':'https://example.com/a.png'}] | /blocks/0 | missing required field: alt_text",
                "[{'type':'divider','block_id':'a'},{'type':'divider','block_id':'a'}] | /blocks/1/block_id | must be unique",
                "[{'type':'divider','block_id':'256'}] | /blocks/0/block_id | must be less than 256 characters",
                "[{'type':'actions','elements':[{'type':'datepicker','action_id':'a'},{'type':'timepicker','action_id':'a'}]}] | action_id | must be unique",
                "[{'type':'actions','elements':[{'type':'static_select','options':[{'text':{'type':'mrkdwn','text':'a'},'value':'a'}]}]}] | /blocks/0/elements/0/options/0/text | plain_text",
                "[{'type':'actions','elements':[{'type':'static_select','initial_option':{'text':{'type':'plain_text','text':'A'},'value':'a'},'options':[{'text':{'type':'plain_text','text':'a'},'value':'a'}]}]}] | /blocks/0/elements/0/initial_option | must be one of the provided options",
                "[{'type':'actions','elements':[{'type':'button','url':'nowhere','text':{'type':'plain_text','text':'a'}}]}] | /blocks/0/elements/0/url | must be a valid URL",
                "[{'type':'actions','elements':[{'type':'button','value':'2001','text':{'type':'plain_text','text':'a'}}]}] | /blocks/0/elements/0/value | must be less than 2001 characters",
                "[{'type':'actions','elements':[{'type':'button','action_id':'256','text':{'type':'plain_text','text':'a'}}]}] | /blocks/0/elements/0/action_id | must be less than 256 characters",
                "[{'type':'actions','elements':[{'type':'datepicker','placeholder':{'type':'plain_text','text':'151'}}]}] | /blocks/0/elements/0/placeholder | must be less than 151 characters",
                "[{'type':'input','label':{'type':'plain_text','text':'2001'},'element':{'type':'plain_text_input'}}] | /blocks/0/label | must be less than 2001 characters",
                "[{'type':'input','hint':{'type':'plain_text','text':'2001'},'label':{'type':'plain_text','text':'a'},'element':{'type':'plain_text_input'}}] | /blocks/0/hint | must be less than 2001 characters",
                "[{'type':'input','label':{'type':'plain_text','text':'a'},'element':{'type':'number_input','is_decimal_allowed':false,'min_value':'few'}}] | min_value | must be a number",
                "[{'type':'input','label':{'type':'plain_text','text':'a'},'element':{'type':'file_input'}}] | /blocks/0/element | unsupported type: file_input",
                "[{'type':'section','fields':[{'type':'plain_text','text':'2001'}]}] | /blocks/0/fields/0/text | must be less than 2001 characters",
                "[{'type':'image','alt_text':'a','image_url':'nowhere'}] | /blocks/0/image_url | must be a valid URL",
            })
    void what_slack_would_refuse_is_named_with_its_place(String blocks, String at, String why)
            throws Exception {
        var problems = BlockKit.problemsOfMessage(MAPPER.readTree(grown(blocks)));

        assertThat(problems).extracting(Problem::message).anyMatch(one -> one.contains(why));
        assertThat(problems).extracting(Problem::at).anyMatch(one -> one.contains(at));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'modal'} | missing required field: title",
                "{'type':'modal'} | missing required field: blocks",
                "{'type':'home','blocks':[]} | must be equal to modal",
                "{'type':'modal','title':{'type':'plain_text','text':'25'},'blocks':[]} | must be less than 25 characters [json-pointer:/view/title/text]",
                "{'type':'modal','title':{'type':'plain_text','text':'a'},'blocks':[{'type':'input','label':{'type':'plain_text','text':'a'},'element':{'type':'plain_text_input'}}]} | missing required field: submit",
                "{'type':'modal','private_metadata':'3001','title':{'type':'plain_text','text':'a'},'blocks':[]} | must be less than 3001 characters [json-pointer:/view/private_metadata]",
                "{'type':'modal','callback_id':'256','title':{'type':'plain_text','text':'a'},'blocks':[]} | must be less than 256 characters [json-pointer:/view/callback_id]",
                "{'type':'modal','tittle':1,'title':{'type':'plain_text','text':'a'},'blocks':[]} | tittle",
            })
    void a_view_has_rules_of_its_own(String view, String why) throws Exception {
        var problems = BlockKit.problemsOfView(MAPPER.readTree(grown(view)), "modal");

        assertThat(problems).extracting(Problem::message).anyMatch(one -> one.contains(why));
    }

    @Test
    void a_message_has_fifty_blocks_a_view_a_hundred_and_a_menu_a_hundred_options() {
        var view = MAPPER.createObjectNode().put("type", "home");
        view.set("blocks", dividers(100));
        var larger = view.deepCopy();
        larger.set("blocks", dividers(101));

        assertThat(BlockKit.problemsOfMessage(dividers(50))).isEmpty();
        assertThat(BlockKit.problemsOfMessage(dividers(51)))
                .containsExactly(new Problem("no more than 50 items allowed", "/blocks"));
        assertThat(BlockKit.problemsOfView(view, "home")).isEmpty();
        assertThat(BlockKit.problemsOfView(larger, "home")).hasSize(1);
        assertThat(BlockKit.problemsOfMessage(menu(100))).isEmpty();
        assertThat(BlockKit.problemsOfMessage(menu(101))).hasSize(1);
    }

    @Test
    void lists_are_as_long_as_slack_takes_them() {
        var word = "{\"type\":\"mrkdwn\",\"text\":\"a\"}";
        var button = "{\"type\":\"button\",\"text\":{\"type\":\"plain_text\",\"text\":\"a\"}}";

        for (var limit :
                List.of(
                        new Limit("context", "elements", word, 10),
                        new Limit("actions", "elements", button, 25),
                        new Limit("section", "fields", word, 10))) {
            assertThat(BlockKit.problemsOfMessage(limit.blocks(limit.most()))).isEmpty();
            assertThat(BlockKit.problemsOfMessage(limit.blocks(limit.most() + 1)))
                    .singleElement()
                    .satisfies(
                            one -> assertThat(one.why()).contains("no more than " + limit.most()));
        }
    }

    private record Limit(String block, String list, String item, int most) {
        JsonNode blocks(int count) {
            return parsed(
                    "[{\"type\":\"%s\",\"%s\":[%s]}]"
                            .formatted(
                                    block,
                                    list,
                                    String.join(",", Collections.nCopies(count, item))));
        }
    }

    @Test
    void markdown_is_for_messages_and_has_twelve_thousand_characters_in_all_of_its_blocks() {
        var half = "{\"type\":\"markdown\",\"text\":\"" + "x".repeat(6_000) + "\"}";
        var one = "{\"type\":\"markdown\",\"text\":\"x\"}";
        var view = "{\"type\":\"home\",\"blocks\":[" + half + "]}";

        assertThat(BlockKit.problemsOfMessage(parsed("[%s,%s]".formatted(half, half)))).isEmpty();
        assertThat(BlockKit.problemsOfMessage(parsed("[%s,%s,%s]".formatted(half, half, one))))
                .extracting(Problem::at)
                .containsExactly("/blocks");
        assertThat(BlockKit.problemsOfView(parsed(view), "home"))
                .extracting(Problem::why)
                .containsExactly("unsupported type: markdown");
        assertThat(
                        BlockKit.problemsOfView(
                                parsed(
                                        "{\"type\":\"home\",\"blocks\":[],\"title\":{\"type\":\"plain_text\",\"text\":\"a\"}}"),
                                "home"))
                .extracting(Problem::why)
                .containsExactly("invalid additional property: title");
    }

    @Test
    void blocks_and_elements_without_ids_are_given_some() {
        var completed = BlockKit.completed(json(EVERYTHING));

        assertThat(completed).allMatch(block -> block.path("block_id").asText().length() > 3);
        assertThat(completed)
                .flatExtracting(BlockKit::elements)
                .hasSize(6)
                .allMatch(element -> element.path("action_id").asText().length() > 3);
        assertThat(completed.findValuesAsText("action_id")).contains("edit");
    }

    /// A number in quotes stands for a text of that length.
    private static String grown(String json) {
        var grown = json.replace('\'', '"');
        for (var length : List.of(25, 76, 151, 256, 2001, 3001)) {
            grown = grown.replace("\"" + length + "\"", "\"" + "x".repeat(length) + "\"");
        }
        return grown;
    }

    private static JsonNode dividers(int count) {
        var blocks = MAPPER.createArrayNode();
        IntStream.range(0, count).forEach(_ -> blocks.addObject().put("type", "divider"));
        return blocks;
    }

    private static JsonNode menu(int count) {
        var options =
                IntStream.range(0, count)
                        .mapToObj(i -> option(plainText("option " + i), "value" + i))
                        .collect(Collectors.toList());
        return json(asBlocks(actions(asElements(staticSelect(s -> s.options(options))))));
    }

    private static JsonNode json(Object slacks) {
        return parsed(GsonFactory.createSnakeCase().toJson(slacks));
    }

    private static JsonNode parsed(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
