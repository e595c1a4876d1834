package dev.rollcall.edge.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What Jackson refused, said to the person who wrote the JSON: no class names, no library's words.
final class JsonProblems {
    private JsonProblems() {}

    static Problem of(JsonProcessingException refusal) {
        return switch (refusal) {
            case UnrecognizedPropertyException unknown ->
                    Problem.invalid("The body has a field that is not known here.")
                            .with(path(unknown), "is not known" + instead(unknown));
            case MismatchedInputException mismatch when mismatch.getPath().isEmpty() ->
                    Problem.invalid(
                            "The body must be %s.".formatted(kind(mismatch.getTargetType())));
            case MismatchedInputException mismatch ->
                    Problem.invalid("A field of the body has the wrong type.")
                            .with(path(mismatch), "must be " + kind(mismatch.getTargetType()));
            case JsonMappingException outOfRange
                    when outOfRange.getCause() instanceof InputCoercionException cause ->
                    Problem.invalid("A field of the body has the wrong type.")
                            .with(path(outOfRange), "must be " + kind(cause.getTargetType()));
            default -> malformed(refusal);
        };
    }

    static Problem missingBody() {
        return Problem.invalid("This request needs a JSON body.");
    }

    private static Problem malformed(JsonProcessingException refusal) {
        var at = refusal.getLocation();
        var where =
                at == null
                        ? ""
                        : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
        return Problem.of(
                400, "Malformed JSON", "The body is not well-formed JSON%s.".formatted(where));
    }

    private static String path(JsonMappingException refusal) {
        return refusal.getPath().stream()
                .map(
                        step ->
                                step.getFieldName() == null
                                        ? "[" + step.getIndex() + "]"
                                        : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String instead(UnrecognizedPropertyException unknown) {
        var known = unknown.getKnownPropertyIds();
        return known == null || known.isEmpty()
                ? ""
                : ": known are "
                        + known.stream()
                                .map(Object::toString)
                                .sorted()
                                .collect(Collectors.joining(", "));
    }

    private static String kind(Class<?> type) {
        if (type == null) {
            return "something else";
        }
        if (type.isEnum()) {
            return Stream.of(type.getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a text";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == int.class
                || type == long.class
                || type == Integer.class
                || type == Long.class) {
            return "a whole number";
        }
        if (type == double.class || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        return type.getName().startsWith("java.") ? "a well-formed value" : "a JSON object";
    }
}
