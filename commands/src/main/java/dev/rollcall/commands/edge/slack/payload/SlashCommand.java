package dev.rollcall.commands.edge.slack.payload;

import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Asker;
import dev.rollcall.commands.model.team.Member;
import java.util.Map;
import java.util.Optional;

/// A slash command as Slack posts it. `text` is as the user typed it, in Slack's encoding.
///
/// @param responseUrl may be null
public record SlashCommand(
        String workspace,
        String channel,
        String channelName,
        String user,
        String userName,
        String text,
        String triggerId,
        String responseUrl) {

    public static SlashCommand read(Map<String, String> form) {
        var fields = new SlackFields();
        var command =
                new SlashCommand(
                        fields.id("team_id", form.get("team_id")),
                        fields.id("channel_id", form.get("channel_id")),
                        form.getOrDefault("channel_name", ""),
                        fields.id("user_id", form.get("user_id")),
                        form.getOrDefault("user_name", ""),
                        form.getOrDefault("text", ""),
                        fields.trigger("trigger_id", form.get("trigger_id")),
                        form.get("response_url"));
        fields.check();
        return command;
    }

    public Asker asker() {
        return new Asker(
                new Member(workspace, user),
                userName,
                Optional.of(triggerId),
                Optional.of(channel),
                Optional.ofNullable(responseUrl));
    }
}
