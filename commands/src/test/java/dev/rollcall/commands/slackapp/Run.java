package dev.rollcall.commands.slackapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.commands.console.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;

/// What one command said, and how it ended.
record Run(int code, String out, String err) {

    static Run of(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal =
                new Terminal(
                        InputStream.nullInputStream(),
                        out,
                        new PrintStream(err, true, UTF_8),
                        () -> false);
        int code = SlackTool.run(terminal, arguments);
        return new Run(code, out.toString(UTF_8), err.toString(UTF_8));
    }
}
