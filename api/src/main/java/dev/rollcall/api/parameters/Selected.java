package dev.rollcall.api.parameters;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Which of a row's fields are shown. What tells rows and their versions apart always is.
public record Selected(Set<String> names, boolean all) {
    public static final Selected ALL = new Selected(Set.of(), true);
    public static final Selected NONE = new Selected(Set.of(), false);

    public boolean has(String name) {
        return all || names.contains(name);
    }

    /// Of a `select`: what is not shown is not read.
    public String columns(List<String> columns) {
        return columns("", columns);
    }

    /// The same of the rows that are called so, such as `v.`. One that is read as `answers::text`
    /// is called by its name all the same.
    public String columns(String rows, List<String> columns) {
        return columns.stream()
                .map(column -> has(name(column)) ? rows + column : "null as " + name(column))
                .collect(Collectors.joining(", "));
    }

    public static String name(String column) {
        return column.replace("::text", "");
    }

    /// What an entity tag has of it.
    public String tag() {
        return all ? "" : "." + String.join(".", new TreeSet<>(names));
    }
}
