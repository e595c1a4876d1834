package dev.rollcall.commands.eventlog;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.function.BooleanSupplier;

/// What a command reads from and writes to; `watched` when a person looks at what `err` shows.
public record Terminal(InputStream in, OutputStream out, PrintStream err, BooleanSupplier watched) {

    /// This process' own. Its output tells when its reader has gone, which `System.out` hides.
    public static Terminal standard() {
        var out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
        return new Terminal(System.in, out, System.err, Terminal::errorsAreShown);
    }

    int say(String line, int exitCode) {
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
