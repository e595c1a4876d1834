package dev.rollcall.commands.edge.slack;

import java.util.Map;

/// A slash command as Slack posts it. `text` is as the user typed it, in Slack's encoding.
record SlashCommand(
        String workspace,
        String channel,
        String user,
        String userName,
        String text,
        String triggerId) {

    static SlashCommand read(Map<String, String> form) {
        var fields = new SlackFields();
        var command =
                new SlashCommand(
                        fields.id("team_id", form.get("team_id")),
                        fields.id("channel_id", form.get("channel_id")),
                        fields.id("user_id", form.get("user_id")),
                        form.getOrDefault("user_name", ""),
                        form.getOrDefault("text", ""),
                        fields.trigger("trigger_id", form.get("trigger_id")));
        fields.check();
        return command;
    }
}
