package dev.rollcall.projector.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// What a command writes to: its answer, and what it has to say besides.
public record Screen(PrintStream out, PrintStream err) {

    /// This process' own.
    public static Screen standard() {
        return new Screen(utf8(FileDescriptor.out), utf8(FileDescriptor.err));
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    int say(String line, int exitCode) {
        err.println(line);
        return exitCode;
    }
}
