package dev.rollcall.commands.edge.slack.payload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.commands.roster.News;
import dev.rollcall.commands.roster.News.BotRemoved;
import dev.rollcall.commands.roster.News.ChannelChanged;
import dev.rollcall.commands.roster.News.Fate;
import dev.rollcall.commands.roster.News.MembersChanged;
import dev.rollcall.commands.roster.News.PersonChanged;
import dev.rollcall.commands.slack.SlackJson;
import java.time.Instant;
import java.util.Optional;

/// Reads what Slack tells of people and channels.
///
/// @param bot our own user in the workspace; may be null
record NewsPayload(String workspace, String bot, JsonNode event, SlackFields fields) {

    /// Empty for a type that tells of something else.
    Optional<News> read(String type) {
        var news = Optional.ofNullable(news(type));
        fields.check();
        return news;
    }

    private News news(String type) {
        return switch (type) {
            case "member_joined_channel", "channel_shared", "channel_unshared" ->
                    new MembersChanged(workspace, channel());
            case "member_left_channel" ->
                    bot != null && bot.equals(event.path("user").textValue())
                            ? new BotRemoved(workspace, channel())
                            : new MembersChanged(workspace, channel());
            case "channel_left", "group_left" -> new BotRemoved(workspace, channel());
            case "subteam_members_changed" ->
                    new MembersChanged(workspace, id("event.subteam_id", event.path("subteam_id")));
            case "subteam_updated" ->
                    new MembersChanged(
                            workspace, id("event.subteam.id", event.path("subteam").path("id")));
            case "channel_archive", "group_archive" -> changed(Fate.ARCHIVED);
            case "channel_unarchive", "group_unarchive" -> changed(Fate.UNARCHIVED);
            case "channel_deleted", "group_deleted" -> changed(Fate.DELETED);
            case "channel_rename", "group_rename" ->
                    new ChannelChanged(
                            workspace,
                            id("event.channel.id", event.path("channel").path("id")),
                            Fate.RENAMED);
            case "channel_convert_to_private" -> changed(Fate.MADE_PRIVATE);
            case "channel_convert_to_public" -> changed(Fate.MADE_PUBLIC);
            case "user_change", "team_join" -> person(event.path("user"));
            default -> null;
        };
    }

    private News changed(Fate fate) {
        return new ChannelChanged(workspace, channel(), fate);
    }

    private News person(JsonNode user) {
        id("event.user.id", user.path("id"));
        var at = fields.ts("event.event_ts", event.path("event_ts").textValue());
        var read =
                fields.parsed(
                        "event.user",
                        user.toString(),
                        SlackJson::user,
                        "must be a user of Slack's");
        return read == null || at == null ? null : new PersonChanged(workspace, read, moment(at));
    }

    private String channel() {
        return id("event.channel", event.path("channel"));
    }

    private String id(String field, JsonNode value) {
        return fields.id(field, value.textValue());
    }

    /// To the last digit: several changes of one second come in any order.
    private static Instant moment(String ts) {
        int point = ts.indexOf('.');
        var fraction = ts.substring(point + 1);
        return Instant.ofEpochSecond(
                Long.parseLong(ts.substring(0, point)),
                Long.parseLong(fraction + "0".repeat(9 - fraction.length())));
    }
}
