package dev.rollcall.local.slack.webapi;

import static dev.rollcall.local.slack.workspace.SlackJson.object;

import java.util.Map;
import java.util.function.Supplier;

/// What apps may do besides what their bots may: connect with an app-level token (`socketAddress`
/// gives each its own), and exchange codes for tokens.
public record OfApps(String appToken, Supplier<String> socketAddress, Grants grants) {

    Map<String, Method> methods() {
        return Map.of(
                "apps.connections.open",
                new Method(Tier.SPECIAL, _ -> object().put("url", socketAddress.get())));
    }
}
