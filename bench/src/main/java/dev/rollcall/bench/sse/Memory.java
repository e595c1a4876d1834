package dev.rollcall.bench.sse;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// What a process holds, in KiB: of its heap what is in use after a full collection, and what the
/// operating system counts as its own.
record Memory(double heap, double resident) {

    /// As the serial collector says it.
    private static final Pattern USED =
            Pattern.compile("(?:DefNew|Tenured) +total \\d+K, used (\\d+)K");

    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    static Memory of(long pid) throws IOException {
        jcmd(pid, "GC.run");
        jcmd(pid, "GC.run");
        return new Memory(
                sum(USED, jcmd(pid, "GC.heap_info")),
                sum(RESIDENT, Files.readString(Path.of("/proc/" + pid + "/status"))));
    }

    /// Of a process whose heap is all there from the start, what this many connections came to.
    double perConnection(Memory before, int connections) {
        return (heap - before.heap + resident - before.resident) / connections;
    }

    private static double sum(Pattern kib, String text) {
        return kib.matcher(text)
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .sum();
    }

    private static String jcmd(long pid, String command) throws IOException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process =
                new ProcessBuilder(jcmd, Long.toString(pid), command)
                        .redirectErrorStream(true)
                        .start();
        return new String(process.getInputStream().readAllBytes(), US_ASCII);
    }
}
