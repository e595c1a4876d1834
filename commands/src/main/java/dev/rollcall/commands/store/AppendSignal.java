package dev.rollcall.commands.store;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Tells whoever listens, on any pod, that the log has grown. Coalesced, and outside of the
/// appends' transactions: a NOTIFY inside them would make their commits wait for each other. One
/// that gets lost costs a listener no more than its polling interval.
@ApplicationScoped
public class AppendSignal {

    public static final String CHANNEL = "rollcall_events";

    private static final Logger LOG = Logger.getLogger(AppendSignal.class);
    private static final String NOTIFY = "select pg_notify('" + CHANNEL + "', '')";

    private final Pool pool;
    private boolean sending;
    private boolean again;

    AppendSignal(Pool pool) {
        this.pool = pool;
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
        pool.query(NOTIFY).execute().subscribe().with(_ -> sent(), failure -> failed(failure));
    }

    private void sent() {
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
