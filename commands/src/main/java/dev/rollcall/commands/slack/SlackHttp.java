package dev.rollcall.commands.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.util.http.SlackHttpClient;
import com.slack.api.webhook.WebhookResponse;
import java.io.IOException;
import java.time.Duration;

/// Slack's client as the service and the command line have it.
final class SlackHttp implements AutoCloseable {

    private final SlackHttpClient http;
    private final Slack slack;

    /// @param apiUrl with a slash at its end
    SlackHttp(String apiUrl, Duration callTimeout) {
        var settings = new SlackConfig();
        settings.setMethodsEndpointUrlPrefix(apiUrl);
        settings.setStatsEnabled(false);
        settings.setHttpClientCallTimeoutMillis(Math.toIntExact(callTimeout.toMillis()));
        // It looks for one itself, and knows of no exceptions.
        settings.setProxyUrl(null);
        // OkHttp would send a post again on its own, when nobody knows whether Slack has it.
        var client =
                SlackProxy.ofEnvironment()
                        .leads(SlackHttpClient.buildOkHttpClient(settings).newBuilder())
                        .retryOnConnectionFailure(false)
                        .build();
        http = new SlackHttpClient(client);
        slack = Slack.getInstance(settings, http);
    }

    /// @param token empty for what takes none
    MethodsClient methods(String token) {
        return slack.methods(token);
    }

    WebhookResponse send(String url, String json) throws IOException {
        return slack.send(url, json);
    }

    @Override
    public void close() {
        try {
            http.close();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
