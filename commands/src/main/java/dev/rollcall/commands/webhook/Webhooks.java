package dev.rollcall.commands.webhook;

import dev.rollcall.events.WebhookEvent.Kind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// The webhooks that there are, which trails the log by a moment.
@ApplicationScoped
public class Webhooks {

    private static final String ALL =
            """
            select webhook_id, url, team_id, kinds, disabled, after_position
            from commands.webhooks
            order by webhook_id
            """;

    private final Pool pool;

    Webhooks(Pool pool) {
        this.pool = pool;
    }

    /// A webhook as the look-ups know it.
    ///
    /// @param team empty for all teams
    /// @param disabled why it is told nothing more, where it isn't
    /// @param after it is told of what comes after this position of the log
    public record KnownWebhook(
            UUID id,
            String url,
            Optional<UUID> team,
            Set<Kind> kinds,
            Optional<String> disabled,
            long after) {
        public KnownWebhook {
            kinds = Set.copyOf(kinds);
        }
    }

    public Uni<List<KnownWebhook>> all() {
        return pool.preparedQuery(ALL)
                .execute()
                .map(rows -> rows.stream().map(Webhooks::webhook).toList());
    }

    private static KnownWebhook webhook(Row row) {
        return new KnownWebhook(
                row.getUUID("webhook_id"),
                row.getString("url"),
                Optional.ofNullable(row.getUUID("team_id")),
                Arrays.stream(row.getArrayOfStrings("kinds"))
                        .map(Webhooks::kind)
                        .collect(Collectors.toSet()),
                Optional.ofNullable(row.getString("disabled")),
                row.getLong("after_position"));
    }

    /// As it stands in tables, paths and bodies.
    public static String named(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /// Throws an IllegalArgumentException for what is none.
    public static Kind kind(String name) {
        if (!name.equals(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(name);
        }
        return Kind.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
