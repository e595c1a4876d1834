package dev.rollcall.torture.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.launch.LocalStack;
import dev.rollcall.local.launch.Service;
import dev.rollcall.local.launch.StackSettings;
import dev.rollcall.local.machine.Folder;
import dev.rollcall.local.postgres.LocalPostgres;
import dev.rollcall.systemtests.running.Accepted;
import dev.rollcall.systemtests.running.Door;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/// A system whose PostgreSQL goes back to a copy, while Kafka and Slack keep what they have.
final class RestorableSystem implements AutoCloseable {

    private final StackSettings settings;
    private final Path postgres;
    private final Path copy;
    private LocalStack stack;

    RestorableSystem(String name) {
        var folder = Path.of("target", name).toAbsolutePath();
        Folder.delete(folder);
        settings = StackSettings.temporary().at(folder.resolve("system"));
        postgres = folder.resolve("system").resolve("postgres").resolve("data");
        copy = folder.resolve("copy");
        goOn();
    }

    void goOn() {
        stack = new LocalStack(settings, line -> System.out.println("  " + line));
        stack.start();
    }

    /// A cold copy; everything goes on afterwards.
    void backUp() {
        stack.close();
        Folder.copy(postgres, copy);
        goOn();
    }

    /// Everything is stopped afterwards.
    void goBackToTheCopy() {
        stack.close();
        Folder.delete(postgres);
        Folder.copy(copy, postgres);
    }

    /// With PostgreSQL alone running, as the runbook has it.
    void newEpoch() throws SQLException {
        try (var database = LocalPostgres.start(postgres, settings.ports().postgres());
                var connection =
                        DriverManager.getConnection(
                                "jdbc:%s?user=rollcall_owner".formatted(database.url()));
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("update event_store.epoch set epoch = epoch + 1"))
                    .isEqualTo(1);
        }
    }

    LocalStack stack() {
        return stack;
    }

    Door api() {
        return new Door(stack.pod(Service.API).url(), settings.keys().token());
    }

    Accepted command(String method, String path, Object body) {
        var commands = new Door(stack.pod(Service.COMMANDS).url(), settings.keys().token());
        var key = UUID.randomUUID().toString();
        return Accepted.of(commands.send(method, "/commands/v1/" + path, key, body));
    }

    Accepted submit(String team, String content) {
        return command(
                "POST",
                "status-updates",
                Map.of("team_id", team, "author", "Katherine", "content", content));
    }

    Accepted edit(String update, String content) {
        return command("PUT", "status-updates/" + update, Map.of("content", content));
    }

    Log log() {
        return new Log(stack.postgres().url());
    }

    @Override
    public void close() {
        stack.close();
    }
}
