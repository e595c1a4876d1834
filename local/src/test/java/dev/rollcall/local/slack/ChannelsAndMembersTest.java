package dev.rollcall.local.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.model.ConversationType;
import com.slack.api.model.User;
import com.slack.api.model.event.ChannelArchiveEvent;
import com.slack.api.model.event.ChannelLeftEvent;
import com.slack.api.model.event.ChannelRenameEvent;
import com.slack.api.model.event.Event;
import com.slack.api.model.event.MemberLeftChannelEvent;
import com.slack.api.model.event.MessageChannelArchiveEvent;
import com.slack.api.model.event.MessageChannelNameEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import com.slack.api.model.event.ReactionAddedEvent;
import com.slack.api.model.event.ReactionRemovedEvent;
import com.slack.api.model.event.SubteamMembersChangedEvent;
import com.slack.api.model.event.SubteamUpdatedEvent;
import com.slack.api.model.event.UserChangeEvent;
import dev.rollcall.local.slack.people.NotPossible;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChannelsAndMembersTest {
    static final String PLATFORM = "C0PLATFORM";

    final FakeBot bot = new FakeBot(new Settings());
    final SlackSimulator simulator = bot.simulator;

    @AfterEach
    void stop() {
        bot.close();
    }

    @Test
    void a_renamed_channel_is_told_twice_and_has_its_name_everywhere() throws Exception {
        simulator.admin().rename(PLATFORM, "platform-2");

        var events = events(2);
        var renamed = read(events.get("channel_rename"), ChannelRenameEvent.class);
        var said = read(events.get("message/channel_name"), MessageChannelNameEvent.class);
        assertThat(renamed.getChannel().getName()).isEqualTo("platform-2");
        assertThat(said.getOldName()).isEqualTo("platform");
        var info = bot.slack.conversationsInfo(r -> r.channel(PLATFORM));
        assertThat(info.getChannel().getName()).isEqualTo("platform-2");
    }

    @Test
    void an_archived_channel_takes_no_messages() throws Exception {
        simulator.admin().archived(PLATFORM, true);

        var events = events(2);
        assertThat(read(events.get("channel_archive"), ChannelArchiveEvent.class).getChannel())
                .isEqualTo(PLATFORM);
        var said = read(events.get("message/channel_archive"), MessageChannelArchiveEvent.class);
        assertThat(said.getUser()).isEqualTo("U0ADA");
        var posted = bot.slack.chatPostMessage(r -> r.channel(PLATFORM).text("hi"));
        assertThat(posted.getError()).isEqualTo("is_archived");
        assertThatThrownBy(() -> simulator.post("U0ADA", PLATFORM, "hi"))
                .isInstanceOf(NotPossible.class);
        var open = bot.slack.conversationsList(r -> r.excludeArchived(true));
        assertThat(open.getChannels()).extracting(c -> c.getId()).doesNotContain(PLATFORM);
    }

    @Test
    void a_private_channel_is_hidden_from_a_bot_that_is_not_in_it() throws Exception {
        simulator.admin().secret(PLATFORM, true);
        assertThat(event().path("subtype").asText()).isEqualTo("channel_convert_to_private");
        simulator.post("U0ADA", PLATFORM, "psst");
        assertThat(event().path("channel_type").asText()).isEqualTo("group");
        var types = List.of(ConversationType.PRIVATE_CHANNEL);
        var seen = bot.slack.conversationsList(r -> r.types(types));

        simulator.admin().remove(PLATFORM, "U0ROLLCALL");

        assertThat(seen.getChannels()).extracting(c -> c.getId()).containsExactly(PLATFORM);
        assertThat(events(2)).containsOnlyKeys("member_left_channel", "group_left");
        assertThat(bot.slack.conversationsInfo(r -> r.channel(PLATFORM)).getError())
                .isEqualTo("channel_not_found");
        assertThat(bot.slack.conversationsList(r -> r.types(types)).getChannels()).isEmpty();
    }

    @Test
    void a_bot_that_was_removed_is_told_and_hears_no_more() throws Exception {
        simulator.admin().remove(PLATFORM, "U0ROLLCALL");

        var events = events(2);
        var left = read(events.get("member_left_channel"), MemberLeftChannelEvent.class);
        assertThat(left.getUser()).isEqualTo("U0ROLLCALL");
        assertThat(read(events.get("channel_left"), ChannelLeftEvent.class).getChannel())
                .isEqualTo(PLATFORM);
        simulator.post("U0ADA", PLATFORM, "unheard");
        assertThat(bot.slack.chatPostMessage(r -> r.channel(PLATFORM).text("hi")).getError())
                .isEqualTo("not_in_channel");
        simulator.admin().invite(PLATFORM, "U0ROLLCALL");
        assertThat(event().path("type").asText()).isEqualTo("member_joined_channel");
    }

    @Test
    void who_is_deactivated_renamed_or_moved_is_told() throws Exception {
        simulator.admin().renameUser("U0GRACE", "Grace Hopper");
        simulator.admin().moveUser("U0GRACE", "Asia/Tokyo");
        simulator.admin().deactivated("U0GRACE", true);

        var last = bot.app.next(3).stream().map(ChannelsAndMembersTest::event).toList();
        assertThat(last).extracting(one -> one.path("type").asText()).containsOnly("user_change");
        var change = (ObjectNode) last.getFirst();
        change.remove("event_ts"); // Slack sends it; the SDK's class has no such property.
        assertThat(read(change, UserChangeEvent.class).getUser().getId()).isEqualTo("U0GRACE");
        var grace = bot.slack.usersInfo(r -> r.user("U0GRACE")).getUser();
        assertThat(grace.getRealName()).isEqualTo("Grace Hopper");
        assertThat(grace.getTz()).isEqualTo("Asia/Tokyo");
        assertThat(grace.getTzOffset()).isEqualTo(9 * 3600);
        assertThat(grace.isDeleted()).isTrue();
        assertThat(bot.slack.usersList(r -> r).getMembers()).filteredOn(User::isDeleted).hasSize(1);
        assertThatThrownBy(() -> simulator.post("U0GRACE", PLATFORM, "hi"))
                .isInstanceOf(NotPossible.class);
        assertThatThrownBy(() -> simulator.admin().moveUser("U0GRACE", "Mars"))
                .isInstanceOf(NotPossible.class);
    }

    @Test
    void reactions_are_told_and_stand_in_the_history() throws Exception {
        var ts = simulator.post("U0ADA", PLATFORM, "done").ts();
        bot.app.next();

        simulator.react("U0GRACE", PLATFORM, ts, "tada");
        var added = read(event(), ReactionAddedEvent.class);
        var again = bot.slack.reactionsAdd(r -> r.channel(PLATFORM).timestamp(ts).name("tada"));
        event();
        var twice = bot.slack.reactionsAdd(r -> r.channel(PLATFORM).timestamp(ts).name("tada"));
        var seen = bot.slack.conversationsHistory(r -> r.channel(PLATFORM)).getMessages();
        simulator.react("U0GRACE", PLATFORM, ts, "tada");
        var removed = read(event(), ReactionRemovedEvent.class);

        assertThat(added.getReaction()).isEqualTo("tada");
        assertThat(added.getItemUser()).isEqualTo("U0ADA");
        assertThat(added.getItem().getTs()).isEqualTo(ts);
        assertThat(again.isOk()).isTrue();
        assertThat(twice.getError()).isEqualTo("already_reacted");
        assertThat(seen.getFirst().getReactions().getFirst().getUsers())
                .containsExactly("U0GRACE", "U0ROLLCALL");
        assertThat(removed.getUser()).isEqualTo("U0GRACE");
    }

    @Test
    void a_file_comes_with_its_message() throws Exception {
        simulator.share("U0ADA", PLATFORM, "@Rollcall the plan", "plan.txt");

        var event = events(2).get("message/file_share");

        assertThat(event.path("text").asText()).isEqualTo("<@U0ROLLCALL> the plan");
        assertThat(event.at("/files/0/name").asText()).isEqualTo("plan.txt");
        // Slack sends more than the SDK's class of this event has.
        var lean = (ObjectNode) event.deepCopy();
        lean.remove(List.of("team", "client_msg_id"));
        assertThat(read(lean, MessageFileShareEvent.class).getFiles()).hasSize(1);
    }

    @Test
    void a_reply_knows_its_thread_and_the_thread_its_replies() throws Exception {
        var ts = simulator.post("U0ADA", PLATFORM, "parent").ts();
        var reply = bot.slack.chatPostMessage(r -> r.channel(PLATFORM).threadTs(ts).text("reply"));
        bot.app.next(2);

        var thread = bot.slack.conversationsReplies(r -> r.channel(PLATFORM).ts(ts)).getMessages();

        assertThat(thread).hasSize(2);
        assertThat(thread.getFirst().getReplyCount()).isEqualTo(1);
        assertThat(thread.getFirst().getLatestReply()).isEqualTo(reply.getTs());
        assertThat(thread.getLast().getThreadTs()).isEqualTo(ts);
    }

    @Test
    void groups_team_and_links_are_as_slack_gives_them() throws Exception {
        var ts = simulator.post("U0ADA", PLATFORM, "@platform-team look").ts();

        var groups = bot.slack.usergroupsList(r -> r.includeUsers(true)).getUsergroups();
        var users = bot.slack.usergroupsUsersList(r -> r.usergroup("S0PLATFORM")).getUsers();
        var unknown = bot.slack.usergroupsUsersList(r -> r.usergroup("S0NOBODY"));
        var team = bot.slack.teamInfo(r -> r).getTeam();
        var link = bot.slack.chatGetPermalink(r -> r.channel(PLATFORM).messageTs(ts));

        assertThat(event().path("text").asText()).isEqualTo("<!subteam^S0PLATFORM> look");
        assertThat(groups).extracting(g -> g.getHandle()).contains("platform-team");
        assertThat(users).containsExactly("U0ADA", "U0GRACE", "U0LINUS");
        assertThat(unknown.getError()).isEqualTo("no_such_subteam");
        assertThat(team.getId()).isEqualTo("T0LOCAL");
        assertThat(link.getPermalink())
                .isEqualTo(
                        "https://rollcall-local.slack.com/archives/C0PLATFORM/p"
                                + ts.replace(".", ""));
    }

    @Test
    void who_comes_into_a_user_group_is_told_twice() throws Exception {
        simulator.admin().group("S0PLATFORM", List.of("U0ADA", "U0RADIA"));

        var events = events(2);
        var members = read(events.get("subteam_members_changed"), SubteamMembersChangedEvent.class);
        var group = read(events.get("subteam_updated"), SubteamUpdatedEvent.class);
        assertThat(members.getSubteamId()).isEqualTo("S0PLATFORM");
        assertThat(members.getAddedUsers()).containsExactly("U0RADIA");
        assertThat(members.getRemovedUsers()).containsExactly("U0GRACE", "U0LINUS");
        assertThat(group.getSubteam().getUsers()).containsExactly("U0ADA", "U0RADIA");
        assertThat(bot.slack.usergroupsUsersList(r -> r.usergroup("S0PLATFORM")).getUsers())
                .containsExactly("U0ADA", "U0RADIA");
    }

    @Test
    void a_channels_members_come_page_by_page() throws Exception {
        var first = bot.slack.conversationsMembers(r -> r.channel(PLATFORM).limit(3));
        var cursor = first.getResponseMetadata().getNextCursor();
        var rest = bot.slack.conversationsMembers(r -> r.channel(PLATFORM).limit(3).cursor(cursor));

        assertThat(first.getMembers()).containsExactly("U0ADA", "U0GRACE", "U0LINUS");
        assertThat(rest.getMembers()).containsExactly("U0ROLLCALL");
        assertThat(rest.getResponseMetadata().getNextCursor()).isEmpty();
    }

    @Test
    void admins_guests_and_people_of_other_workspaces_are_shown_as_such() throws Exception {
        simulator.admin().admin("U0GRACE", true);
        simulator.admin().guest("U0LINUS", true);
        var bea = new dev.rollcall.local.slack.workspace.User("U9BEA", "bea", "Bea", "UTC", false);
        simulator.admin().share(PLATFORM, bea.of("T9OTHER"));

        assertThat(bot.slack.usersInfo(r -> r.user("U0GRACE")).getUser().isAdmin()).isTrue();
        assertThat(bot.slack.usersInfo(r -> r.user("U0LINUS")).getUser().isRestricted()).isTrue();
        assertThat(bot.slack.usersInfo(r -> r.user("U9BEA")).getUser().getTeamId())
                .isEqualTo("T9OTHER");
        assertThat(bot.slack.usersList(r -> r).getMembers())
                .noneMatch(user -> user.getId().equals("U9BEA"));
    }

    @Test
    void a_token_does_only_what_it_was_given() throws Exception {
        try (var narrow = new FakeBot(new Settings().scopes("chat:write", "commands"))) {
            var fine = narrow.slack.authTest(r -> r);
            var refused = narrow.slack.usersList(r -> r);

            assertThat(fine.getHttpResponseHeaders().get("x-oauth-scopes"))
                    .containsExactly("chat:write,commands");
            assertThat(refused.getError()).isEqualTo("missing_scope");
            assertThat(refused.getNeeded()).isEqualTo("users:read");
            assertThat(refused.getProvided()).isEqualTo("chat:write,commands");
        }
    }

    /// By type, and messages of a special kind by that.
    private Map<String, JsonNode> events(int count) throws Exception {
        var events = new HashMap<String, JsonNode>();
        for (var request : bot.app.next(count)) {
            var event = event(request);
            var type = event.path("type").asText();
            var own = type.equals("message") && event.has("subtype");
            events.put(own ? "message/" + event.path("subtype").asText() : type, event);
        }
        return events;
    }

    private JsonNode event() throws InterruptedException {
        return event(bot.app.next());
    }

    private static JsonNode event(FakeApp.Request request) {
        return FakeBot.json(request.body()).path("event");
    }

    private <T extends Event> T read(JsonNode event, Class<T> type) {
        return bot.slacksOwn.fromJson(event.toString(), type);
    }
}
