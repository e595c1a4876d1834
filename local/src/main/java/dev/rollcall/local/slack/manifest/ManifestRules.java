package dev.rollcall.local.slack.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.local.slack.limits.Problem;
import dev.rollcall.local.slack.limits.SlackModel;
import dev.rollcall.local.slack.limits.Spot;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether Slack would make an app of a manifest, by its SDK's classes (properties, kinds of
/// values) and by its documentation (what must be there, how long and how many).
/// Source: Slack's documentation, "App manifest reference", and each event's page for its scopes.
final class ManifestRules {
    private static final Pattern COMMAND = Pattern.compile("/[^\\s/A-Z]{1,31}");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s/?#]+(/[^\\s?#]*)?");
    private static final String NO_ADDRESS = "must be the address of a request";

    private static final Set<String> CHANNELS = Set.of("channels:read");
    private static final Set<String> GROUPS = Set.of("groups:read");
    private static final Set<String> BOTH = Set.of("channels:read", "groups:read");
    private static final Set<String> USERS = Set.of("users:read");
    private static final Set<String> USER_GROUPS = Set.of("usergroups:read");
    private static final Set<String> REACTIONS = Set.of("reactions:read");

    /// What an event wants; of several scopes any will do.
    private static final Map<String, Set<String>> EVENTS =
            Map.ofEntries(
                    Map.entry("app_home_opened", Set.of()),
                    Map.entry("app_mention", Set.of("app_mentions:read")),
                    Map.entry("app_uninstalled", Set.of()),
                    Map.entry("channel_archive", CHANNELS),
                    Map.entry("channel_deleted", CHANNELS),
                    Map.entry("channel_left", CHANNELS),
                    Map.entry("channel_rename", CHANNELS),
                    Map.entry("channel_shared", BOTH),
                    Map.entry("channel_unarchive", CHANNELS),
                    Map.entry("channel_unshared", BOTH),
                    Map.entry("group_archive", GROUPS),
                    Map.entry("group_deleted", GROUPS),
                    Map.entry("group_left", GROUPS),
                    Map.entry("group_rename", GROUPS),
                    Map.entry("group_unarchive", GROUPS),
                    Map.entry("member_joined_channel", BOTH),
                    Map.entry("member_left_channel", BOTH),
                    Map.entry("message.channels", Set.of("channels:history")),
                    Map.entry("message.groups", Set.of("groups:history")),
                    Map.entry("message.im", Set.of("im:history")),
                    Map.entry("reaction_added", REACTIONS),
                    Map.entry("reaction_removed", REACTIONS),
                    Map.entry("subteam_members_changed", USER_GROUPS),
                    Map.entry("subteam_updated", USER_GROUPS),
                    Map.entry("team_join", USERS),
                    Map.entry("tokens_revoked", Set.of()),
                    Map.entry("user_change", USERS));

    private ManifestRules() {}

    static List<Problem> problems(JsonNode manifest) {
        var all = Spot.of(manifest, "");
        if (!manifest.isObject()) {
            all.wrong("must be an object");
            return List.copyOf(all.found());
        }
        SlackModel.manifest(all);
        about(all.child("display_information"));
        var settings = all.child("settings");
        var sockets = settings.json().path("socket_mode_enabled").asBoolean();
        var scopes = scopes(all.child("oauth_config"));
        features(all.child("features"), scopes, sockets);
        settings(settings, scopes, sockets);
        return List.copyOf(all.found());
    }

    private static void about(Spot about) {
        about.require("name");
        about.string("name", 35);
        about.string("description", 140);
    }

    private static Set<String> scopes(Spot oauth) {
        var scopes = new HashSet<String>();
        for (var scope : oauth.child("scopes").items("bot", 1, 255)) {
            if (!scopes.add(scope.json().asText())) {
                scope.wrong("must be unique");
            }
        }
        oauth.items("redirect_urls", 0, 1_000).forEach(ManifestRules::address);
        return scopes;
    }

    private static void features(Spot features, Set<String> scopes, boolean sockets) {
        features.child("bot_user").require("display_name");
        features.child("bot_user").string("display_name", 80);
        features.items("shortcuts", 0, 10).forEach(ManifestRules::shortcut);
        features.items("slash_commands", 0, 50).forEach(one -> command(one, sockets));
        if ((features.has("shortcuts") || features.has("slash_commands"))
                && !scopes.contains("commands")) {
            features.wrong("commands and shortcuts need the scope commands");
        }
    }

    private static void shortcut(Spot shortcut) {
        shortcut.require("name", "type", "callback_id", "description");
        shortcut.string("name", 24);
        shortcut.string("callback_id", 255);
        shortcut.string("description", 150);
        shortcut.oneOf("type", Set.of("global", "message"));
    }

    private static void command(Spot command, boolean sockets) {
        command.require("command", "description");
        command.matches("command", COMMAND, "must be / and up to 31 small letters");
        command.string("description", 2_000);
        command.string("usage_hint", 1_000);
        requested(command, "url", sockets);
    }

    private static void settings(Spot settings, Set<String> scopes, boolean sockets) {
        var events = settings.child("event_subscriptions");
        if (events.has("bot_events")) {
            requested(events, "request_url", sockets);
            events.items("bot_events", 0, 100).forEach(event -> event(event, scopes));
        }
        var interactivity = settings.child("interactivity");
        if (interactivity.json().path("is_enabled").asBoolean()) {
            requested(interactivity, "request_url", sockets);
        }
    }

    private static void event(Spot event, Set<String> scopes) {
        var wanted = EVENTS.get(event.json().asText());
        if (wanted == null) {
            event.wrong("there is no event " + event.json().asText());
        } else if (!wanted.isEmpty() && wanted.stream().noneMatch(scopes::contains)) {
            event.wrong(
                    "%s needs the scope %s"
                            .formatted(
                                    event.json().asText(),
                                    String.join(" or ", wanted.stream().sorted().toList())));
        }
    }

    private static void requested(Spot spot, String field, boolean sockets) {
        if (!sockets) {
            spot.require(field);
        }
        spot.matches(field, ADDRESS, NO_ADDRESS);
    }

    private static void address(Spot spot) {
        if (!ADDRESS.matcher(spot.json().asText()).matches()) {
            spot.wrong(NO_ADDRESS);
        }
    }
}
