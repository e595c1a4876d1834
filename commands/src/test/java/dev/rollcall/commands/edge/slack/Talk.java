package dev.rollcall.commands.edge.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.workspace.Message;
import java.time.Duration;
import java.util.List;

/// Somebody's direct messages with the bot, from now on.
final class Talk {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String BOT = "U0ROLLCALL";

    final String channel;

    private final SlackSimulator slack;
    private final String user;
    private final int before;

    Talk(SlackSimulator slack, String user) {
        this.slack = slack;
        this.user = user;
        this.channel = slack.directMessages(user);
        this.before = slack.messages(channel).size();
    }

    /// What the bot has said.
    List<Message> said() {
        var all = slack.messages(channel);
        return all.subList(before, all.size()).stream()
                .filter(message -> message.user().equals(BOT) && message.onlyFor() == null)
                .toList();
    }

    List<String> texts() {
        return said().stream().map(Message::text).toList();
    }

    /// Waits for so many messages of the bot's; the last of them says this.
    Message hears(int number, String words) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            assertThat(texts()).hasSize(number);
                            assertThat(said().getLast().blocks() + texts().getLast())
                                    .contains(words);
                        });
        return said().getLast();
    }

    String says(String text) {
        return slack.post(user, channel, text).ts();
    }

    void edits(String ts, String text) {
        slack.edit(user, channel, ts, text);
    }

    void deletes(String ts) {
        slack.delete(user, channel, ts);
    }

    void presses(Message message, String action) {
        slack.person(user).message(channel, message.ts()).press(action);
    }

    void chooses(Message message, String action, String value) {
        slack.person(user).message(channel, message.ts()).choose(action, value);
    }

    /// The message as it stands now.
    String standing(Message message) {
        return slack.messages(channel).stream()
                .filter(one -> one.ts().equals(message.ts()))
                .findFirst()
                .orElseThrow()
                .blocks()
                .toString();
    }
}
