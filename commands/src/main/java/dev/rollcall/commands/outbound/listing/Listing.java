package dev.rollcall.commands.outbound.listing;

import dev.rollcall.commands.outbound.listing.Part.Place;
import dev.rollcall.edge.problems.Problem;
import dev.rollcall.edge.problems.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// Rows that operators look at, by part or one by one. What fails is a problem for whoever asked.
public final class Listing<T> {

    private static final Logger LOG = Logger.getLogger(Listing.class);
    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final Pool pool;
    private final Function<Row, T> item;
    private final String one;

    /// Of one table.
    ///
    /// @param one what each row is called
    public Listing(Pool pool, Function<Row, T> item, String one) {
        this.pool = pool;
        this.item = item;
        this.one = one;
    }

    /// Some of them.
    ///
    /// @param sql takes the filters, then the moment and the id that the part goes on after, or
    ///     nulls, then how many rows to read; each has `created_at` and `id`
    public Uni<Page<T>> part(String sql, Part part, Object... filters) {
        var arguments = new ArrayList<>(Arrays.asList(filters));
        arguments.add(part.after().map(Place::moment).orElse(null));
        arguments.add(part.after().map(Place::id).orElse(null));
        arguments.add(part.toRead());
        return pool.preparedQuery(sql)
                .execute(Tuple.from(arguments))
                .map(rows -> part.page(rows, item))
                .onFailure()
                .transform(Listing::unavailable);
    }

    /// The one of these ids.
    ///
    /// @param sql answers with one row, or none for an id that is not known
    public Uni<T> one(String sql, UUID... ids) {
        return pool.preparedQuery(sql)
                .execute(Tuple.from(ids))
                .onFailure()
                .transform(Listing::unavailable)
                .map(rows -> rows.stream().findFirst().map(item).orElseThrow(this::unknown));
    }

    private ProblemException unknown() {
        return new ProblemException(
                Problem.of(
                        404,
                        "Not found",
                        "There is no such %s; it may be forgotten.".formatted(one)));
    }

    public static ProblemException unavailable(Throwable failure) {
        LOG.warnf("What goes out can't be read: %s.", failure);
        return ProblemException.unavailable("The database can't be read just now.", AGAIN);
    }
}
