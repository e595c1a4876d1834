package dev.rollcall.local.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A process that this JVM started, its output appended to a log file. It never outlives this JVM,
/// however that ends. Signals go by name, without `SIG`.
public final class ChildProcess {
    private final String name;
    private final Path log;
    private final String stopSignal;
    private final Process process;

    private ChildProcess(String name, Path log, String stopSignal, Process process)
            throws IOException {
        this.name = name;
        this.log = log;
        this.stopSignal = stopSignal;
        this.process = process;
        var guard = guard();
        whenEnded(guard::destroy);
    }

    /// Starts `command` with `environment` added to this JVM's own. All output goes to `log`.
    public static ChildProcess start(
            String name,
            List<String> command,
            Map<String, String> environment,
            Path log,
            String stopSignal) {
        var builder = new ProcessBuilder(command).redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return start(name, builder, log, stopSignal);
    }

    /// As above, but what the child prints is left to be read from [#process()]; only its errors
    /// go to `log`.
    public static ChildProcess startTalking(
            String name, List<String> command, Path log, String stopSignal) {
        return start(name, new ProcessBuilder(command), log, stopSignal);
    }

    private static ChildProcess start(
            String name, ProcessBuilder builder, Path log, String stopSignal) {
        try {
            Files.createDirectories(log.getParent());
            var process = builder.redirectError(Redirect.appendTo(log.toFile())).start();
            return new ChildProcess(name, log, stopSignal, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A shell whose input ends with this JVM, however that ends; it then asks the child to stop,
    /// and wakes it, since one that is paused would not hear it.
    private Process guard() throws IOException {
        return new ProcessBuilder(
                        "sh",
                        "-c",
                        "read -r _; kill -%s %d; kill -CONT %2$d".formatted(stopSignal, pid()))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
    }

    public Process process() {
        return process;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// Waits until the process has ended, for `patience` at most, and tells whether it has.
    public boolean hasEnded(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return true;
        }
    }

    /// Calls `action` once the process has ended, however that came.
    public void whenEnded(Runnable action) {
        var _ = process.onExit().thenRun(action);
    }

    /// Sends a signal, such as `INT`, `KILL`, `STOP` or `CONT`: Java itself knows only TERM and
    /// KILL.
    public void signal(String signal) {
        try {
            var kill =
                    new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(signal, pid())).start();
            kill.waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// SIGKILL; returns when the process is gone, and those that it had started have ended for want
    /// of it.
    public void kill() {
        var deadline = Instant.now().plusSeconds(10);
        var started = process.descendants().toList();
        process.destroyForcibly();
        hasEnded(Duration.ofSeconds(10));
        while (started.stream().anyMatch(ChildProcess::runs)) {
            if (Instant.now().isAfter(deadline) || Thread.currentThread().isInterrupted()) {
                throw failure("was killed, and left processes that go on");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /// One that has ended may stay in the list of processes, where nobody takes note of that.
    private static boolean runs(ProcessHandle other) {
        return other.isAlive() && other.info().command().isPresent();
    }

    /// Asks it to stop, waits for `patience`, then kills.
    public void stop(Duration patience) {
        if (!isAlive()) {
            return;
        }
        signal(stopSignal);
        if (!hasEnded(patience)) {
            kill();
        }
    }

    /// An error that names the process and shows the end of its log, where the reason stands.
    public IllegalStateException failure(String what) {
        return new IllegalStateException(
                "%s %s; %s ends with:%n%s".formatted(name, what, log, lastLines(15)));
    }

    /// The last lines of the log, indented.
    public String lastLines(int count) {
        try (var lines = Files.lines(log)) {
            var all = lines.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - count), all.size()))
                    .indent(2);
        } catch (IOException | UncheckedIOException e) {
            return "  (the log cannot be read: %s)".formatted(e.getMessage());
        }
    }
}
