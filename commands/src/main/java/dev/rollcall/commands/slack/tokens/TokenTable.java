package dev.rollcall.commands.slack.tokens;

import dev.rollcall.commands.secrets.Sealed;
import dev.rollcall.commands.secrets.SecretKeys;
import dev.rollcall.commands.slack.SlackGrant;
import dev.rollcall.events.SlackWorkspaceEvent.Reason;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The tokens of workspaces that let the bot in, as all pods see them: exchanged for the next ones
/// under a claim, encrypted anew, or ended.
@ApplicationScoped
class TokenTable {

    private static final String REFUSED =
            """
            update commands.slack_workspaces
            set bot_token = null, refresh_token = null, expires_at = null, refreshing_until = null,
                uninstalled_at = $3, uninstalled_because = $4,
                change = change + 1, revision = revision + 1
            where slack_workspace = $1
            and refresh_token = $2
            and expires_at <= $3
            """;

    private static final String ENCRYPTED_ANEW =
            """
            update commands.slack_workspaces
            set key_name = $3, bot_token = $4, refresh_token = $5, revision = revision + 1
            where slack_workspace = $1
            and revision = $2
            and (refreshing_until is null or refreshing_until <= now())
            """;

    private static final String CLAIM_REFRESH =
            """
            update commands.slack_workspaces workspace
            set refreshing_until = now() + make_interval(secs => $2)
            from (
                select due.slack_workspace
                from commands.slack_workspaces due
                where due.refresh_token is not null
                and due.expires_at <= $1
                and due.key_name = any($3)
                and (due.refreshing_until is null or due.refreshing_until <= now())
                order by due.expires_at
                limit 1
                for update skip locked) as claimed
            where workspace.slack_workspace = claimed.slack_workspace
            returning workspace.slack_workspace, slack_enterprise, name, scopes, key_name, bot_token,
                      refresh_token, expires_at, installed_by, uninstalled_because, change, revision
            """;

    /// A refresh token is exchanged once, so whoever had it exchanged has what is valid, however
    /// late.
    private static final String REFRESHED =
            """
            update commands.slack_workspaces
            set key_name = $3, bot_token = $4, refresh_token = $5, expires_at = $6,
                refreshing_until = null, revision = revision + 1
            where slack_workspace = $1
            and refresh_token = $2
            """;

    private final Pool pool;
    private final SecretKeys keys;

    TokenTable(Pool pool, SecretKeys keys) {
        this.pool = pool;
        this.keys = keys;
    }

    /// For want of a token: Slack does not take what the next one is had for, and the last one has
    /// ended.
    Uni<Boolean> refused(StoredWorkspace claimed, Instant now) {
        return changed(
                REFUSED,
                Tuple.of(
                        claimed.workspace(),
                        claimed.refresh().orElseThrow().bytes(),
                        now.atOffset(ZoneOffset.UTC),
                        StoredWorkspace.stored(Reason.REFRESH_REFUSED)));
    }

    Uni<Boolean> encryptedAnew(StoredWorkspace before, Sealed bot, Optional<Sealed> refresh) {
        return changed(
                ENCRYPTED_ANEW,
                Tuple.from(
                        Arrays.asList(
                                before.workspace(),
                                before.revision(),
                                bot.key(),
                                bot.bytes(),
                                refresh.map(Sealed::bytes).orElse(null))));
    }

    /// One whose token ends before a moment, and which no other pod is at.
    ///
    /// @param keys the names of those that can be read
    Uni<Optional<StoredWorkspace>> claimRefresh(Instant endsBy, Duration claim, List<String> keys) {
        return pool.preparedQuery(CLAIM_REFRESH)
                .execute(
                        Tuple.of(
                                endsBy.atOffset(ZoneOffset.UTC),
                                claim.toMillis() / 1_000.0,
                                keys.toArray(String[]::new)))
                .map(rows -> rows.stream().findFirst().map(StoredWorkspace::of));
    }

    Uni<Boolean> refreshed(StoredWorkspace claimed, SlackGrant.Tokens tokens, Instant at) {
        var next = SealedTokens.of(tokens, claimed.workspace(), at, keys);
        return changed(
                REFRESHED,
                Tuple.from(
                        Arrays.asList(
                                claimed.workspace(),
                                claimed.refresh().orElseThrow().bytes(),
                                next.bot().key(),
                                next.bot().bytes(),
                                next.refreshBytes(),
                                next.endsAt())));
    }

    private Uni<Boolean> changed(String sql, Tuple arguments) {
        return pool.preparedQuery(sql).execute(arguments).map(rows -> rows.rowCount() > 0);
    }
}
