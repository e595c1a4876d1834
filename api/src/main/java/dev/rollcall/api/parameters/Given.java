package dev.rollcall.api.parameters;

import dev.rollcall.edge.problems.Fields;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The parameters as they were sent. What is given twice is refused, and so is what nobody asked
/// for until all has been read.
final class Given {
    private final MultivaluedMap<String, String> given;
    private final Fields fields;
    private final Set<String> known = new HashSet<>();

    Given(MultivaluedMap<String, String> given, Fields fields) {
        this.given = given;
        this.fields = fields;
    }

    boolean has(String name) {
        return given.containsKey(name);
    }

    Set<String> names() {
        return given.keySet();
    }

    /// Null where it is absent.
    String value(String name) {
        known.add(name);
        var values = given.getOrDefault(name, List.of());
        if (values.size() > 1) {
            fields.refuse(name, "must be given once");
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    Map<String, String> of(Set<String> names) {
        var taken = new HashMap<String, String>();
        given.forEach(
                (name, values) -> {
                    if (names.contains(name)) {
                        taken.put(name, String.join(",", values));
                    }
                });
        return taken;
    }

    /// By name, in one order whatever theirs was.
    Map<String, List<String>> without(Set<String> names) {
        var others = new TreeMap<>(given);
        others.keySet().removeAll(names);
        return others;
    }

    void refuseUnknown() {
        given.keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> fields.refuse(name, "is not known here"));
    }
}
