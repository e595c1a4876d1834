package dev.rollcall.local.slack.workspace;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// A message in a channel. `ts` is its identity there; what only one person sees has `only_for`.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Message(
        String ts,
        String user,
        String text,
        String threadTs,
        JsonNode blocks,
        JsonNode metadata,
        Edited edited,
        String onlyFor,
        List<Reactions> reactions,
        List<SharedFile> files) {

    /// Slack stamps edits in whole seconds: two edits within one second carry the same `ts`.
    public record Edited(String user, String ts) {}

    public Message {
        text = text == null ? "" : text;
        reactions = reactions == null ? List.of() : List.copyOf(reactions);
        files = files == null ? List.of() : List.copyOf(files);
    }

    /// What `user` is about to post; the workspace gives it its `ts`.
    public static Message by(String user, String text) {
        return new Message(null, user, text, null, null, null, null, null, null, null);
    }

    public Message inThread(String threadTs) {
        return with(ts, threadTs, edited, onlyFor);
    }

    public Message onlyFor(String reader) {
        return with(ts, threadTs, edited, reader);
    }

    public Message edited(Edited edited) {
        return with(ts, threadTs, edited, onlyFor);
    }

    Message at(String ts) {
        return with(ts, threadTs, edited, onlyFor);
    }

    public Message saying(String text, JsonNode blocks) {
        return new Message(
                ts, user, text, threadTs, blocks, metadata, edited, onlyFor, reactions, files);
    }

    public Message carrying(JsonNode metadata) {
        return new Message(
                ts, user, text, threadTs, blocks, metadata, edited, onlyFor, reactions, files);
    }

    public Message sharing(List<SharedFile> files) {
        return new Message(
                ts, user, text, threadTs, blocks, metadata, edited, onlyFor, reactions, files);
    }

    Message reactedTo(List<Reactions> reactions) {
        return new Message(
                ts, user, text, threadTs, blocks, metadata, edited, onlyFor, reactions, files);
    }

    private Message with(String ts, String threadTs, Edited edited, String onlyFor) {
        return new Message(
                ts, user, text, threadTs, blocks, metadata, edited, onlyFor, reactions, files);
    }

    public boolean isFor(String reader) {
        return onlyFor == null || onlyFor.equals(reader);
    }

    public boolean repliesTo(String parent) {
        return parent.equals(threadTs) && !parent.equals(ts);
    }

    /// What is left of a deleted message that has replies: Slackbot says nothing else to all.
    boolean tombstone() {
        return Cast.SLACKBOT.equals(user) && onlyFor == null;
    }

    /// Whether it stands in the channel itself and not inside a thread.
    public boolean topLevel() {
        return threadTs == null || threadTs.equals(ts);
    }
}
