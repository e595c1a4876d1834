package dev.rollcall.commands.store;

import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Tells whoever listens, on any pod, that the log has grown: at once, then every few milliseconds
/// while it grows on. Outside of the appends' transactions: a NOTIFY inside them would make their
/// commits wait for each other. One that gets lost costs a listener no more than its polling
/// interval.
@ApplicationScoped
public class AppendSignal {

    public static final String CHANNEL = "rollcall_events";

    private static final Logger LOG = Logger.getLogger(AppendSignal.class);

    /// Waits for no disk, which appends need for themselves.
    private static final String NOTIFY =
            """
            select set_config('synchronous_commit', 'off', true), pg_notify('%s', '')
            """
                    .formatted(CHANNEL);

    /// Every one is a commit, and wakes each listener.
    private static final long PAUSE_MILLIS = 5;

    private final Pool pool;
    private final Vertx vertx;
    private boolean sending;
    private boolean again;

    AppendSignal(Pool pool, Vertx vertx) {
        this.pool = pool;
        this.vertx = vertx;
    }

    void appended() {
        synchronized (this) {
            if (sending) {
                again = true;
                return;
            }
            sending = true;
        }
        send();
    }

    private void send() {
        pool.query(NOTIFY).execute().subscribe().with(_ -> pause(), failure -> failed(failure));
    }

    private void pause() {
        vertx.setTimer(PAUSE_MILLIS, _ -> goOn());
    }

    private void goOn() {
        synchronized (this) {
            sending = again;
            again = false;
            if (!sending) {
                return;
            }
        }
        send();
    }

    private void failed(Throwable failure) {
        LOG.debugf("no notification of new events: %s; listeners poll", failure.getMessage());
        synchronized (this) {
            sending = false;
            again = false;
        }
    }
}
