package dev.rollcall.commands.slack.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.Consent;
import dev.rollcall.commands.InstallBackends;
import dev.rollcall.commands.secrets.Opened;
import dev.rollcall.commands.secrets.Sealed;
import dev.rollcall.commands.secrets.SecretKeys;
import dev.rollcall.commands.secrets.SecretKeys.Kind;
import dev.rollcall.commands.secrets.SomeKeys;
import dev.rollcall.commands.slack.BotToken;
import dev.rollcall.commands.slack.SlackAnswer;
import dev.rollcall.commands.slack.SlackGrant;
import dev.rollcall.commands.slack.SlackInstallConfig;
import dev.rollcall.commands.slack.SlackOAuth;
import dev.rollcall.commands.slack.SlackWorkspaces;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.webapi.Fault;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Tokens as they are kept: exchanged before they end, and encrypted anew.
@QuarkusTest
@TestProfile(InstallBackends.Profile.class)
class InstalledTokensTest {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final String HARBOUR = "T1HARBOUR";
    static final String USER = "U1KEN";

    SlackSimulator slack;

    @Inject Installations installations;
    @Inject TokenTable table;
    @Inject SecretKeys keys;
    @Inject SlackOAuth oauth;
    @Inject SlackInstallConfig config;
    @Inject SlackWorkspaces workspaces;
    @Inject MeterRegistry metrics;
    @Inject Clock clock;
    @Inject Pool pool;

    @BeforeEach
    void installed() throws Exception {
        installations.install(Consent.of(HARBOUR, slack, oauth));
        assertThat(workspaces.usable(HARBOUR)).isTrue();
    }

    @AfterEach
    void allWell() {
        slack.allWell();
    }

    @Test
    void a_token_that_ends_soon_is_exchanged_once_whichever_pods_try() {
        // Given
        var before = row();
        var pods = Stream.generate(this::pod).limit(8).toList();
        int calls = slack.calls("oauth.v2.access");
        endsIn(Duration.ofMinutes(30));

        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            pods.stream()
                    .map(pod -> CompletableFuture.runAsync(pod::refreshDue, threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        }

        // Then
        await().until(() -> row().getLong("revision") > before.getLong("revision"));
        assertThat(slack.calls("oauth.v2.access")).isEqualTo(calls + 1);
        assertThat(row().getOffsetDateTime("expires_at").toInstant())
                .isAfter(clock.instant().plus(Duration.ofHours(11)));
        assertThat(row().getLong("change")).isEqualTo(before.getLong("change"));
        await().until(this::speaks);
    }

    @Test
    void one_that_lasts_is_left_alone() {
        int calls = slack.calls("oauth.v2.access");

        assertThat(pod().refreshDue()).isFalse();

        assertThat(slack.calls("oauth.v2.access")).isEqualTo(calls);
    }

    @Test
    void where_slack_was_not_heard_the_token_goes_on_until_it_ends_and_then_we_are_out() {
        // Given: Slack has exchanged it, and we do not know for what.
        slack.failNext("oauth.v2.access", new Fault.LoseAnswer());
        endsIn(Duration.ofMinutes(30));
        await().until(() -> row().getOffsetDateTime("refreshing_until") != null);
        assertThat(speaks()).isTrue();

        // When: another pod tries with what is used up by now.
        update("update commands.slack_workspaces set refreshing_until = null");
        await().until(() -> count("used_up") > 0);

        // Then
        assertThat(speaks()).isTrue();
        update("update commands.slack_workspaces set refreshing_until = null, expires_at = now()");
        await().until(() -> workspaces.left(HARBOUR));
        assertThat(row().getString("uninstalled_because")).isEqualTo("refresh_refused");
    }

    @Test
    void our_own_settings_that_are_wrong_put_nobody_out() {
        slack.failNext("oauth.v2.access", new Fault.Refuse("bad_client_secret"));
        endsIn(Duration.ZERO);

        await().until(() -> count("refused") > 0);

        assertThat(row().getString("uninstalled_because")).isNull();
        update("update commands.slack_workspaces set refreshing_until = null");
        await().until(
                        () ->
                                row().getOffsetDateTime("expires_at")
                                        .toInstant()
                                        .isAfter(clock.instant()));
    }

    @Test
    void what_is_under_an_older_key_is_read_and_encrypted_anew() {
        // Given
        var older = SomeKeys.of(Map.of("older", InstallBackends.OLDER_KEY), "older");
        var bot = older.seal(HARBOUR, Kind.BOT, open(Kind.BOT, "bot_token"));
        var refresh = older.seal(HARBOUR, Kind.REFRESH, open(Kind.REFRESH, "refresh_token"));

        // When
        pool.preparedQuery(
                        """
                        update commands.slack_workspaces
                        set key_name = 'older', bot_token = $2, refresh_token = $3, revision = revision + 1
                        where slack_workspace = $1
                        """)
                .execute(Tuple.of(HARBOUR, bot.bytes(), refresh.bytes()))
                .await()
                .atMost(PATIENCE);

        // Then
        await().until(() -> row().getString("key_name").equals("newer"));
        assertThat(speaks()).isTrue();
        endsIn(Duration.ZERO);
        await().until(
                        () ->
                                row().getOffsetDateTime("expires_at")
                                        .toInstant()
                                        .isAfter(clock.instant()));
    }

    @Test
    void a_workspace_whose_key_is_missing_is_silent_and_no_other() {
        update("update commands.slack_workspaces set key_name = 'lost', revision = revision + 1");

        await().until(() -> !workspaces.usable(HARBOUR));
        assertThat(workspaces.left(HARBOUR)).isFalse();
        assertThat(workspaces.in(HARBOUR).user(USER))
                .isInstanceOfSatisfying(
                        SlackAnswer.Refused.class,
                        refused ->
                                assertThat(((SlackAnswer.Refused<?>) refused).refusal().remedy())
                                        .contains("token-keys"));

        update("update commands.slack_workspaces set key_name = 'newer', revision = revision + 1");
        await().until(() -> workspaces.usable(HARBOUR));
    }

    @Test
    void nothing_of_a_token_is_in_the_table_or_in_what_the_code_shows() {
        var shown =
                pool.query(
                                """
                                select string_agg(w::text || encode(bot_token, 'escape') || encode(refresh_token, 'escape'), ' ')
                                from commands.slack_workspaces w
                                where bot_token is not null
                                """)
                        .execute()
                        .await()
                        .atMost(PATIENCE)
                        .iterator()
                        .next()
                        .getString(0);

        assertThat(shown).contains(HARBOUR).doesNotContain("xox");
        var tokens = new SlackGrant.Tokens("xoxb-1", Optional.of("xoxe-1"), Optional.empty());
        assertThat(tokens.toString()).doesNotContain("xox");
        assertThat(new BotToken.Known("xoxb-1").toString()).doesNotContain("xox");
    }

    /// Another pod, as far as it looks after tokens.
    private TokenUpkeep pod() {
        return new TokenUpkeep(table, keys, oauth, config, metrics, clock);
    }

    private boolean speaks() {
        return workspaces.in(HARBOUR).user(USER) instanceof SlackAnswer.Done<?>;
    }

    private double count(String outcome) {
        return metrics.counter("rollcall_slack_token_refreshes", "outcome", outcome).count();
    }

    private String open(Kind kind, String column) {
        var ciphertext = new Sealed(row().getString("key_name"), (Buffer) row().getValue(column));
        return ((Opened.Text) keys.open(HARBOUR, kind, ciphertext)).text();
    }

    private Row row() {
        return pool.preparedQuery(
                        "select * from commands.slack_workspaces where slack_workspace = $1")
                .execute(Tuple.of(HARBOUR))
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next();
    }

    private void endsIn(Duration left) {
        pool.preparedQuery(
                        "update commands.slack_workspaces set expires_at = $1 where slack_workspace = 'T1HARBOUR'")
                .execute(Tuple.of(clock.instant().plus(left).atOffset(ZoneOffset.UTC)))
                .await()
                .atMost(PATIENCE);
    }

    private void update(String sql) {
        pool.query(sql + " where slack_workspace = 'T1HARBOUR'").execute().await().atMost(PATIENCE);
    }
}
