package dev.rollcall.commands.edge.slack.payload;

import static dev.rollcall.commands.edge.slack.payload.Payloads.BOT;
import static dev.rollcall.commands.edge.slack.payload.Payloads.callback;
import static dev.rollcall.commands.edge.slack.payload.Payloads.changed;
import static dev.rollcall.commands.edge.slack.payload.Payloads.deleted;
import static dev.rollcall.commands.edge.slack.payload.Payloads.edited;
import static dev.rollcall.commands.edge.slack.payload.Payloads.mention;
import static dev.rollcall.commands.edge.slack.payload.Payloads.message;
import static dev.rollcall.commands.edge.slack.payload.Payloads.object;
import static dev.rollcall.commands.edge.slack.payload.Payloads.under;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Deleted;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Edited;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.HomeOpened;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Kind;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Other;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Said;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.model.team.SlackChannelRef;
import dev.rollcall.edge.problems.ProblemException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventPayloadTest {

    static final String TS = "1700000000.000100";
    static final String EDITED = "1700000005.000000";
    static final Spot IN_CHANNEL = new Spot(new SlackChannelRef("T1", "C1"), TS);
    static final Spot IN_DIRECT = new Spot(new SlackChannelRef("T1", "D1"), TS);

    @Test
    void a_mention_is_said_without_the_mention_as_either_event() {
        var text = "<@U0ROLLCALL> fixed <https://example.com/1>";

        assertThat(read(mention("C1", "U1", TS, text)))
                .isEqualTo(
                        new Said(IN_CHANNEL, "U1", "fixed <https://example.com/1>", Kind.MENTION));
        assertThat(read(message("C1", "U1", TS, text)))
                .isEqualTo(
                        new Said(
                                IN_CHANNEL,
                                "U1",
                                "fixed <https://example.com/1>",
                                Kind.MENTION_AS_MESSAGE));
    }

    @Test
    void a_mention_may_stand_anywhere_and_have_a_label() {
        assertThat(words("done, <@U0ROLLCALL|rollcall>: tests next")).isEqualTo("done, tests next");
        assertThat(words("<@U0ROLLCALL>")).isEmpty();
        assertThat(words("<@U0ROLLCALL> with <@U0OTHER>")).isEqualTo("with <@U0OTHER>");
    }

    @Test
    void what_is_no_text_says_nothing() {
        var sent = message("D1", "U1", TS, "the plan").put("text", false);

        assertThat(((Said) read(sent)).text()).isEmpty();
    }

    @Test
    void of_files_the_link_is_kept() {
        var sent = message("D1", "U1", TS, "the *plan*");
        sent.put("subtype", "file_share");
        sent.putArray("files")
                .add(
                        object().put("id", "F1")
                                .put("title", "Q3 <plan> | R&D\n")
                                .put(
                                        "permalink",
                                        "https://x.slack.com/files/U1/F1/plan.pdf?a=1&b=2"))
                .add(
                        object().put("id", "F2")
                                .put("name", "cat.png")
                                .put("permalink", "https://x.slack.com/F2"))
                .add(object().put("id", "F3").put("mode", "tombstone"))
                .add(
                        object().put("id", "F4")
                                .put("title", "evil")
                                .put("permalink", "javascript:alert(1)"));

        assertThat(((Said) read(sent)).text())
                .isEqualTo(
                        """
                        the *plan*
                        <https://x.slack.com/files/U1/F1/plan.pdf?a=1&amp;b=2|Q3 plan R&amp;D>
                        <https://x.slack.com/F2|cat.png>""");

        sent.put("text", "");
        assertThat(((Said) read(sent)).text()).startsWith("<https://x.slack.com/files/");
    }

    @Test
    void a_direct_message_is_said_as_it_is() {
        assertThat(read(message("D1", "U1", TS, "reviewing")))
                .isEqualTo(new Said(IN_DIRECT, "U1", "reviewing", Kind.DIRECT_MESSAGE));
    }

    @Test
    void a_reply_says_what_it_is_under_unless_that_is_somebody_elses() {
        var thread = "1690000000.000100";
        var reply = new Spot(IN_CHANNEL.channel(), TS, Optional.of(thread));

        assertThat(read(under(message("C1", "U1", TS, "good"), thread)))
                .isEqualTo(new Said(reply, "U1", "good", Kind.REPLY));
        assertThat(read(under(changed("C1", "U1", TS, "better", EDITED), thread)))
                .isEqualTo(new Edited(reply, "U1", "better", EDITED, Kind.REPLY));
        assertThat(read(under(deleted("C1", "U1", TS, "better"), thread)))
                .isEqualTo(new Deleted(reply, "U1", Kind.REPLY));
        assertThat(read(under(mention("C1", "U1", TS, "<@U0ROLLCALL> good"), thread)))
                .isEqualTo(new Said(reply, "U1", "good", Kind.MENTION));
        assertThat(
                        read(
                                under(message("C1", "U1", TS, "good"), thread)
                                        .put("parent_user_id", "U0OTHER")))
                .isEqualTo(new Other("message"));
    }

    @Test
    void other_messages_in_channels_are_not_ours() {
        assertThat(read(message("C1", "U1", TS, "lunch?"))).isEqualTo(new Other("message"));
        assertThat(read(message("C1", "U1", TS, "<@U0ROLLCALLX> hello")))
                .isEqualTo(new Other("message"));
    }

    @Test
    void bots_and_ourselves_are_not_listened_to() {
        assertThat(read(message("D1", "U1", TS, "hi").put("bot_id", "B1")))
                .isEqualTo(new Other("message"));
        assertThat(read(message("D1", BOT, TS, "hi"))).isEqualTo(new Other("message"));
        assertThat(read(mention("C1", "U1", TS, "<@U0ROLLCALL> hi").put("bot_id", "B1")))
                .isEqualTo(new Other("message"));
        assertThat(read(message("C1", "U1", TS, "").put("subtype", "channel_join")))
                .isEqualTo(new Other("message"));
    }

    @Test
    void an_edit_is_the_same_as_either_event() {
        assertThat(read(changed("C1", "U1", TS, "<@U0ROLLCALL> better", EDITED)))
                .isEqualTo(new Edited(IN_CHANNEL, "U1", "better", EDITED, Kind.MENTION_AS_MESSAGE));
        assertThat(read(edited(mention("C1", "U1", TS, "<@U0ROLLCALL> better"), "U1", EDITED)))
                .isEqualTo(new Edited(IN_CHANNEL, "U1", "better", EDITED, Kind.MENTION));
        assertThat(read(changed("C1", "U1", TS, "no mention any more", EDITED)))
                .isEqualTo(
                        new Edited(IN_CHANNEL, "U1", "no mention any more", EDITED, Kind.ORDINARY));
    }

    @Test
    void a_link_that_was_unfolded_is_no_edit() {
        var event = changed("D1", "U1", TS, "see <https://example.com>", EDITED);
        ((ObjectNode) event.get("message")).remove("edited");

        assertThat(read(event)).isEqualTo(new Other("message"));
    }

    @Test
    void a_deleted_message_and_a_tombstone_are_the_same() {
        var tombstone = changed("C1", "USLACKBOT", TS, "This message was deleted.", EDITED);
        ((ObjectNode) tombstone.get("message")).put("subtype", "tombstone");
        tombstone.set("previous_message", message("C1", "U1", TS, "<@U0ROLLCALL> done"));
        var gone = new Deleted(IN_CHANNEL, "U1", Kind.MENTION_AS_MESSAGE);

        assertThat(read(deleted("C1", "U1", TS, "<@U0ROLLCALL> done"))).isEqualTo(gone);
        assertThat(read(tombstone)).isEqualTo(gone);
    }

    @Test
    void the_workspace_is_the_one_whose_installation_sees_the_event() {
        var shared = callback("T0OTHER", message("D1", "U1", TS, "x"));
        shared.put("context_team_id", "T1");

        assertThat(EventPayload.read(shared))
                .isInstanceOfSatisfying(
                        Said.class, said -> assertThat(said.spot()).isEqualTo(IN_DIRECT));
    }

    @Test
    void only_the_home_tab_is_a_home() {
        var opened = object().put("type", "app_home_opened").put("user", "U1").put("tab", "home");

        assertThat(read(opened)).isEqualTo(new HomeOpened(new Member("T1", "U1")));
        assertThat(read(opened.put("tab", "messages"))).isEqualTo(new Other("app_home_opened"));
    }

    @Test
    void what_is_missing_or_no_id_is_named() {
        refused(message("D1", "U1", "yesterday", "x"), "ts");
        refused(message("D/1", "U1", TS, "x"), "event.channel");
        refused(message("D1", "", TS, "x"), "user");
        refused(object().put("type", 7), "event.type");
        assertThatThrownBy(() -> EventPayload.read(object())).hasMessageContaining("Invalid input");
    }

    private static void refused(ObjectNode event, String field) {
        assertThatThrownBy(() -> read(event))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> {
                            assertThat(problem.problem().status()).isEqualTo(400);
                            assertThat(problem.problem().errors())
                                    .extracting("field")
                                    .contains(field);
                        });
    }

    private static String words(String text) {
        return ((Said) read(mention("C1", "U1", TS, text))).text();
    }

    private static SlackEvent read(ObjectNode event) {
        return EventPayload.read(callback("T1", event));
    }
}
