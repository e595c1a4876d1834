package dev.rollcall.commands.slack;

import dev.rollcall.commands.secrets.KeysConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/// Slack as another pod knows it: with pauses of its own.
public final class OtherSlack implements AutoCloseable {

    private final SlackHttp http;
    private final SlackWorkspaces workspaces;

    private OtherSlack(SlackHttp http, SlackWorkspaces workspaces) {
        this.http = http;
        this.workspaces = workspaces;
    }

    public static OtherSlack speaking(String apiUrl, Map<String, BotToken> tokens) {
        var config =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withDefaultValue("rollcall.slack.api-url", apiUrl)
                        .withDefaultValue("rollcall.slack.call-timeout", "2s")
                        .withDefaultValue("rollcall.slack.token-keys.a", "unused")
                        .withMapping(SlackApiConfig.class)
                        .withMapping(KeysConfig.class)
                        .build();
        var api = config.getConfigMapping(SlackApiConfig.class);
        var http = new SlackHttp(api.apiUrl(), api.callTimeout());
        var workspaces = new SlackWorkspaces(http, api, config.getConfigMapping(KeysConfig.class));
        workspaces.installed(tokens);
        return new OtherSlack(http, workspaces);
    }

    public SlackWorkspaces workspaces() {
        return workspaces;
    }

    @Override
    public void close() {
        http.close();
    }
}
