package dev.rollcall.commands.slack;

import com.slack.api.methods.MethodsClient;

/// Slack's Web API for the app itself, by its app-level token. Blocks: call it on a virtual
/// thread.
public final class SlackApp {

    private final MethodsClient methods;
    private final SlackCalls calls = new SlackCalls(System::nanoTime);

    SlackApp(MethodsClient methods) {
        this.methods = methods;
    }

    /// The address of a socket, good for one connection within some seconds. It is a secret.
    public SlackAnswer<String> connection() {
        return calls.call(
                "apps.connections.open",
                () -> methods.appsConnectionsOpen(asked -> asked),
                opened -> opened.getUrl());
    }

    /// What an operator can do about a refusal.
    public static String remedy(SlackRefusal refusal) {
        return switch (refusal.error()) {
            case "not_authed", "invalid_auth", "account_inactive", "token_revoked" ->
                    "set rollcall.slack.app-token to a valid app-level token (xapp-…) of the Slack app, and restart";
            case "not_allowed_token_type" ->
                    "rollcall.slack.app-token is another kind of token: it must be an app-level one (xapp-…)";
            case "missing_scope", "no_permission" ->
                    "make an app-level token with the scope connections:write, under Basic Information in the Slack app's settings";
            default -> refusal.remedy();
        };
    }
}
