package dev.rollcall.projector.applying;

/// Where the tables of a view stand.
public enum Place {
    /// What is read.
    LIVE("read_model"),
    /// What takes the live one's place when it is complete.
    NEXT("read_model_next"),
    /// What is compared with the live one, and dropped.
    WHAT_IF("read_model_what_if");

    private final String schema;

    Place(String schema) {
        this.schema = schema;
    }

    public String schema() {
        return schema;
    }

    String of(String table) {
        return schema + "." + table;
    }
}
