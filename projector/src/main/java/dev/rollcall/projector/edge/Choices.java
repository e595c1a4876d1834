package dev.rollcall.projector.edge;

import dev.rollcall.edge.problems.Fields;
import dev.rollcall.projector.projections.Poison.Cause;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.projector.projections.Projections;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Inputs that are one of a few words.
final class Choices {

    private static final List<String> STATES = List.of("open", "resolved", "discarded");

    private Choices() {}

    static Cause cause(Fields fields, String value) {
        return fields.parsed(
                "cause",
                value,
                Cause::valueOf,
                Arrays.stream(Cause.values())
                        .map(Cause::name)
                        .collect(Collectors.joining(", ", "must be one of ", "")));
    }

    static String state(Fields fields, String value) {
        return oneOf(STATES, fields, "state", value);
    }

    /// A view that this build knows.
    static String projection(Fields fields, String value) {
        var names = Projections.ALL.stream().<String>map(Projection::name).toList();
        return oneOf(names, fields, "projection", value);
    }

    private static String oneOf(List<String> words, Fields fields, String field, String value) {
        return fields.parsed(
                field,
                value,
                text -> {
                    if (!words.contains(text)) {
                        throw new IllegalArgumentException();
                    }
                    return text;
                },
                "must be one of " + String.join(", ", words));
    }
}
