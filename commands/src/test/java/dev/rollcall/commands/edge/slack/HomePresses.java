package dev.rollcall.commands.edge.slack;

/// A button in a Home tab, as Slack tells of it.
final class HomePresses {

    private HomePresses() {}

    static String of(String workspace, String user, String action, String value) {
        return """
               {"type": "block_actions", "team": {"id": "%1$s"}, "user": {"id": "%2$s"},
                "trigger_id": "1.2.abc", "container": {"type": "view", "view_id": "V1"},
                "view": {"id": "V1", "type": "home", "callback_id": "rollcall_home", "blocks": []},
                "actions": [{"type": "button", "action_id": "%3$s", "value": "%4$s",
                             "block_id": "b", "action_ts": "1700000000.000001"}]}
               """
                .formatted(workspace, user, action, value);
    }
}
