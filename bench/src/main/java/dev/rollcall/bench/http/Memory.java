package dev.rollcall.bench.http;

import dev.rollcall.local.launch.Pod;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// What a pod holds at a moment, in MiB.
///
/// @param resident what the operating system counts as the process's
/// @param heap in use, garbage included
/// @param direct in Netty's buffers outside of the heap
record Memory(double resident, double heap, double direct) {

    private static final double MIB = 1 << 20;
    private static final double KIB = 1 << 10;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern HEAP =
            Pattern.compile("^jvm_memory_used_bytes\\{.*area=\"heap\".*} (.+)$", Pattern.MULTILINE);
    private static final Pattern DIRECT =
            Pattern.compile(
                    "^netty_allocator_memory_used\\{.*memory_type=\"direct\".*} (.+)$",
                    Pattern.MULTILINE);

    static Memory of(Pod pod) throws IOException, InterruptedException {
        var metrics = URI.create(pod.managementUrl() + "/q/metrics");
        var text = HTTP.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString());
        return new Memory(
                resident(pod.process().pid()) / KIB,
                sum(HEAP, text.body()) / MIB,
                sum(DIRECT, text.body()) / MIB);
    }

    private static double sum(Pattern metric, String text) {
        return metric.matcher(text)
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .sum();
    }

    /// In KiB.
    private static double resident(long pid) throws IOException {
        var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        var said = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        return Double.parseDouble(said.strip());
    }
}
