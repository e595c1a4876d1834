package dev.rollcall.edge.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// An error as RFC 9457 tells it. `type` follows from the title, so a program may branch on it;
/// `instance` is the request's path; `errors` names every field that was wrong, and is absent
/// when none was.
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        List<FieldError> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    /// `title` is the same for every problem of a kind, `detail` tells about this one.
    public static Problem of(int status, String title, String detail) {
        return new Problem(typeOf(title), title, status, detail, null, List.of());
    }

    /// Bad input, whatever is wrong with it: 400.
    public static Problem invalid(String detail) {
        return of(400, "Invalid input", detail);
    }

    public Problem with(String field, String reason) {
        var all = Stream.concat(errors.stream(), Stream.of(new FieldError(field, reason))).toList();
        return new Problem(type, title, status, detail, instance, all);
    }

    Problem at(String path) {
        return new Problem(type, title, status, detail, path, errors);
    }

    private static String typeOf(String title) {
        return "urn:rollcall:problem:"
                + title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    /// `field` is a path into the body (`answers[0].answer`), or the name of a parameter or header.
    @RegisterForReflection
    public record FieldError(String field, String reason) {}
}
