package dev.rollcall.local.slack.webapi;

import static dev.rollcall.local.slack.workspace.SlackJson.MAPPER;
import static dev.rollcall.local.slack.workspace.SlackJson.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.local.slack.workspace.Cast;
import dev.rollcall.local.slack.workspace.Workspace;
import java.util.Map;

/// team.info, usergroups.list and usergroups.users.list.
final class Teams {
    private static final long CREATED = 1_736_154_000;

    private final Workspace workspace;
    private final Cast cast;

    Teams(Workspace workspace) {
        this.workspace = workspace;
        this.cast = workspace.cast();
    }

    Map<String, Method> methods() {
        return Map.of(
                "team.info", new Method(Tier.THREE, _ -> info()),
                "usergroups.list", new Method(Tier.TWO, this::groups),
                "usergroups.users.list", new Method(Tier.TWO, this::users));
    }

    private ObjectNode info() {
        var answer = object();
        var team = answer.putObject("team").put("id", cast.team()).put("name", cast.name());
        team.put("url", "https://%s.slack.com/".formatted(cast.domain()));
        team.put("domain", cast.domain()).put("email_domain", "example.com");
        team.putObject("icon").put("image_default", true);
        return answer;
    }

    private ObjectNode groups(Arguments call) {
        var answer = object();
        var all = answer.putArray("usergroups");
        var withUsers = call.flag("include_users", false);
        workspace.groups().forEach(group -> all.add(shape(group, withUsers)));
        return answer;
    }

    private ObjectNode users(Arguments call) {
        var id = call.required("usergroup");
        var group = workspace.groups().stream().filter(one -> one.id().equals(id)).findFirst();
        var answer = object();
        answer.set(
                "users",
                MAPPER.valueToTree(
                        group.orElseThrow(() -> new Refused("no_such_subteam")).users()));
        return answer;
    }

    private ObjectNode shape(Cast.Group group, boolean withUsers) {
        var json = object().put("id", group.id()).put("team_id", cast.team());
        json.put("is_usergroup", true).put("is_subteam", true).put("name", group.name());
        json.put("description", "").put("handle", group.handle()).put("is_external", false);
        json.put("date_create", CREATED).put("date_update", CREATED).put("date_delete", 0);
        json.putNull("auto_type").put("created_by", cast.owner()).put("updated_by", cast.owner());
        json.putNull("deleted_by").put("user_count", group.users().size());
        var prefs = json.putObject("prefs");
        prefs.putArray("channels");
        prefs.putArray("groups");
        if (withUsers) {
            json.set("users", MAPPER.valueToTree(group.users()));
        }
        return json;
    }
}
