package dev.rollcall.projector.rebuilding;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.eventstore.read.EventReader;
import dev.rollcall.projector.applying.Candidate;
import dev.rollcall.projector.applying.Place;
import dev.rollcall.projector.database.Transaction;
import dev.rollcall.projector.database.Transactions;
import dev.rollcall.projector.projections.Column;
import dev.rollcall.projector.projections.Projection;
import java.time.Duration;
import java.util.List;

/// Where one view is built, and what with: the same for all steps of the way.
///
/// @param newColumns those that the live table does not have
/// @param page how many events are applied in one transaction
/// @param patience how long a statement over a whole table may take
record Site<R, E extends Event>(
        Projection<R, E> projection,
        Place place,
        Transactions transactions,
        List<Column<R>> newColumns,
        Rebuilds rebuilds,
        Candidate<R, E> candidate,
        int page,
        Duration patience) {

    Site(
            Projection<R, E> projection,
            Place place,
            Transactions transactions,
            List<Column<R>> newColumns,
            int page,
            Duration patience) {
        this(
                projection,
                place,
                transactions,
                newColumns,
                new Rebuilds(projection, place, newColumns),
                new Candidate<>(projection, place),
                page,
                patience);
    }

    /// A page of the log after a position.
    List<Envelope> after(Transaction transaction, long position) {
        return new EventReader(transaction.client())
                .after(position, page)
                .await()
                .atMost(transaction.patience());
    }
}
