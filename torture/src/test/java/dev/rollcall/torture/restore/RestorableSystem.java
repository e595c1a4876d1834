package dev.rollcall.torture.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.launch.LocalStack;
import dev.rollcall.local.launch.Service;
import dev.rollcall.local.launch.StackSettings;
import dev.rollcall.local.machine.Folder;
import dev.rollcall.systemtests.running.Accepted;
import dev.rollcall.systemtests.running.Door;
import dev.rollcall.systemtests.running.EventsCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/// A system whose PostgreSQL goes back to a moment, while Kafka and Slack keep what they have.
final class RestorableSystem implements AutoCloseable {

    private final StackSettings settings;
    private final BaseBackup backup;
    private LocalStack stack;

    RestorableSystem(String name) throws IOException, SQLException {
        var folder = Path.of("target", name).toAbsolutePath();
        Folder.delete(folder);
        settings = StackSettings.temporary().at(folder.resolve("system"));
        backup =
                new BaseBackup(
                        folder.resolve("system").resolve("postgres").resolve("data"),
                        settings.ports().postgres(),
                        folder.resolve("copy"),
                        folder.resolve("archive"));
        backup.archiveFromNowOn();
        goOn();
    }

    void goOn() {
        stack = new LocalStack(settings, line -> System.out.println("  " + line));
        stack.start();
    }

    void backUp() {
        stack.postgres().backUp(backup.copy());
    }

    /// PostgreSQL's clock.
    String now() {
        return log().text("select clock_timestamp()");
    }

    /// Everything is stopped afterwards.
    void goBackTo(String moment) throws IOException {
        stack.close();
        backup.goBackTo(moment);
    }

    void newEpoch() throws IOException, InterruptedException {
        var ended = new EventsCommand(stack.postgres().url()).run("new-epoch", "--yes");
        assertThat(ended.code()).as("%s", ended.printed()).isZero();
    }

    String healthOfCommands() {
        return new Door(stack.pod(Service.COMMANDS).managementUrl(), "")
                .get("/q/health/ready")
                .text();
    }

    LocalStack stack() {
        return stack;
    }

    Door api() {
        return new Door(stack.pod(Service.API).url(), settings.keys().token());
    }

    Accepted command(String method, String path, Object body) {
        return new Door(stack.pod(Service.COMMANDS).url(), settings.keys().token())
                .command(method, path, body);
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
