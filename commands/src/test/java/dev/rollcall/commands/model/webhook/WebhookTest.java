package dev.rollcall.commands.model.webhook;

import static dev.rollcall.commands.model.Rejection.WEBHOOK_UNKNOWN;

import dev.rollcall.commands.model.DeciderSpec;
import dev.rollcall.commands.model.webhook.WebhookCommand.DisableWebhook;
import dev.rollcall.commands.model.webhook.WebhookCommand.RemoveWebhook;
import dev.rollcall.commands.model.webhook.WebhookCommand.ReplaceSecret;
import dev.rollcall.commands.model.webhook.WebhookCommand.SetWebhook;
import dev.rollcall.events.WebhookEvent;
import dev.rollcall.events.WebhookEvent.Kind;
import dev.rollcall.events.WebhookEvent.WebhookDisabled;
import dev.rollcall.events.WebhookEvent.WebhookRemoved;
import dev.rollcall.events.WebhookEvent.WebhookSecretReplaced;
import dev.rollcall.events.WebhookEvent.WebhookSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WebhookTest {

    static final UUID TEAM = new UUID(0, 1);
    static final String URL = "https://hooks.example.com/rollcall";
    static final WebhookEvent SET = new WebhookSet(URL, TEAM, List.of(Kind.SUBMITTED, Kind.MISSED));
    static final SetWebhook WANTED =
            new SetWebhook(URL, Optional.of(TEAM), Set.of(Kind.MISSED, Kind.SUBMITTED));
    static final WebhookEvent GONE = new WebhookDisabled("410 Gone");

    final DeciderSpec<Webhook, WebhookCommand, WebhookEvent> webhook =
            new DeciderSpec<>(Webhook.decider());

    @Test
    void it_is_set_once_and_set_otherwise() {
        webhook.given().when(WANTED).then(SET);
        webhook.given(SET).when(WANTED).thenNothing();
        webhook.given(SET)
                .when(new SetWebhook(URL, Optional.empty(), Set.of(Kind.MISSED)))
                .then(new WebhookSet(URL, null, List.of(Kind.MISSED)));
    }

    @Test
    void one_that_is_disabled_is_told_again_once_it_is_set_again() {
        webhook.given(SET).when(new DisableWebhook("410 Gone")).then(GONE);
        webhook.given(SET, GONE).when(new DisableWebhook("410 Gone")).thenNothing();
        webhook.given(SET, GONE).when(WANTED).then(SET);
        webhook.given(SET, GONE, SET).when(WANTED).thenNothing();
    }

    @Test
    void its_secret_is_replaced_as_long_as_it_is_there() {
        webhook.given(SET).when(new ReplaceSecret()).then(new WebhookSecretReplaced());
        webhook.given().when(new ReplaceSecret()).thenRejected(WEBHOOK_UNKNOWN);
        webhook.given(SET, new WebhookRemoved())
                .when(new ReplaceSecret())
                .thenRejected(WEBHOOK_UNKNOWN);
    }

    @Test
    void removing_it_twice_changes_nothing_and_it_may_be_set_again() {
        webhook.given(SET).when(new RemoveWebhook()).then(new WebhookRemoved());
        webhook.given(SET, new WebhookRemoved()).when(new RemoveWebhook()).thenNothing();
        webhook.given(SET, new WebhookRemoved()).when(new DisableWebhook("late")).thenNothing();
        webhook.given(SET, new WebhookRemoved()).when(WANTED).then(SET);
    }
}
