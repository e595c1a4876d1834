package dev.rollcall.commands.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rollcall.eventstore.AdvisoryLock;
import dev.rollcall.eventstore.append.Append;
import dev.rollcall.eventstore.append.AppendResult;
import dev.rollcall.eventstore.append.AppendResult.Appended;
import dev.rollcall.eventstore.append.AppendSettings;
import dev.rollcall.eventstore.append.Appender;
import dev.rollcall.eventstore.append.NewEvent;
import dev.rollcall.eventstore.read.EventReader;
import dev.rollcall.local.postgres.LocalPostgres;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.microprofile.context.spi.ContextManagerProvider;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Connections that go silent, which no end or reset of TCP tells of.
class AnsweringPoolTest {

    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int SIZE = 2;

    private static final String SESSIONS =
            "from pg_stat_activity where usename = 'rollcall_commands'";

    private static LocalPostgres postgres;
    private static Vertx vertx;

    private SilentProxy proxy;
    private Pool pool;
    private Connection administrator;

    @BeforeAll
    static void start() {
        ContextManagerProvider.instance();
        postgres = LocalPostgres.start();
        vertx = Vertx.vertx();
        Flyway.configure()
                .dataSource("jdbc:" + postgres.url(), "rollcall_owner", "")
                .schemas("event_store")
                .locations("db/event_store")
                .load()
                .migrate();
    }

    @AfterAll
    static void stop() {
        vertx.closeAndAwait();
        postgres.close();
    }

    @BeforeEach
    void setUp() throws SQLException {
        proxy = SilentProxy.to(postgres.port());
        var server =
                PgConnectOptions.fromUri(postgres.url())
                        .setUser("rollcall_commands")
                        .setHost("127.0.0.1")
                        .setPort(proxy.port());
        pool =
                new Pool(
                        AnsweringPool.create(
                                vertx.getDelegate(),
                                new PoolOptions().setMaxSize(SIZE),
                                List.of(server),
                                ANSWER));
        administrator = DriverManager.getConnection("jdbc:" + postgres.url(), "postgres", "");
    }

    @AfterEach
    void tearDown() throws SQLException, IOException {
        proxy.close();
        pool.closeAndForget();
        administrator.close();
    }

    @Test
    void reads_that_are_never_answered_fail_and_others_take_their_place() {
        // Given
        var reads = Stream.generate(() -> later("select pg_sleep(2)")).limit(SIZE).toList();
        awaitSessions(SIZE, "and state = 'active'");

        // When
        proxy.silenceAll();

        // Then
        assertThat(reads).allSatisfy(AnsweringPoolTest::fails);
        assertThat(insist(new EventReader(pool).head())).isNotNegative();
    }

    @Test
    void appends_that_are_never_answered_fail_and_others_take_their_place() throws SQLException {
        // Given statements that wait for the append's lock
        var appender = new Appender(pool, AppendSettings.DEFAULT, _ -> {});
        var append = append();
        execute("select pg_advisory_lock(%s)".formatted(AdvisoryLock.APPEND.key()));
        var appends = Stream.of(append, append()).map(sent -> later(appender, sent)).toList();
        awaitSessions(SIZE, "and wait_event = 'advisory'");

        // When
        proxy.silenceAll();
        execute("select pg_advisory_unlock_all()");

        // Then the same can be appended again, and is stored once
        assertThat(appends).allSatisfy(AnsweringPoolTest::fails);
        assertThat(insist(appender.append(append()))).isInstanceOf(Appended.class);
        assertThat(insist(appender.append(append))).isNotNull();
        var event = append.events().getFirst();
        assertThat(insist(new EventReader(pool).byId(event.id()))).isPresent();
    }

    @Test
    void a_statement_that_takes_too_long_is_ended_by_the_server() {
        assertThatThrownBy(
                        () -> pool.query("select pg_sleep(60)").execute().await().atMost(PATIENCE))
                .isInstanceOfSatisfying(
                        PgException.class,
                        canceled -> assertThat(canceled.getSqlState()).isEqualTo("57014"));
    }

    @Test
    void who_was_idle_for_longer_is_answered_all_the_same() {
        for (int n = 0; n < 3; n++) {
            assertThat(later("select 1")).succeedsWithin(PATIENCE);
            awaitSessions(0, "");
        }
    }

    @Test
    void the_server_ends_sessions_whose_client_has_vanished() {
        assertThat(later("select 1")).succeedsWithin(PATIENCE);

        proxy.silenceAll();

        awaitSessions(0, "");
    }

    private CompletableFuture<?> later(String sql) {
        return pool.query(sql).execute().subscribeAsCompletionStage();
    }

    private static CompletableFuture<AppendResult> later(Appender appender, Append append) {
        return appender.append(append).subscribeAsCompletionStage();
    }

    /// As callers do: for a moment the pool may hand out what has just been closed.
    private static <T> T insist(Uni<T> statement) {
        return statement
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(10))
                .atMost(5)
                .await()
                .atMost(PATIENCE);
    }

    private static void fails(CompletableFuture<?> statement) {
        assertThat(statement)
                .failsWithin(PATIENCE)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(ClosedConnectionException.class);
    }

    private static Append append() {
        return new Append(
                List.of(
                        new NewEvent(
                                UUID.randomUUID(),
                                "TeamRegistered",
                                1,
                                UUID.randomUUID().toString(),
                                1,
                                "{\"name\": \"x\"}",
                                "{}")),
                List.of());
    }

    private void execute(String sql) throws SQLException {
        try (var statement = administrator.createStatement()) {
            statement.execute(sql);
        }
    }

    private void awaitSessions(int expected, String which) {
        await().atMost(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .until(() -> count("select count(*) %s %s".formatted(SESSIONS, which)) == expected);
    }

    private long count(String sql) throws SQLException {
        try (var statement = administrator.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
