package dev.rollcall.local.slack.webapi;

import static dev.rollcall.local.slack.workspace.SlackJson.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Supplier;

/// What apps may do besides what their bots may: connect with an app-level token (`socketAddress`
/// gives each its own), and exchange codes for tokens.
public record OfApps(String appToken, Supplier<String> socketAddress, Grants grants) {

    Map<String, Method> methods() {
        return Map.of(
                "apps.connections.open",
                new Method(Tier.SPECIAL, _ -> object().put("url", socketAddress.get())),
                "auth.test",
                new Method(Tier.SPECIAL, _ -> whoWeAre()));
    }

    private ObjectNode whoWeAre() {
        var cast = grants.workspaces().getFirst().cast();
        var answer = object().put("team", cast.name()).put("team_id", cast.team());
        return answer.put("app_id", cast.bot().app()).put("app_name", "Rollcall");
    }
}
