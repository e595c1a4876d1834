package dev.rollcall.projector.projections;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The values of a record by column, on their way back into Java.
public final class Fields {

    private final Map<String, Object> values;

    Fields(Map<String, Object> values) {
        this.values = values;
    }

    public String text(String name) {
        return (String) values.get(name);
    }

    public Long number(String name) {
        return values.get(name) instanceof Number number ? number.longValue() : null;
    }

    public UUID uuid(String name) {
        return (UUID) values.get(name);
    }

    public Instant time(String name) {
        return (Instant) values.get(name);
    }

    public LocalDate date(String name) {
        return (LocalDate) values.get(name);
    }

    public Boolean flag(String name) {
        return (Boolean) values.get(name);
    }

    @SuppressWarnings("unchecked") // what texts() wrote is a list of texts by construction
    public List<String> texts(String name) {
        return List.copyOf((List<String>) values.get(name));
    }

    /// Null where there is none.
    @SuppressWarnings("unchecked") // what part() wrote is a map by construction
    public <V> V part(String name, Shape<V> shape) {
        var part = (Map<String, Object>) values.get(name);
        return part == null ? null : shape.read(part);
    }

    @SuppressWarnings("unchecked") // what list() wrote is a list of maps by construction
    public <V> List<V> list(String name, Shape<V> shape) {
        var elements = (List<Map<String, Object>>) values.get(name);
        return elements.stream().map(shape::read).toList();
    }
}
