package dev.rollcall.edge.problems;

import dev.rollcall.edge.correlation.Correlation;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/// HTTP's own refusals, told by their status alone.
final class StandardProblems {
    private StandardProblems() {}

    static Problem of(int status, HttpServerRequest request) {
        if (status == 400) {
            return Problem.invalid("A parameter or header is not as it must be.");
        }
        var phrase = Response.Status.fromStatusCode(status);
        var title = phrase == null ? "Refused" : sentence(phrase.getReasonPhrase());
        return Problem.of(status, title, detail(status, request));
    }

    private static String detail(int status, HttpServerRequest request) {
        return switch (status) {
            case 404 -> "There is nothing at this path.";
            case 405 ->
                    "This path does not take %s; the header Allow says what it takes."
                            .formatted(request.method());
            case 406 -> "This path cannot answer in a format of the header Accept.";
            case 413 -> "The body is larger than this path takes.";
            case 415 -> "The body must be application/json, said so by the header Content-Type.";
            case 429 -> "This client asks too often; the header Retry-After says when to go on.";
            case 500 ->
                    "Something went wrong here. The log tells more under correlation id %s."
                            .formatted(Correlation.of(request));
            case 503 -> "Not able to answer at the moment; try again.";
            default -> "The request is not one that can be answered.";
        };
    }

    private static String sentence(String phrase) {
        return phrase.charAt(0) + phrase.substring(1).toLowerCase(Locale.ROOT);
    }
}
