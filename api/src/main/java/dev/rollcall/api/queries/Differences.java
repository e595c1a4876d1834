package dev.rollcall.api.queries;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.api.parameters.AsOf;
import dev.rollcall.api.parameters.Reading;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/// Compares what one row was at two moments.
@ApplicationScoped
public class Differences {
    private final ObjectMapper json;

    Differences(ObjectMapper json) {
        this.json = json;
    }

    /// Empty where there was no such row at either. Without `to` it is compared with now.
    public <T> Uni<Optional<Difference>> between(
            AsOf from,
            Optional<AsOf> to,
            Reading now,
            Function<Reading, Uni<Optional<Versioned<T>>>> one) {
        var later = to.map(now::asOf).orElse(now);
        return Uni.combine()
                .all()
                .unis(one.apply(now.asOf(from)), one.apply(later))
                .with((before, after) -> difference(before.map(this::tree), after.map(this::tree)));
    }

    private JsonNode tree(Versioned<?> row) {
        return json.valueToTree(row.view());
    }

    static Optional<Difference> difference(Optional<JsonNode> from, Optional<JsonNode> to) {
        if (from.isEmpty() && to.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Difference(from.orElse(null), to.orElse(null), changed(from, to)));
    }

    private static List<String> changed(Optional<JsonNode> from, Optional<JsonNode> to) {
        var names = new TreeSet<String>();
        from.ifPresent(row -> row.fieldNames().forEachRemaining(names::add));
        to.ifPresent(row -> row.fieldNames().forEachRemaining(names::add));
        var changed = new ArrayList<String>();
        for (var name : names) {
            if (!from.map(row -> row.get(name)).equals(to.map(row -> row.get(name)))) {
                changed.add(name);
            }
        }
        return changed;
    }
}
