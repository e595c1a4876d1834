package dev.rollcall.projector.applying;

import dev.rollcall.projector.database.Transactions;
import dev.rollcall.projector.deadletters.Action;
import dev.rollcall.projector.deadletters.Stuck;
import dev.rollcall.projector.projections.Poison.Cause;
import dev.rollcall.projector.projections.Projections;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// The way to what is stuck, in every view that this build knows.
@ApplicationScoped
public class StuckAggregates {

    private final Transactions transactions;
    private final Map<String, Releasing<?, ?>> views;

    StuckAggregates(Transactions transactions) {
        this.transactions = transactions;
        this.views =
                Projections.ALL.stream()
                        .map(each -> new Releasing<>(each, transactions))
                        .collect(Collectors.toMap(Releasing::projection, each -> each));
    }

    public Release release(String projection, UUID letter, Action action) {
        return Optional.<Releasing<?, ?>>ofNullable(views.get(projection))
                .map(view -> view.release(letter, action))
                .orElseGet(
                        () -> new Release.NotNow("this pod does not know the view " + projection));
    }

    /// Tries what an older build could not read. False where there is nothing that goes on.
    public boolean takeUp(String projection) {
        return views.get(projection).takeUp();
    }

    public Optional<UUID> letterOf(String projection, String aggregateId) {
        return transactions.run(it -> Stuck.letterOf(it, projection, aggregateId));
    }

    public List<UUID> lettersOf(String projection, Cause cause, UUID after, int limit) {
        return transactions.run(it -> Stuck.lettersOf(it, projection, cause, after, limit));
    }
}
