package dev.rollcall.local.slack.delivery;

import dev.rollcall.local.slack.delivery.Reaction.Answered;
import dev.rollcall.local.slack.delivery.Reaction.TimedOut;
import dev.rollcall.local.slack.delivery.Reaction.Unreachable;
import dev.rollcall.local.slack.manifest.Manifest;
import dev.rollcall.local.slack.workspace.Cast;
import dev.rollcall.local.slack.workspace.Channel;
import dev.rollcall.local.slack.workspace.Message;
import dev.rollcall.local.slack.workspace.User;
import dev.rollcall.local.slack.workspace.Workspace;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Slash commands: sent once, never again. When the app fails, the person reads Slack's own line
/// about it.
public final class SlashCommands {
    private static final Logger LOG = Logger.getLogger(SlashCommands.class);

    private final App app;
    private final Workspace workspace;
    private final ResponseUrls responseUrls;

    public SlashCommands(App app, Workspace workspace, ResponseUrls responseUrls) {
        this.app = app;
        this.workspace = workspace;
        this.responseUrls = responseUrls;
    }

    /// Blocks until the app has answered or Slack's patience is over.
    public SlashAnswer send(Channel channel, User user, Manifest.Command wanted, String text)
            throws InterruptedException {
        var command = wanted.name();
        var responseUrl = responseUrls.issue(channel.id(), user.id());
        var form = form(channel, user, command, text, responseUrl);
        return switch (app.post(Kind.COMMAND, wanted.path(), form, Map.of())) {
            case Answered answer when answer.ok() ->
                    reply(answer)
                            .map(reply -> show(channel, user, responseUrl, reply))
                            .orElseGet(
                                    () -> fail(channel, user, command, "invalid_command_response"));
            case Answered answer ->
                    fail(
                            channel,
                            user,
                            command,
                            answer.status() >= 500 ? "http_service_error" : "http_client_error");
            case TimedOut _ -> fail(channel, user, command, "operation_timeout");
            case Unreachable(var why) -> {
                LOG.warnf(
                        "%s could not be sent to the app (%s): is commands running?", command, why);
                yield fail(channel, user, command, "dispatch_failed");
            }
        };
    }

    private String form(
            Channel channel, User user, String command, String text, String responseUrl) {
        var cast = workspace.cast();
        var fields = new LinkedHashMap<String, String>();
        fields.put("token", "local");
        fields.put("team_id", cast.team());
        fields.put("team_domain", cast.domain());
        fields.put("channel_id", channel.id());
        fields.put("channel_name", channel.direct() ? "directmessage" : channel.name());
        fields.put("user_id", user.id());
        fields.put("user_name", user.name());
        fields.put("command", command);
        fields.put("text", text);
        fields.put("api_app_id", cast.bot().app());
        fields.put("is_enterprise_install", "false");
        fields.put("response_url", responseUrl);
        fields.put("trigger_id", workspace.triggers().issue(user.id()));
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static Optional<Reply> reply(Answered answer) {
        if (answer.contentType().startsWith(App.JSON)) {
            return Reply.ofJson(answer.body()).filter(reply -> !reply.refused());
        }
        return Optional.of(Reply.ofText(answer.body()));
    }

    private SlashAnswer show(Channel channel, User user, String responseUrl, Reply reply) {
        if (!reply.saysSomething()) {
            return new SlashAnswer(List.of(), Optional.empty());
        }
        var draft = reply.message(workspace.cast().bot(), user.id());
        var message = workspace.post(channel.id(), draft);
        responseUrls.showed(responseUrl, message);
        return new SlashAnswer(List.of(message), Optional.empty());
    }

    private SlashAnswer fail(Channel channel, User user, String command, String error) {
        var line = "%s failed with the error \"%s\"".formatted(command, error);
        var draft = Message.by(Cast.SLACKBOT, line).onlyFor(user.id());
        return new SlashAnswer(List.of(workspace.post(channel.id(), draft)), Optional.of(error));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
