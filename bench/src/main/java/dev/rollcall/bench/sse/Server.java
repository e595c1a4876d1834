package dev.rollcall.bench.sse;

import dev.rollcall.bench.Packaged;
import dev.rollcall.local.launch.StackSettings;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// A packaged service in a process of its own, with the JVM settings of `./rollcall up`, but for
/// its heap: all of that is there from the start, so that what the process grows by is outside.
final class Server implements AutoCloseable {

    private static final List<String> WHOLE_HEAP = List.of("-Xms384m", "-XX:+AlwaysPreTouch");

    private static final int PATIENCE_MILLIS = 10_000;

    private final URI stream;
    private final Packaged process;

    /// @param path of its streams, which it answers when it is ready
    Server(
            StackSettings settings,
            String module,
            String path,
            String token,
            Map<String, String> environment) {
        process = new Packaged(settings, module, environment, WHOLE_HEAP);
        stream = process.endpoint(path);
        process.await(() -> answers(stream, token), "does not answer");
    }

    URI stream() {
        return stream;
    }

    long pid() {
        return process.pid();
    }

    private static boolean answers(URI stream, String token) {
        try {
            var request = (HttpURLConnection) stream.toURL().openConnection();
            request.setConnectTimeout(PATIENCE_MILLIS);
            request.setReadTimeout(PATIENCE_MILLIS);
            request.setRequestProperty("Authorization", "Bearer " + token);
            try {
                return request.getResponseCode() == 200;
            } finally {
                request.disconnect();
            }
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
