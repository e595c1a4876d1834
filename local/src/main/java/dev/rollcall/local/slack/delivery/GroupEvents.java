package dev.rollcall.local.slack.delivery;

import static dev.rollcall.local.slack.workspace.SlackJson.MAPPER;
import static dev.rollcall.local.slack.workspace.SlackJson.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.local.slack.workspace.Cast;
import dev.rollcall.local.slack.workspace.Change;
import java.util.List;

/// What the app is told when people come into a user group or leave it: who, and what the group is
/// now.
final class GroupEvents {
    private final Cast cast;

    GroupEvents(Cast cast) {
        this.cast = cast;
    }

    List<ObjectNode> of(Change.GroupChanged change) {
        return List.of(members(change), updated(change));
    }

    private ObjectNode members(Change.GroupChanged change) {
        var before = change.before().users();
        var after = change.group().users();
        var added = after.stream().filter(user -> !before.contains(user)).toList();
        var removed = before.stream().filter(user -> !after.contains(user)).toList();
        var event = object().put("type", "subteam_members_changed");
        event.put("subteam_id", change.group().id()).put("team_id", cast.team());
        event.set("added_users", MAPPER.valueToTree(added));
        event.put("added_users_count", added.size());
        event.set("removed_users", MAPPER.valueToTree(removed));
        event.put("removed_users_count", removed.size());
        return event.put("event_ts", change.at());
    }

    private ObjectNode updated(Change.GroupChanged change) {
        var event = object().put("type", "subteam_updated");
        var group = event.putObject("subteam").put("id", change.group().id());
        group.put("team_id", cast.team()).put("is_usergroup", true);
        group.put("name", change.group().name()).put("handle", change.group().handle());
        group.put("user_count", change.group().users().size());
        group.set("users", MAPPER.valueToTree(change.group().users()));
        return event.put("event_ts", change.at());
    }
}
