package dev.rollcall.commands.slack;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.slack.api.model.User;
import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;

/// Slack's own classes as Slack reads them.
public final class SlackJson {

    private static final Gson GSON = GsonFactory.createSnakeCase();

    private SlackJson() {}

    public static String of(View view) {
        return GSON.toJson(view);
    }

    /// Fails with [IllegalArgumentException] for what is none.
    public static User user(String json) {
        try {
            return GSON.fromJson(json, User.class);
        } catch (JsonParseException | ClassCastException unfit) {
            throw new IllegalArgumentException(unfit);
        }
    }
}
