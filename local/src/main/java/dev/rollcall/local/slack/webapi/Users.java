package dev.rollcall.local.slack.webapi;

import static dev.rollcall.local.slack.workspace.SlackJson.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.local.slack.workspace.Shapes;
import dev.rollcall.local.slack.workspace.User;
import dev.rollcall.local.slack.workspace.Workspace;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Supplier;

/// users.info, users.list, and who we are (auth.test).
final class Users {
    private static final int MOST = 1_000;

    private final Workspace workspace;
    private final Supplier<String> address;
    private final Shapes shapes;

    Users(Workspace workspace, Supplier<String> address) {
        this.workspace = workspace;
        this.address = address;
        this.shapes = new Shapes(workspace.cast());
    }

    Map<String, Method> methods() {
        return Map.of(
                "users.info", new Method(Tier.FOUR, this::info),
                "users.list", new Method(Tier.TWO, this::list),
                "auth.test", new Method(Tier.SPECIAL, _ -> whoWeAre()));
    }

    private ObjectNode info(Arguments call) {
        var user =
                workspace
                        .user(call.required("user"))
                        .orElseThrow(() -> new Refused("user_not_found"));
        var answer = object();
        answer.set("user", shapes.user(user));
        return answer;
    }

    private ObjectNode list(Arguments call) {
        var page =
                Page.of(
                        workspace.users().stream()
                                .filter(user -> user.home() == null)
                                .sorted(Comparator.comparing(User::id))
                                .toList(),
                        User::id,
                        Comparator.naturalOrder(),
                        call.number("limit", MOST, MOST),
                        call.text("cursor").orElse(""));
        var answer = object();
        answer.set("members", page.json(shapes::user));
        return page.withCursor(answer);
    }

    private ObjectNode whoWeAre() {
        var cast = workspace.cast();
        return object().put("url", address.get() + "/")
                .put("team", cast.name())
                .put("user", "rollcall")
                .put("team_id", cast.team())
                .put("user_id", cast.bot().user())
                .put("bot_id", cast.bot().id())
                .put("is_enterprise_install", false);
    }
}
