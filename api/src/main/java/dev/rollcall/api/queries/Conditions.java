package dev.rollcall.api.queries;

import dev.rollcall.api.parameters.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/// What a query's rows must be. Only what is asked for becomes a condition, so that each
/// combination has a plan of its own, by index.
public final class Conditions {
    private final StringJoiner sql = new StringJoiner("\n    and ").setEmptyValue("true");
    private final List<Object> parameters = new ArrayList<>();
    private final int first;

    public Conditions(Reading reading) {
        this(Rows.first(reading));
    }

    /// @param first the number of the first parameter
    public Conditions(int first) {
        this.first = first;
    }

    /// Each `?` becomes one of the values.
    public Conditions and(String condition, Object... values) {
        var numbered = condition;
        for (var value : values) {
            numbered = numbered.replaceFirst("\\?", "\\" + parameter(value));
        }
        sql.add(numbered);
        return this;
    }

    public Conditions andIf(String condition, Optional<?> value) {
        value.ifPresent(given -> and(condition, given));
        return this;
    }

    /// How the statement names this value.
    public String parameter(Object value) {
        parameters.add(value);
        return "$" + (first + parameters.size() - 1);
    }

    /// A `where` clause of what was asked for until now.
    public String sql() {
        return sql.toString();
    }

    public List<Object> parameters() {
        return parameters;
    }
}
