package dev.rollcall.projector.projections;

/// A row and how far it has followed its stream.
public record Stamped<R>(R row, Stamp stamp) {

    public static <R> Stamped<R> bare(Table<R> table) {
        return new Stamped<>(table.bare(), Stamp.BARE);
    }
}
