package dev.rollcall.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A table's keys and indexes, as they were found: dropped while millions of rows come in, and
/// built again from the same definitions.
public record Indexes(Database database, List<String> drops, List<String> builds) {

    /// A definition names the parent alone, which would leave the partitions without.
    private static final String FOUND =
            """
            select format('alter table %s drop constraint %I', conrelid::regclass, conname),
                   format('alter table %s add constraint %I %s',
                          conrelid::regclass, conname, pg_get_constraintdef(oid))
            from pg_constraint
            where conrelid in (select relid from pg_partition_tree(?::regclass))
            and contype in ('p', 'u', 'x')
            and conparentid = 0
            union all
            select format('drop index %s', indexrelid::regclass),
                   replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON ')
            from pg_index
            join pg_class index on index.oid = indexrelid
            where indrelid in (select relid from pg_partition_tree(?::regclass))
            and not index.relispartition
            and not exists (select from pg_constraint where conindid = indexrelid)
            """;

    public static Indexes of(Database database, String table) throws SQLException {
        var drops = new ArrayList<String>();
        var builds = new ArrayList<String>();
        try (var connection = database.connect();
                var statement = connection.prepareStatement(FOUND)) {
            statement.setString(1, table);
            statement.setString(2, table);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    drops.add(rows.getString(1));
                    builds.add(rows.getString(2));
                }
            }
        }
        return new Indexes(database, List.copyOf(drops), List.copyOf(builds));
    }

    public void drop() throws SQLException {
        run(drops);
    }

    /// In memory, and by all processors.
    public void build() throws SQLException {
        run(builds);
    }

    private void run(List<String> statements) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("set maintenance_work_mem = '512MB'");
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
