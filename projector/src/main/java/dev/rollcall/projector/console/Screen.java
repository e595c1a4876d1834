package dev.rollcall.projector.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/// What a command writes to: its answer, and what it has to say besides; `watched` when a person
/// looks at what `err` shows.
public record Screen(PrintStream out, PrintStream err, BooleanSupplier watched) {

    /// This process' own.
    public static Screen standard() {
        return new Screen(
                utf8(FileDescriptor.out), utf8(FileDescriptor.err), Screen::errorsAreShown);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
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
