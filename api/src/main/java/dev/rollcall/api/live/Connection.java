package dev.rollcall.api.live;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.function.Consumer;

/// One client's connection: what is written to it, whether it was taken, and why it ended. All of
/// it runs on the connection's own thread, which `run` and `later` come back to.
final class Connection {
    /// Why a stream ended.
    enum End {
        LEFT,
        STUCK,
        BEHIND,
        CLOSING,
        FAILED
    }

    private final HttpServerResponse response;
    private final Context context;
    private long takenAt = System.nanoTime();
    private boolean writing;
    private boolean over;
    private End end = End.LEFT;

    Connection(HttpServerResponse response, Context context) {
        this.response = response;
        this.context = context;
    }

    boolean isOver() {
        return over;
    }

    void write(Buffer bytes, Runnable taken) {
        if (over) {
            return;
        }
        writing = true;
        response.write(bytes)
                .onSuccess(
                        _ -> {
                            writing = false;
                            takenAt = System.nanoTime();
                            taken.run();
                        });
    }

    void last(End reason, Buffer bytes) {
        end = reason;
        over = true;
        response.end(bytes);
    }

    /// From any thread.
    void run(Runnable step) {
        context.runOnContext(_ -> step.run());
    }

    <T> void later(Uni<T> found, Consumer<T> then) {
        found.subscribe()
                .with(
                        item ->
                                run(
                                        () -> {
                                            if (!over) {
                                                then.accept(item);
                                            }
                                        }),
                        failure -> run(() -> fail(failure)));
    }

    private void fail(Throwable failure) {
        if (!over) {
            Streams.LOG.warnf(
                    "A stream was ended: %s. Its client connects again and resumes.", failure);
            last(End.FAILED, Buffer.buffer());
        }
    }

    /// Once it is closed or the stream has ended: why. A reader that was sent something, and took
    /// nothing for most of that time, is stuck.
    End closed(Duration patience) {
        over = true;
        boolean stuck = writing && System.nanoTime() - takenAt > patience.toNanos() * 3 / 4;
        return end == End.LEFT && stuck ? End.STUCK : end;
    }
}
