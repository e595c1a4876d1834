package dev.rollcall.commands.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;

/// What a command reads from and writes to; `watched` when a person looks at what `err` shows.
public record Terminal(InputStream in, OutputStream out, PrintStream err, BooleanSupplier watched) {

    /// This process' own. Its output tells when its reader has gone, which `System.out` hides.
    public static Terminal standard() {
        var out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
        return new Terminal(System.in, out, System.err, Terminal::errorsAreShown);
    }

    /// Runs one command of a command line and gives its exit code; without any, it tells of itself.
    public int run(CommandLine line, String... arguments) {
        var printed = new PrintWriter(new OutputStreamWriter(out, UTF_8), true);
        line.setOut(printed).setErr(new PrintWriter(err, true, UTF_8));
        int code = line.execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
        printed.flush();
        return code;
    }

    public int say(String line, int exitCode) {
        err.println(line);
        return exitCode;
    }

    /// Java tells nothing of standard error alone; an image without `test` has no one who looks.
    private static boolean errorsAreShown() {
        try {
            return new ProcessBuilder("test", "-t", "2").inheritIO().start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
