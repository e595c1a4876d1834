package dev.rollcall.commands.outbound.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.SlackTeams;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.workspace.Message;
import io.micrometer.core.instrument.MeterRegistry;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/// A new team with a channel, what the bot has said there since, and what it knows of it.
final class Bot {

    static final String CHANNEL = "C0PLATFORM";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final String team;

    private final SlackSimulator slack;
    private final MeterRegistry metrics;
    private final Pool pool;
    private final int before;

    Bot(SlackSimulator slack, MeterRegistry metrics, Pool pool) {
        this.slack = slack;
        this.metrics = metrics;
        this.pool = pool;
        slack.app("http://127.0.0.1:" + RestAssured.port);
        team = SlackTeams.registerIn(CHANNEL, "Platform");
        await().atMost(PATIENCE).pollDelay(Duration.ZERO).until(this::isQuiet);
        before = slack.messages(CHANNEL).size();
    }

    /// Whether the channel is known to be the team's, and nothing of before is still to be said.
    private boolean isQuiet() {
        return rows(
                                """
                                select
                                from commands.teams
                                where team_id = $1
                                and slack_channel = 'C0PLATFORM'
                                and not exists (
                                    select
                                    from commands.slack_posts
                                    where slack_channel = 'C0PLATFORM'
                                    and shown < wanted
                                    and given_up is null
                                    and wanted_from <= now())
                                """,
                                UUID.fromString(team))
                        .size()
                == 1;
    }

    void awaitSaid(String... texts) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(posted()).containsExactly(texts));
    }

    List<String> posted() {
        return newIn(CHANNEL, before).stream()
                .filter(message -> message.onlyFor() == null)
                .map(Message::text)
                .toList();
    }

    List<Message> newIn(String channel, int since) {
        var all = slack.messages(channel);
        return all.subList(since, all.size());
    }

    double count(String outcome) {
        return metrics.counter("rollcall_slack_posts", "outcome", outcome).count();
    }

    /// Why its confirmation was given up; null if it wasn't.
    String reason(String update) {
        var rows = row("select given_up from commands.slack_posts where id = $1", update);
        return rows.size() == 0 ? "no claim" : rows.iterator().next().getString(0);
    }

    boolean isWaiting(String update) {
        return row(
                        """
                                select shown < wanted
                                from commands.slack_posts
                                where id = $1
                                """,
                        update)
                .iterator()
                .next()
                .getBoolean(0);
    }

    /// As if the copy that the database went back to had been made before the note was.
    void forget(String update) {
        row("delete from commands.slack_posts where id = $1", update);
    }

    void age(String update, int days) {
        row(
                """
                update commands.slack_posts
                set created_at = now() - make_interval(days => %d)
                where id = $1
                """
                        .formatted(days),
                update);
    }

    /// The first messages of a poll's posts that stand in a channel.
    List<Message> postsOf(UUID poll, String channel) {
        var marks =
                rows("select id from commands.slack_posts where subject = $1 and part = 0", poll)
                        .stream()
                        .map(row -> row.getUUID("id").toString())
                        .toList();
        return slack.messages(channel).stream()
                .filter(message -> message.metadata() != null)
                .filter(
                        message ->
                                marks.contains(
                                        message.metadata().at("/event_payload/post_id").asText()))
                .toList();
    }

    /// Whether a message is one of a poll's posts, or goes on with one.
    boolean isPartOf(UUID poll, Message message) {
        var mark = message.metadata().at("/event_payload/post_id").asText();
        return rows("select id from commands.slack_posts where subject = $1", poll).stream()
                .anyMatch(row -> row.getUUID("id").toString().equals(mark));
    }

    boolean nothingWaits(UUID poll) {
        return rows(
                                """
                                select
                                from commands.slack_posts
                                where subject = $1
                                and shown < wanted
                                and given_up is null
                                """,
                                poll)
                        .size()
                == 0;
    }

    /// Of what a poll says to somebody directly.
    boolean nothingIsDue(UUID poll, String user) {
        return rows(
                                """
                                select
                                from commands.slack_posts
                                where subject = $1
                                and slack_user = '%s'
                                and shown < wanted
                                and given_up is null
                                and wanted_from <= now()
                                """
                                        .formatted(user),
                                poll)
                        .size()
                == 0;
    }

    /// From when somebody is to be asked directly.
    Instant wantedFrom(UUID poll, String user) {
        return rows(
                        """
                        select wanted_from
                        from commands.slack_posts
                        where subject = $1
                        and slack_user = '%s'
                        """
                                .formatted(user),
                        poll)
                .iterator()
                .next()
                .getOffsetDateTime("wanted_from")
                .toInstant();
    }

    void letTimePass(UUID poll, String user) {
        rows(
                """
                update commands.slack_posts
                set wanted_from = now()
                where subject = $1
                and slack_user = '%s'
                """
                        .formatted(user),
                poll);
    }

    /// As `events new-epoch` does.
    void startEpoch() {
        var url = ConfigProvider.getConfig().getValue("rollcall.database.url", String.class);
        try (var owner = DriverManager.getConnection("jdbc:" + url, "rollcall_owner", "");
                var statement = owner.createStatement()) {
            statement.execute(
                    """
                    update event_store.epoch
                    set epoch = epoch + 1, started_at = clock_timestamp()
                    """);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private RowSet<Row> row(String sql, String update) {
        return rows(sql, UUID.fromString(update));
    }

    private RowSet<Row> rows(String sql, UUID id) {
        return pool.preparedQuery(sql).execute(Tuple.of(id)).await().atMost(PATIENCE);
    }
}
