package dev.rollcall.commands.slack.tokens;

import dev.rollcall.commands.secrets.Opened;
import dev.rollcall.commands.secrets.Sealed;
import dev.rollcall.commands.secrets.SecretKeys;
import dev.rollcall.commands.secrets.SecretKeys.Kind;
import dev.rollcall.commands.slack.SlackAnswer.Busy;
import dev.rollcall.commands.slack.SlackAnswer.Done;
import dev.rollcall.commands.slack.SlackAnswer.NotSent;
import dev.rollcall.commands.slack.SlackAnswer.Refused;
import dev.rollcall.commands.slack.SlackAnswer.Unknown;
import dev.rollcall.commands.slack.SlackGrant;
import dev.rollcall.commands.slack.SlackInstallConfig;
import dev.rollcall.commands.slack.SlackOAuth;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/// Keeps tokens good: exchanges those that end soon for the next ones, one pod at a time, and
/// encrypts anew what is under an older key. Blocks.
@ApplicationScoped
class TokenUpkeep {

    private static final Logger LOG = Logger.getLogger(TokenUpkeep.class);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    /// Slack will not take that refresh token any more. Other refusals are of our settings.
    private static final Set<String> USED_UP =
            Set.of(
                    "invalid_refresh_token",
                    "invalid_grant",
                    "token_expired",
                    "token_revoked",
                    "account_inactive");

    private final TokenTable table;
    private final SecretKeys keys;
    private final SlackOAuth oauth;
    private final SlackInstallConfig config;
    private final MeterRegistry metrics;
    private final Clock clock;

    TokenUpkeep(
            TokenTable table,
            SecretKeys keys,
            SlackOAuth oauth,
            SlackInstallConfig config,
            MeterRegistry metrics,
            Clock clock) {
        this.table = table;
        this.keys = keys;
        this.oauth = oauth;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// Whether anything was exchanged.
    boolean refreshDue() {
        if (!keys.canSeal()) {
            return false;
        }
        boolean any = false;
        var due = claim();
        while (due.isPresent()) {
            any |= refresh(due.get());
            due = claim();
        }
        return any;
    }

    private Optional<StoredWorkspace> claim() {
        var endsBy = clock.instant().plus(config.refreshBefore());
        return await(table.claimRefresh(endsBy, config.refreshClaim(), keys.names()));
    }

    /// Where it fails, the claim runs out and some pod tries again.
    private boolean refresh(StoredWorkspace claimed) {
        var refresh = claimed.refresh().orElseThrow();
        return switch (keys.open(claimed.workspace(), Kind.REFRESH, refresh)) {
            case Opened.Text(var token) -> refresh(claimed, token);
            case Opened.Locked(var why) -> failed(claimed, "locked", why);
        };
    }

    private boolean refresh(StoredWorkspace claimed, String token) {
        return switch (oauth.refresh(token)) {
            case Done(var grant) -> store(claimed, grant);
            case Refused(var refusal) when USED_UP.contains(refusal.error()) ->
                    usedUp(claimed, refusal.error());
            case Refused(var refusal) -> failed(claimed, "refused", refusal.error());
            case Busy(var pause) -> failed(claimed, "busy", "rate limit, " + pause);
            case NotSent(var reason) -> failed(claimed, "failed", reason);
            case Unknown(var reason) -> failed(claimed, "unsure", reason);
        };
    }

    private boolean store(StoredWorkspace claimed, SlackGrant grant) {
        boolean stored = await(table.refreshed(claimed, grant.tokens(), clock.instant()));
        count(stored ? "refreshed" : "superseded");
        LOG.infof(
                stored
                        ? "Slack: the token of %s was exchanged for the next one"
                        : "Slack: %s was installed anew or left while its token was exchanged",
                claimed.workspace());
        return stored;
    }

    /// Perhaps another pod has its successor and is about to store it, so the workspace counts as
    /// left only once its last token has ended.
    private boolean usedUp(StoredWorkspace claimed, String error) {
        boolean left = await(table.refused(claimed, clock.instant()));
        failed(claimed, left ? "left" : "used_up", error);
        return left;
    }

    private boolean failed(StoredWorkspace claimed, String outcome, String why) {
        count(outcome);
        LOG.errorf(
                "Slack: the token of %s was not exchanged for the next one (%s); it ends at %s. If this goes on until then, have Rollcall installed there again (/slack/install)",
                claimed.workspace(), why, claimed.expires().map(Object::toString).orElse("?"));
        return false;
    }

    private void count(String outcome) {
        metrics.counter("rollcall_slack_token_refreshes", "outcome", outcome).increment();
    }

    /// What another pod has changed meanwhile stays.
    void encryptAnew(StoredWorkspace workspace) {
        var id = workspace.workspace();
        var bot = workspace.bot().flatMap(under -> anew(id, Kind.BOT, under));
        var refresh = workspace.refresh().flatMap(under -> anew(id, Kind.REFRESH, under));
        if (bot.isEmpty() || refresh.isPresent() != workspace.refresh().isPresent()) {
            return;
        }
        if (await(table.encryptedAnew(workspace, bot.get(), refresh))) {
            LOG.infof(
                    "Slack: the token of %s is under the key %s now, and was under %s",
                    id, bot.get().key(), workspace.bot().get().key());
        }
    }

    private Optional<Sealed> anew(String workspace, Kind kind, Sealed ciphertext) {
        return keys.open(workspace, kind, ciphertext) instanceof Opened.Text(var token)
                ? Optional.of(keys.seal(workspace, kind, token))
                : Optional.empty();
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(ANSWER);
    }
}
