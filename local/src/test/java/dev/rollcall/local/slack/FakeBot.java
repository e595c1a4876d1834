package dev.rollcall.local.slack;

import static dev.rollcall.local.slack.workspace.SlackJson.MAPPER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.Gson;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;
import java.io.IOException;
import java.io.UncheckedIOException;

/// An app as its author would write it, with Slack's own client and classes: they fail on any
/// property that they don't know.
final class FakeBot implements AutoCloseable {
    static final String MODAL =
            """
            {"type": "modal", "callback_id": "update", "notify_on_close": true,
             "title": {"type": "plain_text", "text": "Daily update"},
             "submit": {"type": "plain_text", "text": "Send"},
             "blocks": [
               {"type": "input", "block_id": "said", "label": {"type": "plain_text", "text": "What?"},
                "element": {"type": "plain_text_input", "action_id": "text", "max_length": 20}},
               {"type": "input", "block_id": "mood", "optional": true, "dispatch_action": true,
                "label": {"type": "plain_text", "text": "How?"},
                "element": {"type": "static_select", "action_id": "mood", "options": [
                  {"text": {"type": "plain_text", "text": "Well"}, "value": "well"},
                  {"text": {"type": "plain_text", "text": "So so"}, "value": "so-so"}]}},
               {"type": "actions", "block_id": "more", "elements": [
                  {"type": "button", "action_id": "add", "text": {"type": "plain_text", "text": "Add"}}]}]}
            """;

    final FakeApp app = new FakeApp();
    final Gson slacksOwn = GsonFactory.createSnakeCase(config(""));
    final SlackSimulator simulator;
    final MethodsClient slack;
    private final Slack sdk;

    FakeBot(Settings settings) {
        simulator = SlackSimulator.start(settings.app(app.address()));
        sdk = Slack.getInstance(config(simulator.apiUrl()));
        slack = sdk.methods("xoxb-local-bot-token");
    }

    MethodsClient slackWith(String token) {
        return sdk.methods(token);
    }

    static SlackConfig config(String url) {
        var config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(url);
        config.setFailOnUnknownProperties(true);
        config.setLibraryMaintainerMode(true);
        return config;
    }

    /// The payload of the next interaction, as Slack's own class has it.
    <T> T payload(Class<T> type) throws InterruptedException {
        var request = app.next();
        assertThat(request.path()).isEqualTo("/slack/interactions");
        return slacksOwn.fromJson(request.form().get("payload"), type);
    }

    JsonNode payload() throws InterruptedException {
        return json(app.next().form().get("payload"));
    }

    /// What stands before the person after they used a shortcut.
    View open(String user, String view) throws Exception {
        assertThat(simulator.person(user).shortcut("say")).isNotNull();
        var trigger = payload().path("trigger_id").asText();
        var opened = slack.viewsOpen(r -> r.triggerId(trigger).viewAsString(view));
        assertThat(opened.isOk()).as(String.valueOf(opened)).isTrue();
        return opened.getView();
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        try {
            sdk.close();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        } finally {
            simulator.close();
            app.close();
        }
    }
}
