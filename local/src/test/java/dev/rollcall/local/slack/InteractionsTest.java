package dev.rollcall.local.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.GlobalShortcutPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.model.view.ViewState;
import dev.rollcall.local.slack.delivery.Outcome.Failed;
import dev.rollcall.local.slack.delivery.Outcome.Taken;
import dev.rollcall.local.slack.people.NotPossible;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InteractionsTest {
    static final String PLATFORM = "C0PLATFORM";
    static final String BLOCKS =
            """
            [{"type": "section", "block_id": "asked", "text": {"type": "mrkdwn", "text": "How is it?"},
              "accessory": {"type": "button", "action_id": "skip", "value": "42",
                            "text": {"type": "plain_text", "text": "Skip"}}},
             {"type": "actions", "block_id": "choices", "elements": [
               {"type": "static_select", "action_id": "mood", "options": [
                 {"text": {"type": "plain_text", "text": "Well"}, "value": "well"},
                 {"text": {"type": "plain_text", "text": "So so"}, "value": "so-so"}]},
               {"type": "checkboxes", "action_id": "blocked", "options": [
                 {"text": {"type": "plain_text", "text": "Blocked"}, "value": "yes"}]},
               {"type": "datepicker", "action_id": "until", "initial_date": "2026-11-26"}]},
             {"type": "input", "block_id": "said", "dispatch_action": true,
              "label": {"type": "plain_text", "text": "What?"},
              "element": {"type": "plain_text_input", "action_id": "text"}},
             {"type": "input", "block_id": "note", "label": {"type": "plain_text", "text": "Note"},
              "element": {"type": "plain_text_input", "action_id": "note"}}]
            """;

    final FakeBot bot = new FakeBot(new Settings().patience(Duration.ofSeconds(3)));

    @AfterEach
    void stop() {
        bot.close();
    }

    @Test
    void a_button_in_a_message_tells_the_app_who_pressed_what_where() throws Exception {
        var ts = posted();

        var outcome = bot.simulator.person("U0ADA").message(PLATFORM, ts).press("skip");

        assertThat(outcome).isEqualTo(new Taken());
        var payload = bot.payload(BlockActionPayload.class);
        assertThat(payload.getUser().getId()).isEqualTo("U0ADA");
        assertThat(payload.getTeam().getId()).isEqualTo("T0LOCAL");
        assertThat(payload.getChannel().getId()).isEqualTo(PLATFORM);
        assertThat(payload.getContainer().getMessageTs()).isEqualTo(ts);
        assertThat(payload.getContainer().isEphemeral()).isFalse();
        assertThat(payload.getMessage().getTs()).isEqualTo(ts);
        assertThat(payload.getTriggerId()).isNotBlank();
        var action = payload.getActions().getFirst();
        assertThat(action.getBlockId()).isEqualTo("asked");
        assertThat(action.getActionId()).isEqualTo("skip");
        assertThat(action.getValue()).isEqualTo("42");
        assertThat(action.getActionTs()).isGreaterThan(ts);
    }

    @Test
    void every_choice_is_in_the_state_and_in_the_action() throws Exception {
        var message = bot.simulator.person("U0ADA").message(PLATFORM, posted());

        message.choose("mood", "so-so");
        message.choose("blocked", List.of("yes"));
        message.choose("until", "2026-11-30");
        message.choose("text", "On the import");

        var mood = bot.payload(BlockActionPayload.class).getActions().getFirst();
        var blocked = bot.payload(BlockActionPayload.class).getActions().getFirst();
        var until = bot.payload(BlockActionPayload.class).getActions().getFirst();
        var last = bot.payload(BlockActionPayload.class);
        assertThat(mood.getSelectedOption().getText().getText()).isEqualTo("So so");
        assertThat(blocked.getSelectedOptions()).hasSize(1);
        assertThat(until.getSelectedDate()).isEqualTo("2026-11-30");
        assertThat(last.getActions().getFirst().getValue()).isEqualTo("On the import");
        var choices = last.getState().getValues().get("choices");
        assertThat(choices.get("mood").getSelectedOption().getValue()).isEqualTo("so-so");
        assertThat(choices.get("blocked").getSelectedOptions())
                .extracting(ViewState.SelectedOption::getValue)
                .containsExactly("yes");
        assertThat(choices.get("until").getSelectedDate()).isEqualTo("2026-11-30");
        assertThat(last.getState().getValues().get("note").get("note").getValue()).isNull();
    }

    @Test
    void what_slacks_client_would_not_offer_is_not_possible() throws Exception {
        var message = bot.simulator.person("U0ADA").message(PLATFORM, posted());

        assertThatThrownBy(() -> message.press("dance")).isInstanceOf(NotPossible.class);
        assertThatThrownBy(() -> message.choose("mood", "great")).isInstanceOf(NotPossible.class);
        assertThatThrownBy(() -> message.choose("note", "x")).isInstanceOf(NotPossible.class);
        assertThat(bot.app.gotNothingElse()).isTrue();
    }

    @Test
    void the_message_can_be_replaced_at_its_response_url() throws Exception {
        var ts = posted();
        bot.simulator.person("U0ADA").message(PLATFORM, ts).press("skip");
        var url = bot.payload(BlockActionPayload.class).getResponseUrl();

        var json = "{\"replace_original\":true,\"text\":\"Skipped\"}";
        var answer = Http.send("POST", url, "application/json", json);
        var bad = "{\"blocks\":[{\"type\":\"nonsense\"}]}";
        var refused = Http.send("POST", url, "application/json", bad);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(url).contains("/actions/T0LOCAL/");
        assertThat(bot.simulator.messages(PLATFORM)).hasSize(1);
        assertThat(bot.simulator.messages(PLATFORM).getFirst().text()).isEqualTo("Skipped");
        assertThat(refused.body()).contains("invalid_blocks");
    }

    @Test
    void what_one_person_sees_is_pressed_without_being_repeated() throws Exception {
        var ts =
                bot.slack
                        .chatPostEphemeral(
                                r -> r.channel(PLATFORM).user("U0ADA").blocksAsString(BLOCKS))
                        .getMessageTs();

        bot.simulator.person("U0ADA").message(PLATFORM, ts).press("skip");

        var payload = bot.payload(BlockActionPayload.class);
        assertThat(payload.getContainer().isEphemeral()).isTrue();
        assertThat(payload.getMessage()).isNull();
        var grace = bot.simulator.person("U0GRACE").message(PLATFORM, ts);
        assertThatThrownBy(() -> grace.press("skip")).isInstanceOf(NotPossible.class);
    }

    @Test
    void an_app_that_fails_is_not_asked_again() throws Exception {
        var message = bot.simulator.person("U0ADA").message(PLATFORM, posted());
        bot.app.answers(500, "text/plain", "").neverAnswers();

        assertThat(message.press("skip")).isEqualTo(new Failed("http_service_error"));
        assertThat(message.press("skip")).isEqualTo(new Failed("operation_timeout"));
        assertThat(bot.app.next(2)).hasSize(2);
        assertThat(bot.app.gotNothingElse()).isTrue();
    }

    @Test
    void shortcuts_come_with_a_trigger_and_those_of_messages_with_the_message() throws Exception {
        var ada = bot.simulator.person("U0ADA");
        var ts = posted();

        assertThat(ada.shortcut("say")).isEqualTo(new Taken());
        assertThat(ada.shortcut(PLATFORM, ts, "make")).isEqualTo(new Taken());

        var global = bot.payload(GlobalShortcutPayload.class);
        assertThat(global.getCallbackId()).isEqualTo("say");
        assertThat(global.getTriggerId()).isNotBlank();
        var ofMessage = bot.payload(MessageShortcutPayload.class);
        assertThat(ofMessage.getCallbackId()).isEqualTo("make");
        assertThat(ofMessage.getMessage().getTs())
                .isEqualTo(ts)
                .isEqualTo(ofMessage.getMessageTs());
        assertThat(ofMessage.getResponseUrl()).isNotBlank();
    }

    private String posted() throws Exception {
        var posted = bot.slack.chatPostMessage(r -> r.channel(PLATFORM).blocksAsString(BLOCKS));
        assertThat(posted.isOk()).as(posted.toString()).isTrue();
        bot.app.next();
        return posted.getTs();
    }
}
