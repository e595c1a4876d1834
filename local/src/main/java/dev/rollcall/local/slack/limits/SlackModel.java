package dev.rollcall.local.slack.limits;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.slack.api.model.block.ContextActionsBlockElement;
import com.slack.api.model.block.ContextBlockElement;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.TextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.RichTextElement;
import com.slack.api.model.manifest.AppManifest;
import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonBlockElementFactory;
import com.slack.api.util.json.GsonContextActionsBlockElementFactory;
import com.slack.api.util.json.GsonContextBlockElementFactory;
import com.slack.api.util.json.GsonLayoutBlockFactory;
import com.slack.api.util.json.GsonRichTextElementFactory;
import com.slack.api.util.json.GsonTextObjectFactory;
import com.slack.api.util.json.UnknownPropertyDetectionAdapterFactory;
import java.util.regex.Pattern;

/// The Slack SDK's own classes, which know every type, property and kind of value.
public final class SlackModel {
    private static final Gson GSON =
            new GsonBuilder()
                    .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
                    .registerTypeAdapter(LayoutBlock.class, new GsonLayoutBlockFactory(true))
                    .registerTypeAdapter(BlockElement.class, new GsonBlockElementFactory(true))
                    .registerTypeAdapter(
                            ContextBlockElement.class, new GsonContextBlockElementFactory(true))
                    .registerTypeAdapter(
                            ContextActionsBlockElement.class,
                            new GsonContextActionsBlockElementFactory(true))
                    .registerTypeAdapter(TextObject.class, new GsonTextObjectFactory(true))
                    .registerTypeAdapter(
                            RichTextElement.class, new GsonRichTextElementFactory(true))
                    .registerTypeAdapterFactory(new UnknownPropertyDetectionAdapterFactory())
                    .create();

    private static final Pattern UNKNOWN_TYPE = Pattern.compile("Unsupported .*type: (.*)");

    private SlackModel() {}

    public static void block(Spot block) {
        check(block, LayoutBlock.class);
    }

    public static void view(Spot view) {
        check(view, View.class);
    }

    public static void manifest(Spot manifest) {
        check(manifest, AppManifest.class);
    }

    private static void check(Spot spot, Class<?> type) {
        try {
            var _ = GSON.fromJson(spot.json().toString(), type);
        } catch (JsonParseException | IllegalStateException | NumberFormatException unlike) {
            spot.wrong(reason(spot.json(), unlike));
        }
    }

    private static String reason(JsonNode json, RuntimeException unlike) {
        var unknown = UNKNOWN_TYPE.matcher(String.valueOf(unlike.getMessage()));
        if (unknown.find()) {
            return "unsupported type: " + unknown.group(1);
        }
        var type = json.path("type").asText();
        return "does not match the schema of %s: %s".formatted(type, unlike.getMessage());
    }
}
