package dev.rollcall.local.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.model.ConversationType;
import com.slack.api.model.Message;
import com.slack.api.model.block.DividerBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import dev.rollcall.local.slack.webapi.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Slack's own client talks to the simulator, and fails on any property that it doesn't know.
class WebApiTest {
    static final String PLATFORM = "C0PLATFORM";

    final SlackSimulator simulator = SlackSimulator.start(new Settings().app("http://127.0.0.1:1"));
    final Slack sdk = Slack.getInstance(strict());
    final MethodsClient slack = sdk.methods("xoxb-local-bot-token");

    SlackConfig strict() {
        var config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(simulator.apiUrl());
        config.setFailOnUnknownProperties(true);
        config.setLibraryMaintainerMode(true);
        return config;
    }

    @AfterEach
    void stop() throws Exception {
        sdk.close();
        simulator.close();
    }

    @Test
    void a_posted_message_is_in_the_history_with_its_metadata() throws Exception {
        var metadata = Message.Metadata.builder().eventType("update_confirmed");
        var payload = Map.<String, Object>of("update_id", "42");

        var posted =
                slack.chatPostMessage(
                        r ->
                                r.channel(PLATFORM)
                                        .text("*Ada* is on the import")
                                        .metadata(metadata.eventPayload(payload).build()));

        assertThat(posted.isOk()).isTrue();
        assertThat(posted.getChannel()).isEqualTo(PLATFORM);
        assertThat(posted.getMessage().getBotId()).isEqualTo("B0ROLLCALL");
        var plain = slack.conversationsHistory(r -> r.channel(PLATFORM));
        assertThat(plain.getMessages()).extracting(Message::getTs).containsExactly(posted.getTs());
        assertThat(plain.getMessages().getFirst().getMetadata()).isNull();
        var full = slack.conversationsHistory(r -> r.channel(PLATFORM).includeAllMetadata(true));
        var found = full.getMessages().getFirst().getMetadata();
        assertThat(found.getEventType()).isEqualTo("update_confirmed");
        assertThat(found.getEventPayload()).containsEntry("update_id", "42");
    }

    @Test
    void blocks_come_back_as_they_were_sent() throws Exception {
        var section =
                SectionBlock.builder()
                        .text(MarkdownTextObject.builder().text("*Platform*").build())
                        .build();

        var posted =
                slack.chatPostMessage(
                        r -> r.channel(PLATFORM).blocks(List.of(section, new DividerBlock())));

        assertThat(posted.isOk()).isTrue();
        assertThat(posted.getMessage().getBlocks())
                .hasSize(2)
                .first()
                .isInstanceOfSatisfying(
                        SectionBlock.class,
                        block -> {
                            assertThat(block.getText()).isEqualTo(section.getText());
                            assertThat(block.getBlockId()).isNotEmpty();
                        });
    }

    @Test
    void an_update_marks_the_message_as_edited_and_a_deletion_takes_it_away() throws Exception {
        var ts = slack.chatPostMessage(r -> r.channel(PLATFORM).text("before")).getTs();

        var updated = slack.chatUpdate(r -> r.channel(PLATFORM).ts(ts).text("after"));

        assertThat(updated.isOk()).isTrue();
        assertThat(updated.getText()).isEqualTo("after");
        var seen = slack.conversationsHistory(r -> r.channel(PLATFORM)).getMessages().getFirst();
        assertThat(seen.getText()).isEqualTo("after");
        assertThat(seen.getEdited()).isNotNull();

        assertThat(slack.chatDelete(r -> r.channel(PLATFORM).ts(ts)).getTs()).isEqualTo(ts);
        assertThat(slack.conversationsHistory(r -> r.channel(PLATFORM)).getMessages()).isEmpty();
        assertThat(slack.chatUpdate(r -> r.channel(PLATFORM).ts(ts).text("x")).getError())
                .isEqualTo("message_not_found");
    }

    @Test
    void a_thread_is_read_as_replies_and_not_as_history() throws Exception {
        var parent = simulator.post("U0ADA", PLATFORM, "How is it going?").ts();
        slack.chatPostMessage(r -> r.channel(PLATFORM).threadTs(parent).text("first"));
        simulator.reply("U0GRACE", PLATFORM, parent, "second");

        var history = slack.conversationsHistory(r -> r.channel(PLATFORM)).getMessages();
        var replies = slack.conversationsReplies(r -> r.channel(PLATFORM).ts(parent)).getMessages();

        assertThat(history).hasSize(1);
        assertThat(history.getFirst().getReplyCount()).isEqualTo(2);
        assertThat(history.getFirst().getReplyUsers()).containsExactly("U0ROLLCALL", "U0GRACE");
        assertThat(replies)
                .extracting(Message::getText)
                .containsExactly("How is it going?", "first", "second");
    }

    @Test
    void pages_of_the_history_show_each_message_once_newest_first() throws Exception {
        for (var i = 0; i < 5; i++) {
            simulator.post("U0ADA", PLATFORM, "message " + i);
        }

        var texts = new ArrayList<String>();
        var cursor = new String[] {""};
        do {
            var page =
                    slack.conversationsHistory(r -> r.channel(PLATFORM).limit(2).cursor(cursor[0]));
            page.getMessages().forEach(message -> texts.add(message.getText()));
            cursor[0] = page.isHasMore() ? page.getResponseMetadata().getNextCursor() : null;
        } while (cursor[0] != null);

        assertThat(texts)
                .containsExactly("message 4", "message 3", "message 2", "message 1", "message 0");
    }

    @Test
    void oldest_and_latest_cut_the_history() throws Exception {
        var all = new ArrayList<String>();
        for (var i = 0; i < 3; i++) {
            all.add(simulator.post("U0ADA", PLATFORM, "message " + i).ts());
        }

        var between =
                slack.conversationsHistory(
                        r -> r.channel(PLATFORM).oldest(all.getFirst()).latest(all.getLast()));
        var withEdges =
                slack.conversationsHistory(
                        r ->
                                r.channel(PLATFORM)
                                        .oldest(all.getFirst())
                                        .latest(all.getLast())
                                        .inclusive(true));

        assertThat(between.getMessages()).extracting(Message::getTs).containsExactly(all.get(1));
        assertThat(withEdges.getMessages()).hasSize(3);
    }

    @Test
    void an_ephemeral_message_is_for_one_person_and_in_no_history() throws Exception {
        var answer = slack.chatPostEphemeral(r -> r.channel(PLATFORM).user("U0ADA").text("psst"));

        assertThat(answer.isOk()).isTrue();
        assertThat(simulator.messages(PLATFORM))
                .singleElement()
                .satisfies(message -> assertThat(message.onlyFor()).isEqualTo("U0ADA"))
                .satisfies(message -> assertThat(message.ts()).isEqualTo(answer.getMessageTs()));
        assertThat(slack.conversationsHistory(r -> r.channel(PLATFORM)).getMessages()).isEmpty();
    }

    @Test
    void people_have_names_and_time_zones() throws Exception {
        var grace = slack.usersInfo(r -> r.user("U0GRACE")).getUser();
        var all = slack.usersList(r -> r).getMembers();

        assertThat(grace.getRealName()).isEqualTo("Grace");
        assertThat(grace.getTz()).isEqualTo("America/New_York");
        assertThat(grace.getProfile().getDisplayName()).isEqualTo("Grace");
        assertThat(all).extracting("id").contains("U0ADA", "U0GRACE", "U0LINUS", "U0ROLLCALL");
        assertThat(slack.usersInfo(r -> r.user("U0NOBODY")).getError()).isEqualTo("user_not_found");
    }

    @Test
    void channels_are_listed_by_kind_and_know_their_members() throws Exception {
        var channels = slack.conversationsList(r -> r).getChannels();
        var direct = slack.conversationsList(r -> r.types(List.of(ConversationType.IM)));
        var members = slack.conversationsMembers(r -> r.channel(PLATFORM)).getMembers();
        var info = slack.conversationsInfo(r -> r.channel(PLATFORM)).getChannel();

        assertThat(channels).extracting("name").contains("general", "platform", "random");
        assertThat(direct.getChannels()).extracting("user").contains("U0ADA", "U0LINUS");
        assertThat(members).containsExactly("U0ADA", "U0GRACE", "U0LINUS", "U0ROLLCALL");
        assertThat(info.getName()).isEqualTo("platform");
        assertThat(info.isMember()).isTrue();
    }

    @Test
    void direct_messages_open_by_person() throws Exception {
        var opened = slack.conversationsOpen(r -> r.users(List.of("U0ADA")));

        assertThat(opened.getChannel().getId()).isEqualTo(simulator.directMessages("U0ADA"));
        assertThat(slack.chatPostMessage(r -> r.channel("U0ADA").text("hello")).getChannel())
                .isEqualTo(opened.getChannel().getId());
    }

    @Test
    void auth_test_says_who_we_are() throws Exception {
        var answer = slack.authTest(r -> r);

        assertThat(answer.getTeamId()).isEqualTo("T0LOCAL");
        assertThat(answer.getUserId()).isEqualTo("U0ROLLCALL");
        assertThat(answer.getBotId()).isEqualTo("B0ROLLCALL");
    }

    @Test
    void a_lost_answer_leaves_the_message_for_whoever_searches_for_it() throws Exception {
        simulator.failNext("chat.postMessage", new Fault.LoseAnswer());

        assertThatThrownBy(() -> slack.chatPostMessage(r -> r.channel(PLATFORM).text("posted")))
                .isInstanceOf(IOException.class);

        assertThat(slack.conversationsHistory(r -> r.channel(PLATFORM)).getMessages())
                .extracting(Message::getText)
                .containsExactly("posted");
        assertThat(simulator.calls("chat.postMessage")).isEqualTo(1);
    }
}
