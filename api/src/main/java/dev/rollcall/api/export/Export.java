package dev.rollcall.api.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// One client's way through what it asked for. It holds a part at a time, and reads the next when
/// that is written. A failure cuts the connection, so that what came never looks like all of it.
final class Export<T> {
    private static final Logger LOG = Logger.getLogger(Export.class);

    private final Lines<T> lines;
    private Optional<Supplier<Uni<Part<T>>>> rest;
    private boolean begun;

    Export(Lines<T> lines, Supplier<Uni<Part<T>>> first) {
        this.lines = lines;
        this.rest = Optional.of(first);
    }

    Multi<byte[]> chunks() {
        return Multi.createBy()
                .repeating()
                .uni(this::next)
                .whilst(_ -> rest.isPresent())
                .select()
                .where(chunk -> chunk.length > 0)
                .onFailure(_ -> begun)
                .invoke(Export::warn);
    }

    private Uni<byte[]> next() {
        return rest.orElseThrow().get().map(this::write);
    }

    private byte[] write(Part<T> part) {
        var heading = begun ? "" : lines.heading();
        begun = true;
        rest = part.rest();
        return (heading + lines.of(part.items())).getBytes(UTF_8);
    }

    private static void warn(Throwable failure) {
        LOG.warnf(
                "An export was broken off: %s. Its client may go on after the last item it has.",
                failure);
    }
}
