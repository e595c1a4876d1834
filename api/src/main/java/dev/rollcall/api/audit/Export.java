package dev.rollcall.api.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.eventstore.read.Selection;
import dev.rollcall.eventstore.read.Slice;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/// One client's way through the log, oldest first, up to the head that it began with. It holds a
/// slice at a time, and reads the next when that is written. A failure cuts the connection, so
/// that what came never looks like all of it.
final class Export {
    private static final Logger LOG = Logger.getLogger(Export.class);
    private static final int SLICE = 200;

    private final AuditLog log;
    private final Lines lines;
    private Selection rest;
    private boolean begun;

    Export(AuditLog log, Selection selection, Lines lines) {
        this.log = log;
        this.lines = lines;
        this.rest = selection;
    }

    Multi<byte[]> chunks() {
        return Multi.createBy()
                .repeating()
                .uni(this::next)
                .whilst(_ -> !rest.isEmpty())
                .select()
                .where(chunk -> chunk.length > 0)
                .onFailure(_ -> begun)
                .invoke(Export::warn);
    }

    private Uni<byte[]> next() {
        return log.slice(rest, SLICE).map(this::write);
    }

    private byte[] write(Slice slice) {
        var heading = begun ? "" : lines.heading();
        begun = true;
        rest = slice.rest();
        return (heading + lines.of(slice.events().stream().map(AuditedEvent::of).toList()))
                .getBytes(UTF_8);
    }

    private static void warn(Throwable failure) {
        LOG.warnf(
                "An export was broken off: %s. Its client may go on after the last position it has.",
                failure);
    }
}
