package dev.rollcall.local.launch;

import java.util.Map;
import java.util.TreeMap;

/// The settings of a service as it gets them here. In a cluster, k8s/ says the same things.
final class ServiceEnvironment {
    static final String EVENTS = "rollcall.events";
    static final String DEAD_LETTERS = "rollcall.events.dead-letter";
    static final int PARTITIONS = 12;

    /// Where it is given, the simulator sends over sockets.
    static final String SLACK_APP_TOKEN = "ROLLCALL_SLACK_APP_TOKEN";

    /// Of the app as the simulator knows it, for workspaces that install it by themselves.
    static final String SLACK_CLIENT_ID = "7400.7403";

    private static final String HOST = "127.0.0.1";

    private ServiceEnvironment() {}

    static Map<String, String> of(
            Service service, StackSettings settings, int port, int managementPort) {
        var ports = settings.ports();
        var keys = settings.keys();
        var environment = new TreeMap<String, String>();
        environment.put("QUARKUS_HTTP_HOST", HOST);
        environment.put("QUARKUS_HTTP_PORT", "" + port);
        environment.put("QUARKUS_MANAGEMENT_HOST", HOST);
        environment.put("QUARKUS_MANAGEMENT_PORT", "" + managementPort);
        environment.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
        environment.put(
                "ROLLCALL_DATABASE_URL",
                "postgresql://%s:%d/rollcall".formatted(HOST, ports.postgres()));
        environment.put("ROLLCALL_DATABASE_USERNAME", "rollcall_" + service);
        environment.put("ROLLCALL_DATABASE_PASSWORD", "trusted");
        environment.put("ROLLCALL_DATABASE_OWNER_USERNAME", "rollcall_owner");
        environment.put("ROLLCALL_DATABASE_OWNER_PASSWORD", "trusted");
        environment.put("ROLLCALL_KAFKA_BOOTSTRAP_SERVERS", HOST + ":" + ports.kafka());
        environment.put("ROLLCALL_EVENTS_TOPIC", EVENTS);
        environment.put("ROLLCALL_EVENTS_PARTITIONS", "" + PARTITIONS);
        environment.put("ROLLCALL_EVENTS_REPLICATION", "1");
        environment.put("ROLLCALL_ACCESS_TOKENS_LOCAL_SECRET", keys.token());
        environment.put("ROLLCALL_ACCESS_TOKENS_LOCAL_SCOPES", "read,write,operate");
        environment.put(
                "ROLLCALL_SLACK_API_URL", "http://%s:%d/api/".formatted(HOST, ports.slack()));
        environment.put("ROLLCALL_SLACK_SIGNING_SECRET", keys.slackSigningSecret());
        environment.put("ROLLCALL_SLACK_BOT_TOKEN", keys.slackBotToken());
        environment.put("ROLLCALL_SLACK_CLIENT_ID", SLACK_CLIENT_ID);
        environment.put("ROLLCALL_SLACK_CLIENT_SECRET", keys.slackClientSecret());
        environment.put("ROLLCALL_SLACK_REDIRECT_URL", slackDoor(ports) + "/oauth");
        environment.put(
                "ROLLCALL_SLACK_AUTHORIZE_URL",
                "http://%s:%d/oauth/v2/authorize".formatted(HOST, ports.slack()));
        environment.put("ROLLCALL_SLACK_TOKEN_KEYS_LOCAL", keys.slackTokenKey());
        environment.put("ROLLCALL_SLACK_TOKEN_KEY", "local");
        environment.putAll(settings.environment());
        return environment;
    }

    /// Where `commands` is reached by Slack, and by who installs the app.
    static String slackDoor(Ports ports) {
        return "http://%s:%d/slack".formatted(HOST, ports.http(Service.COMMANDS));
    }
}
