package dev.rollcall.commands.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.commands.console.Terminal;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a command's lines go: standard output, or a file.
final class Lines implements AutoCloseable {

    private final OutputStream out;
    private final boolean isFile;

    private Lines(OutputStream out, boolean isFile) {
        this.out = out;
        this.isFile = isFile;
    }

    static Lines to(Terminal terminal) {
        return new Lines(terminal.out(), false);
    }

    static Lines to(Path file) throws IOException {
        return new Lines(new BufferedOutputStream(Files.newOutputStream(file)), true);
    }

    void write(String line) throws IOException {
        try {
            out.write(line.getBytes(UTF_8));
            out.write('\n');
        } catch (IOException failure) {
            throw whose(failure);
        }
    }

    void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException failure) {
            throw whose(failure);
        }
    }

    private IOException whose(IOException failure) {
        return isFile ? failure : new ReaderGoneException(failure);
    }

    @Override
    public void close() throws IOException {
        flush();
        if (isFile) {
            out.close();
        }
    }
}
