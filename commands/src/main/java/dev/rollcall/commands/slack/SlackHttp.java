package dev.rollcall.commands.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.util.http.SlackHttpClient;
import com.slack.api.webhook.WebhookResponse;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;

/// Slack's client as all of us use it.
@ApplicationScoped
class SlackHttp {

    private final SlackHttpClient http;
    private final Slack slack;

    SlackHttp(SlackApiConfig config) {
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
    }

    void stop(@Observes ShutdownEvent stopping) throws Exception {
        http.close();
    }

    /// @param token empty for what takes none
    MethodsClient methods(String token) {
        return slack.methods(token);
    }

    WebhookResponse send(String url, String json) throws IOException {
        return slack.send(url, json);
    }
}
