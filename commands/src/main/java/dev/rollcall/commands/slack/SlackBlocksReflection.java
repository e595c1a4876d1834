package dev.rollcall.commands.slack;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// The blocks that messages in Slack's answers hold, which gson finds by the `type` in their JSON
/// alone.
@RegisterForReflection(
        classNames = {
            "com.slack.api.model.block.ActionsBlock",
            "com.slack.api.model.block.AlertBlock",
            "com.slack.api.model.block.CallBlock",
            "com.slack.api.model.block.CardBlock",
            "com.slack.api.model.block.CarouselBlock",
            "com.slack.api.model.block.ContextActionsBlock",
            "com.slack.api.model.block.ContextBlock",
            "com.slack.api.model.block.DividerBlock",
            "com.slack.api.model.block.FileBlock",
            "com.slack.api.model.block.HeaderBlock",
            "com.slack.api.model.block.ImageBlock",
            "com.slack.api.model.block.InputBlock",
            "com.slack.api.model.block.MarkdownBlock",
            "com.slack.api.model.block.RichTextBlock",
            "com.slack.api.model.block.SectionBlock",
            "com.slack.api.model.block.ShareShortcutBlock",
            "com.slack.api.model.block.UnknownBlock",
            "com.slack.api.model.block.UnknownContextActionsBlockElement",
            "com.slack.api.model.block.UnknownContextBlockElement",
            "com.slack.api.model.block.VideoBlock",
            "com.slack.api.model.block.composition.MarkdownTextObject",
            "com.slack.api.model.block.composition.PlainTextObject",
            "com.slack.api.model.block.composition.UnknownTextObject",
            "com.slack.api.model.block.element.FeedbackButtonsElement",
            "com.slack.api.model.block.element.IconButtonElement",
            "com.slack.api.model.block.element.ImageElement",
            "com.slack.api.model.block.element.RichTextListElement",
            "com.slack.api.model.block.element.RichTextPreformattedElement",
            "com.slack.api.model.block.element.RichTextQuoteElement",
            "com.slack.api.model.block.element.RichTextSectionElement",
            "com.slack.api.model.block.element.RichTextSectionElement$Broadcast",
            "com.slack.api.model.block.element.RichTextSectionElement$Canvas",
            "com.slack.api.model.block.element.RichTextSectionElement$Channel",
            "com.slack.api.model.block.element.RichTextSectionElement$Color",
            "com.slack.api.model.block.element.RichTextSectionElement$Date",
            "com.slack.api.model.block.element.RichTextSectionElement$Emoji",
            "com.slack.api.model.block.element.RichTextSectionElement$Link",
            "com.slack.api.model.block.element.RichTextSectionElement$Team",
            "com.slack.api.model.block.element.RichTextSectionElement$Text",
            "com.slack.api.model.block.element.RichTextSectionElement$User",
            "com.slack.api.model.block.element.RichTextSectionElement$UserGroup",
            "com.slack.api.model.block.element.RichTextUnknownElement"
        },
        registerFullHierarchy = true)
final class SlackBlocksReflection {

    private SlackBlocksReflection() {}
}
