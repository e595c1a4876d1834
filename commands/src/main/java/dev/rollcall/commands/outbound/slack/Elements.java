package dev.rollcall.commands.outbound.slack;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.StaticSelectElement;
import dev.rollcall.commands.slack.ShownText;
import java.util.List;

/// What can be pressed below a message, with texts as long as Slack takes them.
final class Elements {

    static final int MOST_OPTIONS = 100;

    private static final int LONGEST_TEXT = 75;

    private Elements() {}

    static LayoutBlock actions(List<BlockElement> elements) {
        return ActionsBlock.builder().elements(elements).build();
    }

    static ButtonElement button(String action, String text, String value) {
        return ButtonElement.builder().actionId(action).value(value).text(plain(text)).build();
    }

    static ButtonElement primary(ButtonElement button) {
        button.setStyle("primary");
        return button;
    }

    static OptionObject option(String text, String value) {
        return OptionObject.builder().text(plain(text)).value(value).build();
    }

    static StaticSelectElement select(String action, List<OptionObject> options) {
        return StaticSelectElement.builder()
                .actionId(action)
                .placeholder(plain("Choose"))
                .options(options)
                .build();
    }

    private static PlainTextObject plain(String text) {
        return PlainTextObject.builder().text(ShownText.cut(text, LONGEST_TEXT)).build();
    }
}
