package dev.rollcall.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rollcall.local.machine.FreePort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {
    private static final String LAST = "select max(word) from said";
    private static final String BEHIND =
            "select pg_last_wal_receive_lsn() > pg_last_wal_replay_lsn()";

    @TempDir Path folder;

    @Test
    void has_the_owner_the_three_roles_and_a_durable_database() throws SQLException {
        try (var postgres = LocalPostgres.start()) {
            assertThat(ask(postgres, "rollcall_owner", "show server_version")).startsWith("18");
            assertThat(ask(postgres, "rollcall_owner", "show fsync")).isEqualTo("on");
            assertThat(ask(postgres, "rollcall_owner", "show synchronous_commit")).isEqualTo("on");
            assertThat(
                            ask(
                                    postgres,
                                    "rollcall_owner",
                                    "create schema made_by_owner; select 'made'"))
                    .isEqualTo("made");
            for (var role :
                    new String[] {"rollcall_commands", "rollcall_projector", "rollcall_api"}) {
                assertThat(ask(postgres, role, "select current_user")).isEqualTo(role);
                assertThatThrownBy(
                                () ->
                                        ask(
                                                postgres,
                                                role,
                                                "create schema made_by_service; select 1"))
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void keeps_what_was_committed_when_it_is_killed() throws SQLException {
        var data = folder.resolve("data");
        var first = LocalPostgres.start(data, FreePort.any());
        ask(first, "postgres", "create table kept as select 'still here' as word; select 1");

        first.process().kill();

        assertThat(data.resolve("postmaster.pid")).exists();
        try (var second = LocalPostgres.start(data, FreePort.any())) {
            assertThat(ask(second, "postgres", "select word from kept")).isEqualTo("still here");
        }
        assertThat(data.resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void a_standby_follows_a_server_that_runs_and_stands_still_while_it_is_paused()
            throws SQLException {
        try (var primary = LocalPostgres.start()) {
            ask(primary, "postgres", "create table said as select 'before' as word; select 1");
            try (var standby = primary.standby()) {
                assertThat(ask(standby, "postgres", LAST)).isEqualTo("before");

                standby.pauseReplay();
                ask(primary, "postgres", "insert into said values ('later'); select 1");
                await().until(() -> ask(standby, "postgres", BEHIND).equals("t"));
                assertThat(ask(standby, "postgres", LAST)).isEqualTo("before");

                standby.resumeReplay();
                await().until(() -> ask(standby, "postgres", LAST).equals("later"));
            }
        }
    }

    @Test
    void says_who_still_uses_the_folder() throws SQLException {
        var data = folder.resolve("data");
        try (var running = LocalPostgres.start(data, FreePort.any())) {
            assertThatThrownBy(() -> LocalPostgres.start(data, FreePort.any()))
                    .hasMessageContaining("pid " + running.process().pid())
                    .hasMessageContaining("kill -INT");
            assertThat(ask(running, "postgres", "select 1")).isEqualTo("1");
        }
    }

    @Test
    void refuses_a_port_where_another_server_answers() throws SQLException {
        try (var running = LocalPostgres.start()) {
            assertThatThrownBy(() -> LocalPostgres.start(folder.resolve("data"), running.port()))
                    .hasMessageContaining("port %d is taken".formatted(running.port()))
                    .message()
                    .hasLineCount(1);
            assertThat(ask(running, "postgres", "select 1")).isEqualTo("1");
        }
    }

    @Test
    void shows_the_end_of_the_log_when_it_cannot_start() throws Exception {
        var data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("PG_VERSION"), "9");

        assertThatThrownBy(() -> LocalPostgres.start(data, FreePort.any()))
                .hasMessageContaining("postgres.log ends with");
    }

    private static String ask(LocalPostgres postgres, String role, String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection("jdbc:" + postgres.url() + "?user=" + role);
                var statement = connection.createStatement()) {
            var results = statement.execute(sql);
            while (!results) {
                results = statement.getMoreResults();
            }
            var rows = statement.getResultSet();
            rows.next();
            return rows.getString(1);
        }
    }
}
