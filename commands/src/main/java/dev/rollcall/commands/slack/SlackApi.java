package dev.rollcall.commands.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.model.Message;
import com.slack.api.model.ResponseMetadata;
import com.slack.api.model.User;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Slack's Web API in one workspace, as far as the bot uses it. Blocks: call it on a virtual
/// thread.
public final class SlackApi {

    private static final int PAGE = 200;

    private final MethodsClient methods;
    private final SlackCalls calls;

    SlackApi(MethodsClient methods, SlackCalls calls) {
        this.methods = methods;
        this.calls = calls;
    }

    /// The one that the token is of; empty for the token of a whole organisation.
    SlackAnswer<Optional<String>> workspace() {
        return calls.call(
                "auth.test",
                () -> methods.authTest(asked -> asked),
                answer ->
                        Optional.ofNullable(answer.getTeamId())
                                .filter(_ -> !answer.isEnterpriseInstall()));
    }

    /// The user that the bot is there.
    public SlackAnswer<String> self() {
        return calls.call(
                "auth.test", () -> methods.authTest(asked -> asked), answer -> answer.getUserId());
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

    /// A message without metadata, which a user's id also names a place for.
    public SlackAnswer<String> say(String channel, String text) {
        return calls.call(
                "chat.postMessage",
                () -> methods.chatPostMessage(message -> message.channel(channel).text(text)),
                posted -> posted.getTs());
    }

    /// Opens a modal, within three seconds of what triggered it, and answers its id.
    public SlackAnswer<String> open(String triggerId, View view) {
        return calls.call(
                "views.open",
                () -> methods.viewsOpen(modal -> modal.triggerId(triggerId).view(view)),
                opened -> opened.getView().getId());
    }

    /// Changes a modal, unless it was changed since it had this hash, and answers its new one.
    public SlackAnswer<String> update(String viewId, String hash, View view) {
        return calls.call(
                "views.update",
                () -> methods.viewsUpdate(modal -> modal.viewId(viewId).hash(hash).view(view)),
                updated -> updated.getView().getHash());
    }

    /// What somebody's Home tab shows, unless it was changed since it had this hash; answers its
    /// new one.
    public SlackAnswer<String> publish(String user, Optional<String> hash, View view) {
        return calls.call(
                "views.publish",
                () ->
                        methods.viewsPublish(
                                home -> home.userId(user).hash(hash.orElse(null)).view(view)),
                published -> published.getView().getHash());
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

    /// A part of a list.
    public record Part<T>(List<T> items, Optional<String> next) {}

    /// The ids of who is in a channel, bots and people of other workspaces too.
    public SlackAnswer<Part<String>> membersOfChannel(String channel, Optional<String> cursor) {
        return calls.call(
                "conversations.members",
                () ->
                        methods.conversationsMembers(
                                asked ->
                                        asked.channel(channel)
                                                .limit(PAGE)
                                                .cursor(cursor.orElse(null))),
                answer ->
                        new Part<>(
                                List.copyOf(answer.getMembers()),
                                next(answer.getResponseMetadata())));
    }

    /// The ids of who is in a user group; Slack does not page them.
    public SlackAnswer<List<String>> membersOfGroup(String group) {
        return calls.call(
                "usergroups.users.list",
                () -> methods.usergroupsUsersList(asked -> asked.usergroup(group)),
                answer -> List.copyOf(answer.getUsers()));
    }

    /// Everybody in the workspace.
    public SlackAnswer<Part<User>> users(Optional<String> cursor) {
        return calls.call(
                "users.list",
                () -> methods.usersList(asked -> asked.limit(PAGE).cursor(cursor.orElse(null))),
                answer ->
                        new Part<>(
                                List.copyOf(answer.getMembers()),
                                next(answer.getResponseMetadata())));
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
        return new Page(List.copyOf(messages), next(metadata));
    }

    private static Optional<String> next(ResponseMetadata metadata) {
        return Optional.ofNullable(metadata)
                .map(ResponseMetadata::getNextCursor)
                .filter(cursor -> !cursor.isEmpty());
    }
}
