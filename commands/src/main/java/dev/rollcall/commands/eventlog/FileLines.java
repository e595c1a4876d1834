package dev.rollcall.commands.eventlog;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// The events of a file, line by line, some at a time. Each line has its number in the file.
final class FileLines {

    private final InputStream in;
    private long number;

    FileLines(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /// At most `limit` events; none at the end.
    List<ImportedEvent> next(int limit) throws IOException {
        var events = new ArrayList<ImportedEvent>(limit);
        while (events.size() < limit) {
            var line = line();
            if (line == null) {
                return events;
            }
            events.add(LineParser.parse(++number, line));
        }
        return events;
    }

    /// Null at the end. The last line may lack its end.
    private byte[] line() throws IOException {
        var line = new ByteArrayOutputStream(512);
        int next = in.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            line.write(next);
            next = in.read();
        }
        return line.toByteArray();
    }
}
