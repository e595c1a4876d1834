package dev.rollcall.local.slack.people;

import dev.rollcall.local.slack.delivery.SlashAnswer;
import dev.rollcall.local.slack.delivery.SlashCommands;
import dev.rollcall.local.slack.manifest.Manifest;
import dev.rollcall.local.slack.workspace.Cast;
import dev.rollcall.local.slack.workspace.Channel;
import dev.rollcall.local.slack.workspace.Message;
import dev.rollcall.local.slack.workspace.SharedFile;
import dev.rollcall.local.slack.workspace.User;
import dev.rollcall.local.slack.workspace.Workspace;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// What a person at their Slack can do: write, run a command, edit and delete what they wrote.
public final class Desk {
    private static final int LONGEST = 12_000;
    private static final Pattern EMOJI = Pattern.compile("[a-z0-9_+'-]{1,100}");

    private final Workspace workspace;
    private final Manifest manifest;
    private final SlashCommands commands;
    private final Typed typed;

    public Desk(Workspace workspace, Manifest manifest, SlashCommands commands) {
        this.manifest = manifest;
        this.workspace = workspace;
        this.commands = commands;
        this.typed = new Typed(workspace);
    }

    /// Blocks while a command is answered.
    public Written write(String user, String channel, String text, String threadTs)
            throws InterruptedException {
        var person = person(user);
        var place = place(channel, user);
        var wanted = checked(text);
        if (!wanted.startsWith("/")) {
            return new Written.Said(say(person, place, wanted, threadTs));
        }
        return new Written.Commanded(
                threadTs == null
                        ? command(person, place, wanted)
                        : notInThreads(person, place, wanted, threadTs));
    }

    public Message edit(String user, String channel, String ts, String text) {
        own(user, channel, ts);
        var encoded = typed.encode(checked(text));
        return workspace
                .edit(channel, ts, before -> before.saying(encoded, null))
                .orElseThrow(() -> new NotPossible("That message is gone"));
    }

    public void delete(String user, String channel, String ts) {
        own(user, channel, ts);
        workspace.delete(channel, ts);
    }

    /// A message with a file; the text may be empty.
    public Message share(String user, String channel, String text, String fileName) {
        var person = person(user);
        var place = open(place(channel, user));
        if (fileName == null || fileName.isBlank()) {
            throw new NotPossible("A file has a name");
        }
        var id = "F" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
        var type = fileName.endsWith(".png") ? "image/png" : "text/plain";
        var file = new SharedFile(id.toUpperCase(Locale.ROOT), fileName, type, 1_024);
        var draft = Message.by(person.id(), typed.encode(text == null ? "" : text));
        return workspace.post(place.id(), draft.sharing(List.of(file)));
    }

    /// Chooses an emoji below a message, or takes it back when it is there.
    public void react(String user, String channel, String ts, String emoji) {
        person(user);
        open(place(channel, user));
        if (emoji == null || !EMOJI.matcher(emoji).matches()) {
            throw new NotPossible("There is no emoji " + emoji);
        }
        if (workspace.message(channel, ts).filter(one -> one.onlyFor() == null).isEmpty()) {
            throw new NotPossible("That message is gone");
        }
        if (!workspace.react(channel, ts, user, emoji, true)) {
            workspace.react(channel, ts, user, emoji, false);
        }
    }

    private Message say(User person, Channel place, String text, String threadTs) {
        open(place);
        if (threadTs != null && workspace.message(place.id(), threadTs).isEmpty()) {
            throw new NotPossible("That thread is gone");
        }
        var draft = Message.by(person.id(), typed.encode(text)).inThread(threadTs);
        var message = workspace.post(place.id(), draft);
        var bot = workspace.cast().bot().user();
        if (!place.has(bot) && message.text().contains("<@" + bot + ">")) {
            whisper(
                    person,
                    place,
                    "You mentioned <@%s>, but they’re not in this channel. Write `/invite @Rollcall` to add them."
                            .formatted(bot));
        }
        return message;
    }

    private SlashAnswer command(User person, Channel place, String text)
            throws InterruptedException {
        var words = text.split("\\s+", 2);
        var rest = words.length > 1 ? words[1].strip() : "";
        var known = manifest.command(words[0]).filter(_ -> workspace.app().present());
        if (known.isPresent()) {
            var encoded = typed.encodeForCommand(rest, known.get().escapes());
            return commands.send(place, person, known.get(), encoded);
        }
        var line =
                words[0].equals("/invite")
                        ? invite(place, typed.encode(rest))
                        : "`%s` is not a valid command.".formatted(words[0]);
        return new SlashAnswer(List.of(whisper(person, place, line)), Optional.empty());
    }

    private SlashAnswer notInThreads(User person, Channel place, String text, String threadTs) {
        var line = "`%s` is not supported in threads. Sorry!".formatted(text.split("\\s", 2)[0]);
        var draft = Message.by(Cast.SLACKBOT, line).inThread(threadTs).onlyFor(person.id());
        return new SlashAnswer(List.of(workspace.post(place.id(), draft)), Optional.empty());
    }

    private String invite(Channel place, String whom) {
        var guest =
                workspace.users().stream()
                        .filter(user -> whom.equals("<@" + user.id() + ">"))
                        .findFirst();
        if (guest.isEmpty() || place.direct()) {
            return "Write `/invite @name` in a channel.";
        }
        if (guest.get().bot() && !workspace.app().present()) {
            return "%s is not installed in this workspace.".formatted(whom);
        }
        workspace.join(place.id(), guest.get().id());
        return "%s is in this channel now.".formatted(whom);
    }

    private Message whisper(User person, Channel place, String line) {
        return workspace.post(place.id(), Message.by(Cast.SLACKBOT, line).onlyFor(person.id()));
    }

    private User person(String id) {
        return workspace
                .user(id)
                .filter(user -> !user.bot() && !user.deactivated())
                .orElseThrow(() -> new NotPossible("There is no person " + id));
    }

    private Channel place(String id, String user) {
        return workspace
                .channel(id)
                .filter(channel -> channel.has(user))
                .orElseThrow(() -> new NotPossible("%s is not in %s".formatted(user, id)));
    }

    private Channel open(Channel place) {
        if (place.direct() && !(workspace.app().present() && manifest.tabs().writable())) {
            throw new NotPossible("Sending messages to this app has been turned off.");
        }
        if (place.archived()) {
            throw new NotPossible("#%s is archived".formatted(place.name()));
        }
        return place;
    }

    private void own(String user, String channel, String ts) {
        person(user);
        place(channel, user);
        if (workspace.message(channel, ts).filter(one -> one.user().equals(user)).isEmpty()) {
            throw new NotPossible("%s has no message %s there".formatted(user, ts));
        }
    }

    private static String checked(String text) {
        if (text == null || text.isBlank()) {
            throw new NotPossible("There is nothing to send");
        }
        if (text.length() > LONGEST) {
            throw new NotPossible("Slack takes %,d characters at most".formatted(LONGEST));
        }
        return text.strip();
    }
}
