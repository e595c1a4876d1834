package dev.rollcall.commands.slack;

import com.google.gson.JsonObject;
import dev.rollcall.commands.secrets.KeysConfig;
import dev.rollcall.commands.slack.BotToken.Known;
import dev.rollcall.commands.slack.BotToken.Missing;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The workspaces that the bot may speak in, each with its token and its rate limits. All is from
/// memory: who installs or uninstalls it is told here. A token by configuration serves the
/// workspace that it is of; as long as Slack has not said which that is, it serves every workspace
/// that did not install the bot.
@ApplicationScoped
public class SlackWorkspaces {

    private static final int OK = 200;

    private final SlackHttp http;
    private final Optional<String> configured;
    private final boolean installs;
    private final Map<String, SlackCalls> calls = new ConcurrentHashMap<>();
    private volatile Map<String, BotToken> installed = Map.of();
    private volatile Optional<String> configuredFor = Optional.empty();
    private volatile boolean learned;

    SlackWorkspaces(SlackHttp http, SlackApiConfig config, KeysConfig keys) {
        this.http = http;
        this.configured = config.botToken().filter(token -> !token.isBlank());
        this.installs = !keys.tokenKeys().isEmpty();
    }

    /// Whether the bot can speak anywhere, now or once somebody lets it in.
    public boolean usable() {
        return configured.isPresent() || installs;
    }

    /// Whether the bot can speak in this workspace.
    public boolean usable(String workspace) {
        return token(workspace) instanceof Known;
    }

    /// Whether the bot was there and is not any more. Of a workspace that was never heard of,
    /// nobody knows.
    public boolean left(String workspace) {
        return token(workspace) instanceof Missing(var why) && why.equals(SlackRefusal.UNINSTALLED);
    }

    /// Whether this is the only workspace that anybody has let the bot into.
    public boolean isAlone(String workspace) {
        var others = installed.keySet().stream().anyMatch(other -> !other.equals(workspace));
        return !others && configuredFor.map(workspace::equals).orElse(true);
    }

    /// Slack's Web API in a workspace; where the bot cannot speak, every call is refused.
    public SlackApi in(String workspace) {
        return switch (token(workspace)) {
            case Known(var token) -> new SlackApi(http.methods(token), callsOf(workspace));
            case Missing(var why) ->
                    new SlackApi(http.methods(""), SlackCalls.refused(new SlackRefusal(why)));
        };
    }

    /// Slack counts by workspace, whichever token it has.
    private SlackCalls callsOf(String workspace) {
        return calls.computeIfAbsent(workspace, _ -> new SlackCalls(System::nanoTime));
    }

    private BotToken token(String workspace) {
        var own = installed.get(workspace);
        if (own instanceof Known || configured.isEmpty()) {
            return own == null ? new Missing(SlackRefusal.NOT_INSTALLED) : own;
        }
        boolean fits = configuredFor.map(workspace::equals).orElse(own == null);
        if (fits) {
            return new Known(configured.get());
        }
        return own == null ? new Missing(SlackRefusal.NOT_INSTALLED) : own;
    }

    /// What is known from now on of those that let the bot in.
    public void installed(Map<String, BotToken> workspaces) {
        installed = Map.copyOf(workspaces);
    }

    /// Which workspace the configured token is of, once Slack has told.
    public Optional<String> configuredFor() {
        return configuredFor;
    }

    /// Asks Slack for that, where it is not known. Blocks.
    ///
    /// @return whether nothing is left to ask
    public boolean learnConfigured() {
        if (configured.isEmpty() || learned) {
            return true;
        }
        var slack = new SlackApi(http.methods(configured.get()), new SlackCalls(System::nanoTime));
        if (slack.workspace() instanceof SlackAnswer.Done<Optional<String>>(var workspace)) {
            configuredFor = workspace;
            learned = true;
        }
        return learned;
    }

    /// What only the user sees who did what the address came with; takes no token.
    public SlackAnswer<Void> respond(String responseUrl, String text) {
        try {
            var json = new JsonObject();
            json.addProperty("response_type", "ephemeral");
            json.addProperty("replace_original", false);
            json.addProperty("text", text);
            var answer = http.send(responseUrl, json.toString());
            return answer.getCode() == OK
                    ? new SlackAnswer.Done<>(null)
                    : new SlackAnswer.Refused<>(new SlackRefusal(String.valueOf(answer.getBody())));
        } catch (IOException | RuntimeException failure) {
            return new SlackAnswer.Unknown<>(failure.toString());
        }
    }
}
