package dev.rollcall.commands.slack.tokens;

import dev.rollcall.commands.slack.SlackGrant;
import dev.rollcall.commands.slack.tokens.TokenKeys.Kind;
import dev.rollcall.commands.slack.tokens.TokenKeys.Sealed;
import dev.rollcall.events.SlackWorkspaceEvent.Reason;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The workspaces that let the bot in, as all pods see them: `commands.slack_workspaces`. Tokens
/// come and go encrypted.
@ApplicationScoped
class WorkspaceTable {

    private static final String REVISIONS =
            """
            select slack_workspace, revision
            from commands.slack_workspaces
            """;

    private static final String READ =
            """
            select %s
            from commands.slack_workspaces
            where slack_workspace = any($1)
            """
                    .formatted(StoredWorkspace.COLUMNS);

    private static final String INSTALL =
            """
            insert into commands.slack_workspaces (
                slack_workspace, slack_enterprise, name, scopes, key_name, bot_token, refresh_token,
                expires_at, installed_at, installed_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            on conflict (slack_workspace) do update
            set slack_enterprise = excluded.slack_enterprise, name = excluded.name,
                scopes = excluded.scopes, key_name = excluded.key_name,
                bot_token = excluded.bot_token, refresh_token = excluded.refresh_token,
                expires_at = excluded.expires_at, refreshing_until = null,
                installed_at = excluded.installed_at, installed_by = excluded.installed_by,
                uninstalled_at = null, uninstalled_because = null,
                change = slack_workspaces.change + 1, revision = slack_workspaces.revision + 1
            """;

    /// What Slack tells in seconds counts from their beginning, so what comes late is not taken
    /// for the end of an install after it.
    private static final String UNINSTALL =
            """
            update commands.slack_workspaces
            set bot_token = null, refresh_token = null, expires_at = null, refreshing_until = null,
                uninstalled_at = $3, uninstalled_because = $2,
                change = change + 1, revision = revision + 1
            where slack_workspace = $1
            and uninstalled_at is null
            and date_trunc('second', installed_at) <= $3
            """;

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

    private static final String UNRECORDED =
            """
            select %s
            from commands.slack_workspaces
            where recorded < change
            """
                    .formatted(StoredWorkspace.COLUMNS);

    private static final String RECORDED =
            """
            update commands.slack_workspaces
            set recorded = $2
            where slack_workspace = $1
            and recorded < $2
            """;

    private final Pool pool;
    private final TokenKeys keys;

    WorkspaceTable(Pool pool, TokenKeys keys) {
        this.pool = pool;
        this.keys = keys;
    }

    Uni<Map<String, Long>> revisions() {
        return pool.preparedQuery(REVISIONS)
                .execute()
                .map(
                        rows -> {
                            var revisions = new HashMap<String, Long>();
                            for (var row : rows) {
                                revisions.put(row.getString(0), row.getLong(1));
                            }
                            return revisions;
                        });
    }

    Uni<List<StoredWorkspace>> read(Collection<String> workspaces) {
        return pool.preparedQuery(READ)
                .execute(Tuple.of(workspaces.toArray(String[]::new)))
                .map(WorkspaceTable::workspaces);
    }

    Uni<Void> install(SlackGrant grant, Instant at) {
        var team = grant.workspace().orElseThrow();
        var tokens = grant.tokens();
        var bot = keys.seal(team.id(), Kind.BOT, tokens.bot());
        return pool.preparedQuery(INSTALL)
                .execute(
                        Tuple.from(
                                Arrays.asList(
                                        team.id(),
                                        grant.enterprise().orElse(null),
                                        team.name(),
                                        String.join(",", grant.scopes()),
                                        bot.key(),
                                        buffer(bot),
                                        refresh(team.id(), tokens),
                                        ends(tokens, at),
                                        utc(at),
                                        grant.by())))
                .replaceWithVoid();
    }

    /// Whether it was installed until then.
    Uni<Boolean> uninstall(String workspace, Reason reason, Instant at) {
        return changed(UNINSTALL, Tuple.of(workspace, StoredWorkspace.stored(reason), utc(at)));
    }

    /// For want of a token: Slack does not take what the next one is had for, and the last one has
    /// ended.
    Uni<Boolean> refused(StoredWorkspace claimed, Instant now) {
        return changed(
                REFUSED,
                Tuple.of(
                        claimed.workspace(),
                        buffer(claimed.refresh().orElseThrow()),
                        utc(now),
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
                                buffer(bot),
                                refresh.map(WorkspaceTable::buffer).orElse(null))));
    }

    /// One whose token ends before a moment, and which no other pod is at.
    ///
    /// @param keys the names of those that can be read
    Uni<Optional<StoredWorkspace>> claimRefresh(Instant endsBy, Duration claim, List<String> keys) {
        return pool.preparedQuery(CLAIM_REFRESH)
                .execute(
                        Tuple.of(
                                utc(endsBy),
                                claim.toMillis() / 1_000.0,
                                keys.toArray(String[]::new)))
                .map(rows -> workspaces(rows).stream().findFirst());
    }

    Uni<Boolean> refreshed(StoredWorkspace claimed, SlackGrant.Tokens tokens, Instant at) {
        var bot = keys.seal(claimed.workspace(), Kind.BOT, tokens.bot());
        return changed(
                REFRESHED,
                Tuple.from(
                        Arrays.asList(
                                claimed.workspace(),
                                buffer(claimed.refresh().orElseThrow()),
                                bot.key(),
                                buffer(bot),
                                refresh(claimed.workspace(), tokens),
                                ends(tokens, at))));
    }

    Uni<List<StoredWorkspace>> unrecorded() {
        return pool.preparedQuery(UNRECORDED).execute().map(WorkspaceTable::workspaces);
    }

    Uni<Void> recorded(StoredWorkspace workspace) {
        return changed(RECORDED, Tuple.of(workspace.workspace(), workspace.change()))
                .replaceWithVoid();
    }

    private Uni<Boolean> changed(String sql, Tuple arguments) {
        return pool.preparedQuery(sql).execute(arguments).map(rows -> rows.rowCount() > 0);
    }

    private Buffer refresh(String workspace, SlackGrant.Tokens tokens) {
        return tokens.refresh()
                .map(token -> buffer(keys.seal(workspace, Kind.REFRESH, token)))
                .orElse(null);
    }

    private static OffsetDateTime ends(SlackGrant.Tokens tokens, Instant at) {
        return tokens.expiresIn().map(life -> utc(at.plus(life))).orElse(null);
    }

    private static List<StoredWorkspace> workspaces(RowSet<Row> rows) {
        return rows.stream().map(StoredWorkspace::of).toList();
    }

    private static Buffer buffer(Sealed ciphertext) {
        return ciphertext.bytes();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
