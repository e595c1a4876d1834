package dev.rollcall.local.slack.workspace;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The state behind the simulator. Changes happen one at a time, and watchers see them in that
/// order.
public final class Workspace {
    private final Cast cast;
    private final Timestamps timestamps;
    private final Triggers triggers;
    private final Views views;
    private final InstalledApp app;
    private final Directory directory;
    private final Map<String, Conversation> conversations = new LinkedHashMap<>();
    private final List<Consumer<Change>> watchers = new CopyOnWriteArrayList<>();

    public Workspace(Cast cast, Snapshot before, int messagesKept, InstantSource clock) {
        this.cast = cast;
        this.timestamps = new Timestamps(clock, before.last());
        this.triggers = new Triggers(clock);
        this.views = new Views(clock, before.homes(), user -> tell(new Change.ViewsChanged(user)));
        this.app = new InstalledApp(before.tokens(), this::appMoved);
        this.directory = new Directory(cast, before);
        for (var channel : cast.channels()) {
            var known = before.channels().getOrDefault(channel.id(), atFirst(channel));
            var conversation = new Conversation(known, messagesKept);
            before.messages().getOrDefault(channel.id(), List.of()).forEach(conversation::put);
            conversations.put(channel.id(), conversation);
        }
    }

    /// Where the app never was, its bot is in no channel.
    private Channel atFirst(Channel channel) {
        return app.present() || channel.direct() ? channel : channel.leftBy(cast.bot().user());
    }

    public Cast cast() {
        return cast;
    }

    public Triggers triggers() {
        return triggers;
    }

    public Views views() {
        return views;
    }

    public InstalledApp app() {
        return app;
    }

    public void watch(Consumer<Change> watcher) {
        watchers.add(watcher);
    }

    public synchronized List<User> users() {
        return List.copyOf(directory.users().values());
    }

    public synchronized Optional<User> user(String id) {
        return Optional.ofNullable(directory.users().get(id));
    }

    public synchronized List<Cast.Group> groups() {
        return List.copyOf(directory.groups().values());
    }

    public synchronized List<Channel> channels() {
        return conversations.values().stream().map(conversation -> conversation.channel).toList();
    }

    public synchronized Optional<Channel> channel(String id) {
        return Optional.ofNullable(conversations.get(id)).map(known -> known.channel);
    }

    public Optional<Channel> directMessagesOf(String user) {
        return channels().stream().filter(one -> user.equals(one.withUser())).findFirst();
    }

    /// Everything that is shown in a channel, oldest first, with what only one person sees.
    public synchronized List<Message> messages(String channel) {
        var conversation = conversations.get(channel);
        return conversation == null ? List.of() : List.copyOf(conversation.messages());
    }

    public synchronized Optional<Message> message(String channel, String ts) {
        return Optional.ofNullable(conversations.get(channel)).map(known -> known.get(ts));
    }

    public synchronized Message post(String channel, Message draft) {
        var conversation = conversations.get(channel);
        var message = draft.at(timestamps.next());
        conversation.put(message);
        tell(new Change.Posted(conversation.channel, message));
        return message;
    }

    /// Changes what a message says and marks it as edited, as an author does.
    public Optional<Message> edit(String channel, String ts, UnaryOperator<Message> change) {
        return replace(
                channel,
                ts,
                before ->
                        change.apply(before)
                                .edited(new Message.Edited(before.user(), timestamps.ofAnEdit())));
    }

    /// Puts another message in the place of one, without the mark of an edit.
    public synchronized Optional<Message> replace(
            String channel, String ts, UnaryOperator<Message> change) {
        var conversation = conversations.get(channel);
        return message(channel, ts)
                .map(
                        before -> {
                            var after = change.apply(before);
                            conversation.put(after);
                            var at = timestamps.next();
                            tell(new Change.Edited(conversation.channel, before, after, at));
                            return after;
                        });
    }

    /// Takes a message away. Where a thread hangs on it, a tombstone stays, as in Slack.
    public synchronized void delete(String channel, String ts) {
        var conversation = conversations.get(channel);
        var message = conversation.get(ts);
        if (message == null) {
            return;
        }
        if (conversation.messages().stream().anyMatch(one -> one.repliesTo(ts))) {
            var tombstone =
                    Message.by(Cast.SLACKBOT, "This message was deleted.").at(ts).inThread(ts);
            replace(channel, ts, _ -> tombstone);
        } else {
            conversation.remove(ts);
            tell(new Change.Deleted(conversation.channel, message, timestamps.next()));
        }
    }

    public synchronized void join(String channel, String user) {
        var conversation = conversations.get(channel);
        if (!conversation.channel.has(user)) {
            conversation.channel = conversation.channel.joinedBy(user);
            tell(new Change.Joined(conversation.channel, user, timestamps.next()));
        }
    }

    public synchronized void leave(String channel, String user) {
        var conversation = conversations.get(channel);
        if (conversation.channel.has(user)) {
            var before = conversation.channel;
            conversation.channel = before.leftBy(user);
            tell(new Change.Left(before, user, timestamps.next()));
        }
    }

    /// Archives, renames, makes private, or the other way round.
    public synchronized void change(String channel, String by, UnaryOperator<Channel> change) {
        var conversation = conversations.get(channel);
        var before = conversation.channel;
        conversation.channel = change.apply(before);
        if (!conversation.channel.equals(before)) {
            var at = timestamps.next();
            tell(new Change.ChannelChanged(before, conversation.channel, by, at));
        }
    }

    public synchronized void change(String user, UnaryOperator<User> change) {
        directory
                .change(user, change)
                .ifPresent(after -> tell(new Change.UserChanged(after, timestamps.next())));
    }

    /// Somebody who was not there before.
    public synchronized void add(User user) {
        if (directory.add(user)) {
            tell(new Change.UserChanged(user, timestamps.next()));
        }
    }

    public synchronized void change(String group, List<String> members) {
        var before = directory.change(group, members);
        before.ifPresent(
                was -> {
                    var is = directory.groups().get(group);
                    tell(new Change.GroupChanged(was, is, timestamps.next()));
                });
    }

    /// False when the reaction was there already, or was not.
    public synchronized boolean react(
            String channel, String ts, String user, String name, boolean added) {
        var conversation = conversations.get(channel);
        var before = message(channel, ts).orElseThrow();
        var reactions =
                added
                        ? Reactions.with(before.reactions(), name, user)
                        : Reactions.without(before.reactions(), name, user);
        if (reactions.equals(before.reactions())) {
            return false;
        }
        var after = before.reactedTo(reactions);
        conversation.put(after);
        var at = timestamps.next();
        tell(new Change.Reacted(conversation.channel, after, user, name, added, at));
        return true;
    }

    /// A time stamp of its own for something that is no message.
    public synchronized String now() {
        return timestamps.next();
    }

    /// Somebody looks at the app's Home tab, or at its messages.
    public synchronized void openApp(String user, String tab) {
        var home = tab.equals("home") ? views.home(user) : Optional.<View>empty();
        var channel = directMessagesOf(user).orElseThrow();
        tell(new Change.AppOpened(channel, tab, home, timestamps.next()));
    }

    public synchronized Snapshot snapshot() {
        var channels = new LinkedHashMap<String, Channel>();
        var messages = new LinkedHashMap<String, List<Message>>();
        conversations.forEach(
                (id, conversation) -> {
                    channels.put(id, conversation.channel);
                    messages.put(id, List.copyOf(conversation.messages()));
                });
        return new Snapshot(
                channels,
                directory.users(),
                directory.groups(),
                messages,
                views.homes(),
                app.tokens(),
                !app.present());
    }

    private synchronized void appMoved() {
        if (!app.present()) {
            views.closeEverything();
        }
        tell(new Change.AppMoved(app.present()));
    }

    private void tell(Change change) {
        watchers.forEach(watcher -> watcher.accept(change));
    }
}
