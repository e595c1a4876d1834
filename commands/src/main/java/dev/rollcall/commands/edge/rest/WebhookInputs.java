package dev.rollcall.commands.edge.rest;

import dev.rollcall.commands.model.webhook.WebhookCommand.SetWebhook;
import dev.rollcall.commands.webhook.WebhookSecret;
import dev.rollcall.commands.webhook.WebhookUrl;
import dev.rollcall.commands.webhook.Webhooks;
import dev.rollcall.edge.problems.Fields;
import dev.rollcall.events.WebhookEvent.Kind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A webhook, as somebody wants it.
final class WebhookInputs {

    private WebhookInputs() {}

    @Schema(name = "SetWebhook")
    @RegisterForReflection
    record WebhookBody(
            @Schema(
                            required = true,
                            description =
                                    "https; neither this machine nor this network, unless the installation allows it",
                            examples = "https://hooks.example.com/rollcall")
                    String url,
            @Schema(description = "all teams if absent") String teamId,
            @Schema(
                            required = true,
                            description =
                                    "of what it is told: submitted, edited, retracted, blocked, missed",
                            examples = "[\"submitted\", \"missed\", \"blocked\"]")
                    List<String> kinds) {}

    @Schema(name = "WebhookSecret")
    @RegisterForReflection
    record SecretBody(
            @Schema(
                            description =
                                    "`whsec_` and 24 to 64 bytes in base64; one is made if absent",
                            examples = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                    String secret) {}

    /// Empty where a field is refused.
    static Optional<SetWebhook> webhook(Fields fields, WebhookBody body, boolean allowPrivate) {
        var url = url(fields, body.url(), allowPrivate);
        var team = fields.optional().uuid("team_id", body.teamId());
        var kinds = kinds(fields, body.kinds());
        return url == null || kinds.isEmpty()
                ? Optional.empty()
                : Optional.of(new SetWebhook(url, Optional.ofNullable(team), kinds));
    }

    private static String url(Fields fields, String value, boolean allowPrivate) {
        var text = fields.text("url", value);
        if (text == null) {
            return null;
        }
        var flaw = WebhookUrl.flaw(text, allowPrivate);
        flaw.ifPresent(reason -> fields.refuse("url", reason));
        return flaw.isEmpty() ? text : null;
    }

    private static Set<Kind> kinds(Fields fields, List<String> names) {
        var kinds = EnumSet.noneOf(Kind.class);
        if (names == null || names.isEmpty()) {
            fields.refuse("kinds", names == null ? "is missing" : "must be one at least");
            return kinds;
        }
        for (int n = 0; n < names.size(); n++) {
            var kind =
                    fields.parsed(
                            "kinds[" + n + "]",
                            names.get(n),
                            Webhooks::kind,
                            "must be one of submitted, edited, retracted, blocked, missed");
            if (kind != null) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    static Optional<WebhookSecret> secret(Fields fields, SecretBody body) {
        return Optional.ofNullable(
                fields.optional()
                        .parsed(
                                "secret",
                                body.secret(),
                                WebhookSecret::new,
                                "must be whsec_ and 24 to 64 bytes in base64"));
    }
}
