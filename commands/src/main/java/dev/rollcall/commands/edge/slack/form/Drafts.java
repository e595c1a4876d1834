package dev.rollcall.commands.edge.slack.form;

import dev.rollcall.commands.edge.slack.SlackDoorConfig;
import dev.rollcall.commands.model.team.Member;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.UUID;

/// What people have typed into a form and not sent. Each keystroke's copy may come at any time, so
/// the latest one stands, and of a form that was sent, none.
@ApplicationScoped
public class Drafts {

    private static final String KEEP =
            """
            insert into commands.slack_drafts as kept
                (slack_workspace, slack_user, about, view_id, typed_at, typed)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (slack_workspace, slack_user, about) do update
            set view_id = excluded.view_id,
                typed_at = excluded.typed_at,
                typed = coalesce(kept.typed - $7::varchar[]::text[], '{}') || excluded.typed,
                kept_at = excluded.kept_at
            where kept.typed_at < excluded.typed_at
            and (kept.typed is not null or kept.view_id <> excluded.view_id)
            """;

    private static final String SETTLE =
            """
            insert into commands.slack_drafts as kept
                (slack_workspace, slack_user, about, view_id, typed_at)
            values ($1, $2, $3, $4, extract(epoch from clock_timestamp()))
            on conflict (slack_workspace, slack_user, about) do update
            set view_id = excluded.view_id,
                typed_at = greatest(kept.typed_at, excluded.typed_at),
                typed = null,
                kept_at = excluded.kept_at
            """;

    private static final String FIND =
            """
            select typed
            from commands.slack_drafts
            where slack_workspace = $1
            and slack_user = $2
            and about = $3
            and typed is not null
            and kept_at >= $4
            """;

    private static final String FORGET =
            """
            delete from commands.slack_drafts
            where kept_at < $1
            """;

    private final Pool pool;
    private final SlackDoorConfig config;

    Drafts(Pool pool, SlackDoorConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /// Keeps what was typed, unless something later is kept already.
    ///
    /// What was typed where nothing is asked any more stays, in case it is asked again. What is
    /// anonymous is not kept beside who types it.
    ///
    /// @param at Slack's time of what was typed: seconds, with six digits behind the point
    Uni<Void> keep(Member who, UUID about, String viewId, String at, FilledForm form) {
        var json = new JsonObject();
        form.open().storable().byLabel().forEach(json::put);
        return pool.preparedQuery(KEEP)
                .execute(
                        Tuple.of(
                                        who.workspace(),
                                        who.user(),
                                        about,
                                        viewId,
                                        new BigDecimal(at),
                                        json)
                                .addValue(form.labels().toArray(String[]::new)))
                .replaceWithVoid();
    }

    /// The form was sent: what is typed from now on, is typed into another one.
    Uni<Void> settle(Member who, UUID about, String viewId) {
        return pool.preparedQuery(SETTLE)
                .execute(Tuple.of(who.workspace(), who.user(), about, viewId))
                .replaceWithVoid();
    }

    /// Forgets what is old, of anybody, by the way.
    Uni<Typed> find(Member who, UUID about) {
        var oldest = OffsetDateTime.now(ZoneOffset.UTC).minus(config.draftsKept());
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(oldest))
                .chain(
                        () ->
                                pool.preparedQuery(FIND)
                                        .execute(
                                                Tuple.of(
                                                        who.workspace(),
                                                        who.user(),
                                                        about,
                                                        oldest)))
                .map(
                        rows -> {
                            var typed = new HashMap<String, String>();
                            rows.forEach(
                                    row ->
                                            row.getJsonObject("typed")
                                                    .forEach(
                                                            entry ->
                                                                    typed.put(
                                                                            entry.getKey(),
                                                                            String.valueOf(
                                                                                    entry
                                                                                            .getValue()))));
                            return new Typed(typed);
                        });
    }
}
