package dev.rollcall.commands.slack.tokens;

import dev.rollcall.commands.secrets.SecretKeys;
import dev.rollcall.commands.slack.SlackGrant;
import dev.rollcall.events.SlackWorkspaceEvent.Reason;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    private final SecretKeys keys;

    WorkspaceTable(Pool pool, SecretKeys keys) {
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
        var tokens = SealedTokens.of(grant.tokens(), team.id(), at, keys);
        return pool.preparedQuery(INSTALL)
                .execute(
                        Tuple.from(
                                Arrays.asList(
                                        team.id(),
                                        grant.enterprise().orElse(null),
                                        team.name(),
                                        String.join(",", grant.scopes()),
                                        tokens.bot().key(),
                                        tokens.bot().bytes(),
                                        tokens.refreshBytes(),
                                        tokens.endsAt(),
                                        utc(at),
                                        grant.by())))
                .replaceWithVoid();
    }

    /// Whether it was installed until then.
    Uni<Boolean> uninstall(String workspace, Reason reason, Instant at) {
        return changed(UNINSTALL, Tuple.of(workspace, StoredWorkspace.stored(reason), utc(at)));
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

    private static List<StoredWorkspace> workspaces(RowSet<Row> rows) {
        return rows.stream().map(StoredWorkspace::of).toList();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
