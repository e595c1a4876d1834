package dev.rollcall.commands.slack;

import com.google.gson.JsonObject;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.model.Message;
import com.slack.api.model.ResponseMetadata;
import com.slack.api.model.User;
import com.slack.api.model.view.View;
import com.slack.api.util.http.SlackHttpClient;
import dev.rollcall.commands.slack.SlackAnswer.Busy;
import dev.rollcall.commands.slack.SlackAnswer.Done;
import dev.rollcall.commands.slack.SlackAnswer.NotSent;
import dev.rollcall.commands.slack.SlackAnswer.Refused;
import dev.rollcall.commands.slack.SlackAnswer.Unknown;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Slack's Web API, as far as the bot uses it. Blocks: call it on a virtual thread.
@ApplicationScoped
public class SlackApi {

    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Duration USUAL_WAIT = Duration.ofSeconds(30);
    private static final int PAGE = 200;

    private final SlackHttpClient http;
    private final Slack slack;
    private final MethodsClient methods;
    private final boolean usable;

    SlackApi(SlackApiConfig config) {
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
        methods = slack.methods(config.botToken().orElse(""));
        usable = config.botToken().filter(token -> !token.isBlank()).isPresent();
    }

    void stop(@Observes ShutdownEvent stopping) throws Exception {
        http.close();
    }

    /// Whether there is a bot token.
    public boolean usable() {
        return usable;
    }

    /// Posts a message with metadata that only apps see, and answers its `ts`.
    public SlackAnswer<String> post(String channel, String text, Message.Metadata metadata) {
        return call(
                () ->
                        methods.chatPostMessage(
                                message ->
                                        message.channel(channel)
                                                .text(text)
                                                .unfurlLinks(false)
                                                .unfurlMedia(false)
                                                .metadata(metadata)),
                posted -> posted.getTs());
    }

    public SlackAnswer<String> update(String channel, String ts, String text) {
        return call(
                () -> methods.chatUpdate(message -> message.channel(channel).ts(ts).text(text)),
                updated -> updated.getTs());
    }

    /// What only one person sees; gone with their next visit.
    public SlackAnswer<String> whisper(String channel, String user, String text) {
        return call(
                () ->
                        methods.chatPostEphemeral(
                                message -> message.channel(channel).user(user).text(text)),
                whispered -> whispered.getMessageTs());
    }

    /// A message without metadata, which a user's id also names a place for.
    public SlackAnswer<String> say(String channel, String text) {
        return call(
                () -> methods.chatPostMessage(message -> message.channel(channel).text(text)),
                posted -> posted.getTs());
    }

    /// Opens a modal, within three seconds of what triggered it, and answers its id.
    public SlackAnswer<String> open(String triggerId, View view) {
        return call(
                () -> methods.viewsOpen(modal -> modal.triggerId(triggerId).view(view)),
                opened -> opened.getView().getId());
    }

    /// What only the user sees who did what the address came with.
    public SlackAnswer<Void> respond(String responseUrl, String text) {
        try {
            var json = new JsonObject();
            json.addProperty("response_type", "ephemeral");
            json.addProperty("replace_original", false);
            json.addProperty("text", text);
            var answer = slack.send(responseUrl, json.toString());
            return answer.getCode() == OK
                    ? new Done<>(null)
                    : new Refused<>(new SlackRefusal(String.valueOf(answer.getBody())));
        } catch (IOException | RuntimeException failure) {
            return new Unknown<>(failure.toString());
        }
    }

    /// A user as Slack shows them.
    public SlackAnswer<User> user(String id) {
        return call(() -> methods.usersInfo(asked -> asked.user(id)), answer -> answer.getUser());
    }

    /// A page of a channel's messages since a moment, newest first.
    public record Page(List<Message> messages, Optional<String> next) {}

    public SlackAnswer<Page> history(String channel, Instant since, Optional<String> cursor) {
        return call(
                () ->
                        methods.conversationsHistory(
                                asked ->
                                        asked.channel(channel)
                                                .oldest(
                                                        "%d.000000"
                                                                .formatted(since.getEpochSecond()))
                                                .includeAllMetadata(true)
                                                .limit(PAGE)
                                                .cursor(cursor.orElse(null))),
                answer ->
                        new Page(
                                List.copyOf(answer.getMessages()),
                                next(answer.getResponseMetadata())));
    }

    private static Optional<String> next(ResponseMetadata metadata) {
        return Optional.ofNullable(metadata)
                .map(ResponseMetadata::getNextCursor)
                .filter(cursor -> !cursor.isEmpty());
    }

    @FunctionalInterface
    private interface Call<R> {
        R send() throws IOException, SlackApiException;
    }

    private static <R extends SlackApiTextResponse, T> SlackAnswer<T> call(
            Call<R> call, Function<R, T> value) {
        try {
            var answer = call.send();
            return answer.isOk()
                    ? new Done<>(value.apply(answer))
                    : new Refused<>(new SlackRefusal(String.valueOf(answer.getError())));
        } catch (SlackApiException failure) {
            return failed(failure);
        } catch (ConnectException | UnknownHostException failure) {
            return new NotSent<>(failure.toString());
        } catch (IOException | RuntimeException failure) {
            return new Unknown<>(failure.toString());
        }
    }

    private static <T> SlackAnswer<T> failed(SlackApiException failure) {
        var response = failure.getResponse();
        if (response.code() == TOO_MANY_REQUESTS) {
            return new Busy<>(wait(response.header("Retry-After")));
        }
        var error = failure.getError() == null ? null : failure.getError().getError();
        return error == null
                ? new Unknown<>("HTTP status " + response.code())
                : new Refused<>(new SlackRefusal(error));
    }

    private static Duration wait(String retryAfter) {
        try {
            return Duration.ofSeconds(Long.parseLong(retryAfter));
        } catch (NumberFormatException _) {
            return USUAL_WAIT;
        }
    }
}
