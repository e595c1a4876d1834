package dev.rollcall.commands.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.model.Message;
import com.slack.api.model.ResponseMetadata;
import com.slack.api.model.User;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.util.http.SlackHttpClient;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Slack's Web API, as far as the bot uses it. Blocks: call it on a virtual thread.
@ApplicationScoped
public class SlackApi {

    private static final int PAGE = 200;

    private final SlackHttpClient http;
    private final MethodsClient methods;
    private final boolean usable;
    private final SlackCalls calls = new SlackCalls(System::nanoTime);

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
        methods = Slack.getInstance(settings, http).methods(config.botToken().orElse(""));
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
    ///
    /// @param thread the `ts` of the message that it stands under
    public SlackAnswer<String> post(
            String channel,
            SlackMessage message,
            Message.Metadata metadata,
            Optional<String> thread) {
        return calls.call(
                "chat.postMessage",
                () ->
                        methods.chatPostMessage(
                                posted ->
                                        posted.channel(channel)
                                                .text(message.text())
                                                .blocks(blocks(message))
                                                .threadTs(thread.orElse(null))
                                                .unfurlLinks(false)
                                                .unfurlMedia(false)
                                                .metadata(metadata)),
                posted -> posted.getTs());
    }

    public SlackAnswer<String> update(String channel, String ts, SlackMessage message) {
        return calls.call(
                "chat.update",
                () ->
                        methods.chatUpdate(
                                updated ->
                                        updated.channel(channel)
                                                .ts(ts)
                                                .text(message.text())
                                                .blocks(blocks(message))),
                updated -> updated.getTs());
    }

    /// Slack takes null for a message that has none, and an empty list for one that loses them.
    private static List<LayoutBlock> blocks(SlackMessage message) {
        return message.blocks().isEmpty() ? null : message.blocks();
    }

    /// What only one person sees; gone with their next visit.
    public SlackAnswer<String> whisper(String channel, String user, String text) {
        return calls.call(
                "chat.postEphemeral",
                () ->
                        methods.chatPostEphemeral(
                                message -> message.channel(channel).user(user).text(text)),
                whispered -> whispered.getMessageTs());
    }

    /// The channel of the bot's direct messages with somebody.
    public SlackAnswer<String> directMessages(String user) {
        return calls.call(
                "conversations.open",
                () -> methods.conversationsOpen(asked -> asked.users(List.of(user))),
                opened -> opened.getChannel().getId());
    }

    /// A user as Slack shows them.
    public SlackAnswer<User> user(String id) {
        return calls.call(
                "users.info",
                () -> methods.usersInfo(asked -> asked.user(id)),
                answer -> answer.getUser());
    }

    /// A page of messages.
    public record Page(List<Message> messages, Optional<String> next) {}

    /// A channel's messages since a moment, newest first, without what stands in threads.
    public SlackAnswer<Page> history(String channel, Instant since, Optional<String> cursor) {
        return calls.call(
                "conversations.history",
                () ->
                        methods.conversationsHistory(
                                asked ->
                                        asked.channel(channel)
                                                .oldest(ts(since))
                                                .includeAllMetadata(true)
                                                .limit(PAGE)
                                                .cursor(cursor.orElse(null))),
                answer -> page(answer.getMessages(), answer.getResponseMetadata()));
    }

    /// What stands under a message since a moment, and the message itself.
    public SlackAnswer<Page> replies(
            String channel, String thread, Instant since, Optional<String> cursor) {
        return calls.call(
                "conversations.replies",
                () ->
                        methods.conversationsReplies(
                                asked ->
                                        asked.channel(channel)
                                                .ts(thread)
                                                .oldest(ts(since))
                                                .includeAllMetadata(true)
                                                .limit(PAGE)
                                                .cursor(cursor.orElse(null))),
                answer -> page(answer.getMessages(), answer.getResponseMetadata()));
    }

    private static String ts(Instant moment) {
        return "%d.000000".formatted(moment.getEpochSecond());
    }

    private static Page page(List<Message> messages, ResponseMetadata metadata) {
        return new Page(
                List.copyOf(messages),
                Optional.ofNullable(metadata)
                        .map(ResponseMetadata::getNextCursor)
                        .filter(cursor -> !cursor.isEmpty()));
    }
}
