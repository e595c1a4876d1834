package dev.rollcall.commands.slackapp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.commands.slack.SlackScopes;
import java.util.List;
import java.util.Optional;

/// The Slack app as Slack is told to make it.
/// Source: Slack's "App manifest reference".
///
/// @param address where Slack sends what happens, and people who have installed the app
/// @param sockets whether Slack sends it over sockets of ours instead
/// @param rotation whether tokens expire and are renewed
record Manifest(String name, Optional<PublicAddress> address, boolean sockets, boolean rotation) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    ObjectNode json() {
        var manifest = JSON.objectNode();
        manifest.putObject("display_information")
                .put("name", name)
                .put("description", "Stand-ups, polls and what your team is working on");
        features(manifest.putObject("features"));
        oauth(manifest.putObject("oauth_config"));
        settings(manifest.putObject("settings"));
        return manifest;
    }

    private void features(ObjectNode features) {
        features.putObject("app_home")
                .put("home_tab_enabled", true)
                .put("messages_tab_enabled", true)
                .put("messages_tab_read_only_enabled", false);
        features.putObject("bot_user").put("display_name", name).put("always_online", true);
        var shortcuts = features.putArray("shortcuts");
        shortcuts
                .addObject()
                .put("name", "Status update")
                .put("type", "global")
                .put("callback_id", "rollcall_update")
                .put("description", "Say what you are working on");
        shortcuts
                .addObject()
                .put("name", "Make this my update")
                .put("type", "message")
                .put("callback_id", "rollcall_message")
                .put("description", "Your message is your status update");
        var command = features.putArray("slash_commands").addObject().put("command", "/rollcall");
        requests().ifPresent(to -> command.put("url", to.commands()));
        // Escaped, whoever is mentioned comes with their id: `/rollcall team admin @ada` needs it.
        command.put("description", "Say what you are working on")
                .put("usage_hint", "[what you did, what is next] or help")
                .put("should_escape", true);
    }

    private void oauth(ObjectNode oauth) {
        address.ifPresent(to -> oauth.putArray("redirect_urls").add(to.redirect()));
        oauth.putObject("scopes").set("bot", texts(SlackScopes.BOT));
    }

    private void settings(ObjectNode settings) {
        var events = settings.putObject("event_subscriptions");
        requests().ifPresent(to -> events.put("request_url", to.events()));
        events.set("bot_events", texts(SlackScopes.EVENTS));
        var interactivity = settings.putObject("interactivity").put("is_enabled", true);
        requests().ifPresent(to -> interactivity.put("request_url", to.interactions()));
        settings.put("org_deploy_enabled", false)
                .put("socket_mode_enabled", sockets)
                .put("token_rotation_enabled", rotation);
    }

    private Optional<PublicAddress> requests() {
        return address.filter(_ -> !sockets);
    }

    private static ArrayNode texts(List<String> all) {
        var array = JSON.arrayNode();
        all.forEach(array::add);
        return array;
    }
}
