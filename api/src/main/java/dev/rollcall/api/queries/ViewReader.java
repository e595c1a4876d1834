package dev.rollcall.api.queries;

import static dev.rollcall.api.readmodel.Columns.instant;

import dev.rollcall.api.feed.Change;
import dev.rollcall.api.feed.ChangeFeed;
import dev.rollcall.api.feed.Known;
import dev.rollcall.api.parameters.After;
import dev.rollcall.api.parameters.Reading;
import dev.rollcall.api.readmodel.ReadModel;
import dev.rollcall.edge.problems.Problem;
import dev.rollcall.edge.problems.ProblemException;
import dev.rollcall.events.ConsistencyToken;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/// Reads views: a query's rows, once what it reads has what the caller wrote. How far that is is
/// read in the same statement as the rows, so that a replica can't lie; in between it sleeps on the
/// change feed. The same goes for whether all of a moment is there.
@ApplicationScoped
public class ViewReader {
    /// Behind the feed: a row also advances on events that it does not show.
    private static final Duration POLL = Duration.ofMillis(250);

    /// Of the query's own, behind those of [Standing].
    private static final int FIRST_COLUMN = 3;

    private final ReadModel readModel;
    private final ChangeFeed feed;

    ViewReader(ReadModel readModel, ChangeFeed feed) {
        this.readModel = readModel;
        this.feed = feed;
    }

    /// What is known of a view's rows without asking.
    <T> Known<T> known() {
        return feed.known();
    }

    /// What a query found.
    ///
    /// @param complete false where the view may show more of the moment later
    public record Found(boolean complete, List<Row> rows) {

        /// Of a query for one row, which says its `live_version`.
        public <T> Optional<Versioned<T>> one(Reading reading, Function<Row, T> view) {
            return rows.stream()
                    .findFirst()
                    .map(
                            row ->
                                    new Versioned<>(
                                            view.apply(row),
                                            row.getInteger("live_version"),
                                            row.getLong("sequence"),
                                            instant(row, "stale_since"),
                                            reading.asOf().isPresent(),
                                            complete));
        }
    }

    /// `sql` numbers its parameters from `Rows.first`, and its first column is never null.
    ///
    /// @param sources all that `sql` reads
    public Uni<Found> query(
            String name,
            Set<Source> sources,
            String sql,
            List<Object> parameters,
            Reading reading) {
        var after = reading.after();
        var complete =
                reading.asOf().map(moment -> Past.of(moment).complete(sources)).orElse("true");
        var standing =
                after.token().isPresent()
                        ? Standing.sql(sources, complete)
                        : Standing.unasked(complete);
        var statement = standing + "left join (\n" + sql + ") as view on true";
        var tuple = Tuple.tuple();
        tuple.addValue(after.token().map(ConsistencyToken::aggregateId).orElse(null));
        reading.asOf().map(Past::value).ifPresent(tuple::addValue);
        parameters.forEach(tuple::addValue);
        return after.token().isEmpty()
                ? readModel.query(name, statement, tuple).map(ViewReader::found)
                : reached(name, statement, tuple, after);
    }

    private Uni<Found> reached(String name, String statement, Tuple tuple, After after) {
        var deadline = Instant.now().plus(after.patience());
        return Multi.createBy()
                .repeating()
                .uni(() -> attempt(name, statement, tuple, after, deadline))
                .whilst(attempt -> !attempt.done())
                .collect()
                .last()
                .map(Attempt::found);
    }

    private record Attempt(boolean done, Found found) {}

    private Uni<Attempt> attempt(
            String name, String sql, Tuple parameters, After after, Instant deadline) {
        var next = feed.next();
        return readModel
                .query(name, sql, parameters)
                .flatMap(
                        rows -> {
                            var left = Duration.between(Instant.now(), deadline);
                            if (reached(rows, after.token().get())) {
                                return Uni.createFrom().item(new Attempt(true, found(rows)));
                            }
                            if (left.isNegative() || left.isZero()) {
                                throw notYet(rows, after.token().get());
                            }
                            return change(after.token().get(), next)
                                    .ifNoItem()
                                    .after(left.compareTo(POLL) < 0 ? left : POLL)
                                    .recoverWithItem((Void) null)
                                    .replaceWith(new Attempt(false, null));
                        });
    }

    private Uni<Void> change(ConsistencyToken token, CompletionStage<List<Change>> next) {
        return Uni.createFrom()
                .completionStage(next)
                .flatMap(
                        changes ->
                                changes.stream().anyMatch(change -> reaches(change, token))
                                        ? Uni.createFrom().voidItem()
                                        : change(token, feed.next()));
    }

    private static boolean reaches(Change change, ConsistencyToken token) {
        return switch (change) {
            case Change.Row row ->
                    row.aggregateId().equals(token.aggregateId())
                            && row.sequence() >= token.sequence();
            case Change.Reset _ -> true;
            case Change.Other _ -> false;
        };
    }

    private static boolean reached(RowSet<Row> rows, ConsistencyToken token) {
        var standing = rows.iterator().next().getLong("standing");
        return standing != null && standing >= token.sequence();
    }

    private static Found found(RowSet<Row> rows) {
        return new Found(
                Boolean.TRUE.equals(rows.iterator().next().getBoolean("complete")),
                StreamSupport.stream(rows.spliterator(), false)
                        .filter(row -> row.getValue(FIRST_COLUMN) != null)
                        .toList());
    }

    private static ProblemException notYet(RowSet<Row> rows, ConsistencyToken token) {
        var row = rows.iterator().next();
        var standing = row.getLong("standing");
        var stuck = instant(row, "stuck_since");
        var where = standing == null ? "not there yet" : "at sequence " + standing;
        return new ProblemException(
                Problem.of(
                                504,
                                "Not visible yet",
                                stuck == null
                                        ? "The view does not have this write yet. Ask again, or wait longer with wait=."
                                        : "The view stands still for this aggregate since %s, until an operator retries its dead letter."
                                                .formatted(stuck))
                        .with(
                                "after",
                                "%s is %s, asked for is %d"
                                        .formatted(token.aggregateId(), where, token.sequence())));
    }
}
