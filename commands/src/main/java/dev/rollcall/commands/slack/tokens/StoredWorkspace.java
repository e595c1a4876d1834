package dev.rollcall.commands.slack.tokens;

import dev.rollcall.commands.secrets.Opened;
import dev.rollcall.commands.secrets.Sealed;
import dev.rollcall.commands.secrets.SecretKeys;
import dev.rollcall.commands.secrets.SecretKeys.Kind;
import dev.rollcall.commands.slack.BotToken;
import dev.rollcall.commands.slack.SlackRefusal;
import dev.rollcall.events.SlackWorkspaceEvent.Reason;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A workspace as it stands in the table.
///
/// @param bot its token; empty once it was uninstalled
/// @param change the number of installs and uninstalls
record StoredWorkspace(
        String workspace,
        Optional<String> enterprise,
        String name,
        List<String> scopes,
        Optional<Sealed> bot,
        Optional<Sealed> refresh,
        Optional<Instant> expires,
        String installedBy,
        Optional<Reason> uninstalled,
        long change,
        long revision) {

    static final String COLUMNS =
            """
            slack_workspace, slack_enterprise, name, scopes, key_name, bot_token, refresh_token,
            expires_at, installed_by, uninstalled_because, change, revision
            """;

    StoredWorkspace {
        scopes = List.copyOf(scopes);
    }

    static StoredWorkspace of(Row row) {
        return new StoredWorkspace(
                row.getString("slack_workspace"),
                Optional.ofNullable(row.getString("slack_enterprise")),
                row.getString("name"),
                List.of(row.getString("scopes").split(",")),
                ciphertext(row, "bot_token"),
                ciphertext(row, "refresh_token"),
                Optional.ofNullable(row.getOffsetDateTime("expires_at"))
                        .map(OffsetDateTime::toInstant),
                row.getString("installed_by"),
                Optional.ofNullable(row.getString("uninstalled_because"))
                        .map(why -> Reason.valueOf(why.toUpperCase(Locale.ROOT))),
                row.getLong("change"),
                row.getLong("revision"));
    }

    private static Optional<Sealed> ciphertext(Row row, String column) {
        return Optional.ofNullable((Buffer) row.getValue(column))
                .map(bytes -> new Sealed(row.getString("key_name"), bytes));
    }

    static String stored(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    /// What there is to speak with.
    BotToken token(SecretKeys keys) {
        return bot.map(under -> token(keys.open(workspace, Kind.BOT, under)))
                .orElse(new BotToken.Missing(SlackRefusal.UNINSTALLED));
    }

    private static BotToken token(Opened opened) {
        return switch (opened) {
            case Opened.Text(var token) -> new BotToken.Known(token);
            case Opened.Locked _ -> new BotToken.Missing(SlackRefusal.TOKEN_LOCKED);
        };
    }
}
