package dev.rollcall.local.slack;

import static dev.rollcall.local.slack.workspace.SlackJson.MAPPER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.Gson;
import com.slack.api.SlackConfig;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.Event;
import com.slack.api.model.event.MemberJoinedChannelEvent;
import com.slack.api.model.event.MessageChangedEvent;
import com.slack.api.model.event.MessageDeletedEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.util.json.GsonFactory;
import dev.rollcall.local.slack.FakeApp.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventsTest {
    static final String PLATFORM = "C0PLATFORM";

    final FakeApp app = new FakeApp();
    final SlackSimulator simulator = SlackSimulator.start(new Settings().app(app.address()));
    final Gson slacksOwn = GsonFactory.createSnakeCase(strict());

    static SlackConfig strict() {
        var config = new SlackConfig();
        config.setFailOnUnknownProperties(true);
        config.setLibraryMaintainerMode(true);
        return config;
    }

    @AfterEach
    void stop() {
        simulator.close();
        app.close();
    }

    @Test
    void an_event_comes_in_slacks_envelope() throws Exception {
        simulator.post("U0ADA", PLATFORM, "hello");

        var request = app.next();

        assertThat(request.path()).isEqualTo("/slack/events");
        assertThat(request.header("Content-Type")).isEqualTo("application/json");
        assertThat(request.header("User-Agent")).startsWith("Slackbot 1.0");
        assertThat(request.headers()).doesNotContainKey("X-Slack-Retry-Num");
        var envelope = MAPPER.readTree(request.body());
        assertThat(envelope.path("type").asText()).isEqualTo("event_callback");
        assertThat(envelope.path("team_id").asText()).isEqualTo("T0LOCAL");
        assertThat(envelope.path("api_app_id").asText()).isEqualTo("A0ROLLCALL");
        assertThat(envelope.path("event_id").asText()).startsWith("Ev");
        assertThat(envelope.at("/authorizations/0/user_id").asText()).isEqualTo("U0ROLLCALL");
    }

    @Test
    void a_mention_in_a_channel_comes_as_mention_and_as_message() throws Exception {
        var posted = simulator.post("U0ADA", PLATFORM, "@Rollcall on the import");

        var events = byType(app.next(2));

        var mention = read(events.get("app_mention"), AppMentionEvent.class);
        var message = read(events.get("message"), MessageEvent.class);
        assertThat(mention.getText()).isEqualTo("<@U0ROLLCALL> on the import");
        assertThat(mention.getTs()).isEqualTo(posted.ts()).isEqualTo(message.getTs());
        assertThat(message.getChannel()).isEqualTo(PLATFORM);
        assertThat(message.getChannelType()).isEqualTo("channel");
        assertThat(message.getUser()).isEqualTo("U0ADA");
    }

    @Test
    void a_direct_message_is_a_message_only_even_with_a_mention() throws Exception {
        simulator.post("U0ADA", simulator.directMessages("U0ADA"), "@Rollcall on the import");

        var event = event(app.next());

        assertThat(read(event, MessageEvent.class).getChannelType()).isEqualTo("im");
        assertThat(app.gotNothingElse()).isTrue();
    }

    @Test
    void an_edit_tells_what_was_and_what_is() throws Exception {
        var ts = simulator.post("U0ADA", PLATFORM, "before").ts();
        app.next();

        simulator.edit("U0ADA", PLATFORM, ts, "after");

        var sent = event(app.next());
        var event = read(sent, MessageChangedEvent.class);
        assertThat(event.getMessage().getText()).isEqualTo("after");
        assertThat(event.getMessage().getTs()).isEqualTo(ts);
        assertThat(event.getMessage().getEdited().getTs()).endsWith(".000000");
        assertThat(sent.at("/previous_message/text").asText()).isEqualTo("before");
        assertThat(event.getTs()).isGreaterThan(ts);
    }

    @Test
    void an_edited_mention_is_told_as_a_mention_again() throws Exception {
        var ts = simulator.post("U0ADA", PLATFORM, "@Rollcall before").ts();
        app.next(2);

        simulator.edit("U0ADA", PLATFORM, ts, "@Rollcall after");

        var mention = read(byType(app.next(2)).get("app_mention"), AppMentionEvent.class);
        assertThat(mention.getTs()).isEqualTo(ts);
        assertThat(mention.getEdited()).isNotNull();
    }

    @Test
    void a_deletion_tells_which_message_is_gone() throws Exception {
        var ts = simulator.post("U0ADA", PLATFORM, "gone soon").ts();
        app.next();

        simulator.delete("U0ADA", PLATFORM, ts);

        var event = read(event(app.next()), MessageDeletedEvent.class);
        assertThat(event.getDeletedTs()).isEqualTo(ts);
        assertThat(event.getPreviousMessage().getText()).isEqualTo("gone soon");
    }

    @Test
    void a_message_with_a_thread_leaves_a_tombstone() throws Exception {
        var ts = simulator.post("U0ADA", PLATFORM, "parent").ts();
        simulator.reply("U0GRACE", PLATFORM, ts, "reply");
        app.next(2);

        simulator.delete("U0ADA", PLATFORM, ts);

        var event = event(app.next());
        assertThat(event.path("subtype").asText()).isEqualTo("message_changed");
        assertThat(event.at("/message/subtype").asText()).isEqualTo("tombstone");
        assertThat(event.at("/previous_message/text").asText()).isEqualTo("parent");
    }

    @Test
    void the_app_hears_of_its_own_messages_but_not_of_what_one_person_sees() throws Exception {
        api("chat.postEphemeral", "channel=C0PLATFORM&user=U0ADA&text=psst");
        api("chat.postMessage", "channel=C0PLATFORM&text=hello");

        // Slack sends app_id here; the SDK's MessageEvent has no such property.
        var event = event(app.next());
        assertThat(event.path("app_id").asText()).isEqualTo("A0ROLLCALL");
        assertThat(event.path("bot_id").asText()).isEqualTo("B0ROLLCALL");
        assertThat(event.path("text").asText()).isEqualTo("hello");
    }

    @Test
    void the_app_hears_of_a_channel_only_after_it_was_invited() throws Exception {
        simulator.post("U0ADA", "C0RANDOM", "@Rollcall are you there?");
        assertThat(simulator.messages("C0RANDOM").getLast().text()).contains("/invite @Rollcall");

        simulator.command("U0ADA", "C0RANDOM", "/invite @Rollcall");
        var joined = read(event(app.next()), MemberJoinedChannelEvent.class);
        simulator.post("U0ADA", "C0RANDOM", "and now?");

        assertThat(joined.getUser()).isEqualTo("U0ROLLCALL");
        assertThat(event(app.next()).path("text").asText()).isEqualTo("and now?");
    }

    @Test
    void an_address_is_verified_by_its_challenge() throws Exception {
        app.answersJson("{\"challenge\":\"something else\"}");

        assertThat(simulator.verifyAddress()).isFalse();
        assertThat(MAPPER.readTree(app.next().body()).path("type").asText())
                .isEqualTo("url_verification");
    }

    private void api(String method, String form) throws Exception {
        var type = "application/x-www-form-urlencoded";
        var token = "&token=xoxb-local-bot-token";
        var answer = Http.send("POST", simulator.apiUrl() + method, type, form + token);
        assertThat(Http.json(answer).path("ok").asBoolean()).isTrue();
    }

    private static JsonNode event(Request request) throws Exception {
        return MAPPER.readTree(request.body()).path("event");
    }

    private static Map<String, JsonNode> byType(List<Request> requests) throws Exception {
        var events = new HashMap<String, JsonNode>();
        for (var request : requests) {
            events.put(event(request).path("type").asText(), event(request));
        }
        return events;
    }

    private <T extends Event> T read(JsonNode event, Class<T> type) {
        return slacksOwn.fromJson(event.toString(), type);
    }
}
