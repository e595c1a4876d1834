package dev.rollcall.local.slack;

import static dev.rollcall.local.slack.FakeBot.MODAL;
import static dev.rollcall.local.slack.FakeBot.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.views.payload.ViewClosedPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.model.event.AppHomeOpenedEvent;
import dev.rollcall.local.slack.delivery.Outcome.Failed;
import dev.rollcall.local.slack.delivery.Outcome.Invalid;
import dev.rollcall.local.slack.delivery.Outcome.Shown;
import dev.rollcall.local.slack.delivery.Outcome.Taken;
import dev.rollcall.local.slack.people.Person;
import dev.rollcall.local.slack.workspace.View;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModalsTest {
    static final String HOME =
            """
            {"type": "home", "blocks": [{"type": "actions", "elements": [
              {"type": "button", "action_id": "say", "text": {"type": "plain_text", "text": "Say"}}]}]}
            """;

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    final FakeBot bot = new FakeBot(new Settings().clock(now::get));
    final Person ada = bot.simulator.person("U0ADA");

    @AfterEach
    void stop() {
        bot.close();
    }

    @Test
    void a_trigger_opens_a_modal_and_what_is_filled_in_comes_when_it_is_sent() throws Exception {
        var opened = bot.open("U0ADA", MODAL);

        var outcome = ada.modal().fill("text", "On the import").fill("mood", "well").submit();

        assertThat(outcome).isEqualTo(new Taken());
        assertThat(ada.modals()).isEmpty();
        var payload = bot.payload(ViewSubmissionPayload.class);
        assertThat(payload.getView().getId()).isEqualTo(opened.getId());
        assertThat(payload.getView().getCallbackId()).isEqualTo("update");
        var values = payload.getView().getState().getValues();
        assertThat(values.get("said").get("text").getValue()).isEqualTo("On the import");
        var mood = values.get("mood").get("mood");
        assertThat(mood.getSelectedOption().getValue()).isEqualTo("well");
        assertThat(payload.getTriggerId()).isNotBlank();
    }

    @Test
    void slacks_client_sends_nothing_that_is_incomplete() throws Exception {
        bot.open("U0ADA", MODAL);

        assertThat(ada.modal().submit())
                .isEqualTo(new Invalid(Map.of("said", "Please complete this required field.")));
        assertThat(ada.modal().fill("text", "x".repeat(21)).submit()).isInstanceOf(Invalid.class);
        assertThat(bot.app.gotNothingElse()).isTrue();
    }

    @Test
    void the_app_may_find_errors_and_the_modal_stays() throws Exception {
        bot.open("U0ADA", MODAL);
        bot.app.answersJson("{\"response_action\":\"errors\",\"errors\":{\"said\":\"Too vague\"}}");
        bot.app.answersJson(
                "{\"response_action\":\"errors\",\"errors\":{\"other\":\"Too vague\"}}");

        var outcome = ada.modal().fill("text", "Things").submit();
        var ofNoField = ada.modal().fill("text", "Things").submit();

        assertThat(outcome).isEqualTo(new Invalid(Map.of("said", "Too vague")));
        assertThat(ofNoField).isInstanceOf(Failed.class);
        assertThat(ada.modals()).hasSize(1);
    }

    @Test
    void the_app_may_answer_with_another_view_push_one_or_clear_all() throws Exception {
        bot.open("U0ADA", MODAL);
        bot.app.answersJson(action("update", titled("Second")));
        bot.app.answersJson(action("push", titled("Third")));
        bot.app.answersJson(action("update", titled("A title that is too long for Slack")));
        bot.app.answersJson("{\"response_action\":\"clear\"}");

        assertThat(ada.modal().fill("text", "a").submit()).isInstanceOf(Shown.class);
        assertThat(ada.modals()).extracting(View::title).containsExactly("Second");
        assertThat(ada.modal().fill("text", "a").submit()).isInstanceOf(Shown.class);
        assertThat(ada.modals()).extracting(View::title).containsExactly("Second", "Third");
        assertThat(ada.modal().fill("text", "a").submit()).isInstanceOf(Failed.class);
        assertThat(ada.modal().fill("text", "a").submit()).isEqualTo(new Taken());
        assertThat(ada.modals()).isEmpty();
    }

    @Test
    void a_press_in_a_modal_can_update_and_push_it() throws Exception {
        var opened = bot.open("U0ADA", MODAL);
        ada.modal().fill("text", "half").press("add");

        var payload = bot.payload(BlockActionPayload.class);
        var hash = payload.getView().getHash();
        var id = payload.getView().getId();
        var said = payload.getView().getState().getValues().get("said").get("text");
        var trigger = payload.getTriggerId();
        var updated = bot.slack.viewsUpdate(r -> r.viewId(id).hash(hash).viewAsString(MODAL));
        var late = bot.slack.viewsUpdate(r -> r.viewId(id).hash(hash).viewAsString(MODAL));
        var pushed = bot.slack.viewsPush(r -> r.triggerId(trigger).viewAsString(titled("Second")));

        assertThat(payload.getContainer().getViewId()).isEqualTo(id).isEqualTo(opened.getId());
        assertThat(said.getValue()).isEqualTo("half");
        assertThat(updated.getView().getHash()).isNotEqualTo(hash);
        assertThat(late.getError()).isEqualTo("hash_conflict");
        assertThat(pushed.getView().getPreviousViewId()).isEqualTo(id);
        assertThat(pushed.getView().getRootViewId()).isEqualTo(id);
        assertThat(ada.modals()).hasSize(2);
    }

    @Test
    void a_trigger_is_good_for_three_seconds_and_once() throws Exception {
        var late = trigger();
        var used = trigger();

        var first = bot.slack.viewsOpen(r -> r.triggerId(used).viewAsString(MODAL));
        var again = bot.slack.viewsOpen(r -> r.triggerId(used).viewAsString(MODAL));
        now.updateAndGet(before -> before.plus(Duration.ofMillis(3_001)));
        var expired = bot.slack.viewsOpen(r -> r.triggerId(late).viewAsString(MODAL));
        var unknown = bot.slack.viewsOpen(r -> r.triggerId("1.2.3").viewAsString(MODAL));
        var fresh = trigger();
        var nothingBelow = bot.slack.viewsPush(r -> r.triggerId(fresh).viewAsString(MODAL));

        assertThat(first.isOk()).isTrue();
        assertThat(again.getError()).isEqualTo("exchanged_trigger_id");
        assertThat(expired.getError()).isEqualTo("expired_trigger_id");
        assertThat(unknown.getError()).isEqualTo("invalid_trigger_id");
        assertThat(nothingBelow.getError()).isEqualTo("invalid_trigger_id");
    }

    @Test
    void leaving_is_told_to_those_who_asked() throws Exception {
        bot.open("U0ADA", MODAL);
        ada.modal().fill("text", "half").close();

        var closed = bot.payload(ViewClosedPayload.class);
        assertThat(closed.isCleared()).isFalse();
        assertThat(closed.getView().getCallbackId()).isEqualTo("update");
        assertThat(ada.modals()).isEmpty();

        bot.open("U0ADA", MODAL.replace("\"notify_on_close\": true,", ""));
        ada.modal().closeAll();
        assertThat(bot.app.gotNothingElse()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "views.open | {'trigger_id':'1.2.3'} | invalid_arguments",
                "views.open | {'trigger_id':'1.2.3','view':{'type':'home','blocks':[]}} | invalid_arguments",
                "views.open | {'view':{'type':'modal'}} | invalid_arguments",
                "views.update | {'view_id':'V1','view':{}} | not_found",
                "views.update | {'view':{}} | invalid_arguments",
                "views.publish | {'user_id':'U0NOBODY','view':{}} | user_not_found",
                "views.publish | {'user_id':'U0ADA','view':{'type':'modal','blocks':[]}} | invalid_arguments",
                "views.publish | {'user_id':'U0ADA','view':{'type':'home','private_metadata':'LARGE','blocks':[]}} | view_too_large",
                "views.publish | {'user_id':'U0ADA','hash':'1.a','view':{'type':'home','blocks':[]}} | hash_conflict",
            })
    void refuses_as_slack_does(String method, String body, String error) throws Exception {
        var sent = body.replace('\'', '"').replace("LARGE", "x".repeat(250_001));
        var request = Http.request("POST", bot.simulator.apiUrl() + method, sent);
        request.header("Authorization", "Bearer xoxb-local-bot-token");
        request.header("Content-Type", "application/json; charset=utf-8");

        assertThat(Http.json(Http.send(request)).path("error").asText()).isEqualTo(error);
    }

    @Test
    void a_home_tab_is_published_opened_and_pressed() throws Exception {
        var published = bot.slack.viewsPublish(r -> r.userId("U0ADA").viewAsString(HOME));
        var home = ada.home().orElseThrow();
        var event = json(bot.app.next().body()).path("event");

        assertThat(home.press("say")).isEqualTo(new Taken());

        var opened = bot.slacksOwn.fromJson(event.toString(), AppHomeOpenedEvent.class);
        assertThat(opened.getTab()).isEqualTo("home");
        assertThat(opened.getUser()).isEqualTo("U0ADA");
        assertThat(opened.getChannel()).isEqualTo("D0ADA");
        assertThat(opened.getView().getId()).isEqualTo(published.getView().getId());
        var payload = bot.payload(BlockActionPayload.class);
        assertThat(payload.getView().getType()).isEqualTo("home");
        var trigger = payload.getTriggerId();
        var modal = bot.slack.viewsOpen(r -> r.triggerId(trigger).viewAsString(MODAL));
        assertThat(modal.isOk()).isTrue();
    }

    @Test
    void before_anything_is_published_the_event_has_no_view() throws Exception {
        assertThat(ada.home()).isEmpty();

        assertThat(json(bot.app.next().body()).path("event").has("view")).isFalse();
    }

    private String trigger() throws InterruptedException {
        assertThat(ada.shortcut("say")).isEqualTo(new Taken());
        return bot.payload().path("trigger_id").asText();
    }

    private static String titled(String title) {
        return MODAL.replace("Daily update", title);
    }

    private static String action(String action, String view) {
        return "{\"response_action\":\"%s\",\"view\":%s}".formatted(action, view);
    }
}
