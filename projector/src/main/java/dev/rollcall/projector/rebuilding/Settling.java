package dev.rollcall.projector.rebuilding;

import dev.rollcall.projector.database.Transaction;
import dev.rollcall.projector.projections.Column;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.projector.projections.Projections;
import dev.rollcall.projector.projections.Table;
import dev.rollcall.projector.rebuilding.Rebuild.Phase;
import io.vertx.mutiny.sqlclient.Tuple;

/// After the swap: what views refer to in each other stands at least bare, and the database holds
/// them to it.
final class Settling {

    private final Site<?, ?> site;

    Settling(Site<?, ?> site) {
        this.site = site;
    }

    Step step() {
        return site.transactions().run(site.patience(), this::settle);
    }

    private Step settle(Transaction transaction) {
        var rebuild =
                site.rebuilds().claimed(transaction).filter(it -> it.phase() == Phase.SETTLING);
        if (rebuild.isPresent()) {
            addBare(transaction);
            transaction.execute("select read_model.settle_references()", Tuple.tuple());
            site.rebuilds().enter(transaction, Phase.DONE);
        }
        return Step.IDLE;
    }

    private static void addBare(Transaction transaction) {
        for (var projection : Projections.ALL) {
            for (var column : projection.table().shape().all()) {
                column.refersTo()
                        .ifPresent(other -> addBare(transaction, projection, column, other));
            }
        }
    }

    private static void addBare(
            Transaction transaction, Projection<?, ?> from, Column<?> column, String to) {
        var sql =
                """
                insert into read_model.%1$s (%3$s)
                select distinct r.%3$s
                from read_model.%2$s r
                where r.%3$s is not null
                and not exists (
                    select
                    from read_model.%1$s t
                    where t.%3$s = r.%3$s)
                order by 1
                on conflict do nothing
                """
                        .formatted(table(to).name(), from.table().name(), column.name());
        transaction.execute(sql, Tuple.tuple());
    }

    private static Table<?> table(String projection) {
        return Projections.ALL.stream()
                .filter(each -> each.name().equals(projection))
                .findFirst()
                .orElseThrow()
                .table();
    }
}
