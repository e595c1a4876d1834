package dev.rollcall.commands.slack;

import com.google.gson.Gson;
import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;

/// Slack's own classes as Slack reads them.
public final class SlackJson {

    private static final Gson GSON = GsonFactory.createSnakeCase();

    private SlackJson() {}

    public static String of(View view) {
        return GSON.toJson(view);
    }
}
