package dev.rollcall.commands.slack;

import com.google.gson.JsonObject;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;

/// The workspaces that the bot may speak in, each with its token. A token by configuration serves
/// them all.
@ApplicationScoped
public class SlackWorkspaces {

    private static final int OK = 200;

    private final SlackHttpClient http;
    private final Slack slack;
    private final SlackApi configured;
    private final boolean usable;

    SlackWorkspaces(SlackApiConfig config) {
        var settings = new SlackConfig();
        settings.setMethodsEndpointUrlPrefix(config.apiUrl());
        settings.setStatsEnabled(false);
        settings.setHttpClientCallTimeoutMillis(Math.toIntExact(config.callTimeout().toMillis()));
        // OkHttp would send a post again on its own, when nobody knows whether Slack has it.
        var client =
                SlackHttpClient.buildOkHttpClient(settings)
                        .newBuilder()
                        .retryOnConnectionFailure(false)
                        .build();
        http = new SlackHttpClient(client);
        slack = Slack.getInstance(settings, http);
        configured = new SlackApi(slack.methods(config.botToken().orElse("")));
        usable = config.botToken().filter(token -> !token.isBlank()).isPresent();
    }

    void stop(@Observes ShutdownEvent stopping) throws Exception {
        http.close();
    }

    /// Whether the bot can speak anywhere.
    public boolean usable() {
        return usable;
    }

    /// Whether the bot can speak in this workspace.
    public boolean usable(String workspace) {
        return usable;
    }

    /// Slack's Web API in a workspace; where the bot cannot speak, every call is refused.
    public SlackApi in(String workspace) {
        return configured;
    }

    /// What only the user sees who did what the address came with; takes no token.
    public SlackAnswer<Void> respond(String responseUrl, String text) {
        try {
            var json = new JsonObject();
            json.addProperty("response_type", "ephemeral");
            json.addProperty("replace_original", false);
            json.addProperty("text", text);
            var answer = slack.send(responseUrl, json.toString());
            return answer.getCode() == OK
                    ? new SlackAnswer.Done<>(null)
                    : new SlackAnswer.Refused<>(new SlackRefusal(String.valueOf(answer.getBody())));
        } catch (IOException | RuntimeException failure) {
            return new SlackAnswer.Unknown<>(failure.toString());
        }
    }
}
