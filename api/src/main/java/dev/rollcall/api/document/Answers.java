package dev.rollcall.api.document;

import dev.rollcall.edge.problems.Problem;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// The refusals that operations share, and the headers of answers.
final class Answers {
    private Answers() {}

    static void share(Components components) {
        components
                .addResponse(
                        "NotModified",
                        response("What is at hand is the latest")
                                .addHeader("ETag", tag())
                                .addHeader("Cache-Control", caching()))
                .addResponse(
                        "BadRequest",
                        problem(
                                "A parameter or field is not as it must be; errors names each",
                                400,
                                "Invalid input",
                                "1 field is not as it must be.",
                                ", \"errors\": [{\"field\": \"limit\", \"reason\": \"must be a whole number from 1 to 200\"}]"))
                .addResponse(
                        "Unauthorized",
                        problem(
                                        "No token, or an unknown one",
                                        401,
                                        "Unauthorized",
                                        "This needs a token.",
                                        "")
                                .addHeader(
                                        "WWW-Authenticate",
                                        header(
                                                "How to show a token: Bearer. Absent from signing in.")))
                .addResponse(
                        "Forbidden",
                        problem(
                                "The token lacks the scope",
                                403,
                                "Forbidden",
                                "This token lacks the scope read.",
                                ""))
                .addResponse(
                        "NotFound",
                        problem(
                                "There is none of this id, or it is not shown",
                                404,
                                "Unknown team",
                                "There is no team 7d0f6f0a-3f0e-5a53-9f3d-0c1d2e3f4a5b, or it is not shown.",
                                ""))
                .addResponse(
                        "NotAcceptable",
                        problem(
                                "There is no answer in a format of Accept",
                                406,
                                "Not acceptable",
                                "This path cannot answer in a format of the header Accept.",
                                ""))
                .addResponse(
                        "UnsupportedMediaType",
                        problem(
                                "The body is no JSON",
                                415,
                                "Unsupported media type",
                                "The body must be application/json, said so by the header Content-Type.",
                                ""))
                .addResponse(
                        "Unavailable",
                        problem(
                                        "The database can't be read just now",
                                        503,
                                        "Service unavailable",
                                        "The database can't be read just now.",
                                        "")
                                .addHeader("Retry-After", retryAfter()))
                .addResponse(
                        "NotYet",
                        problem(
                                "The views do not have the write of after yet",
                                504,
                                "Not yet visible",
                                "The view is at sequence 3, not yet at 4.",
                                ""));
    }

    static APIResponse response(String description) {
        return OASFactory.createAPIResponse().description(description);
    }

    static Header tag() {
        return header("Changes with what is answered; for If-None-Match.");
    }

    static Header caching() {
        return header("How long who asked may keep it; nobody else may.").required(true);
    }

    static Header header(String description) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING));
    }

    static MediaType text(String example) {
        return OASFactory.createMediaType()
                .schema(OASFactory.createSchema().addType(SchemaType.STRING))
                .example(example);
    }

    private static Header retryAfter() {
        return OASFactory.createHeader()
                .description("In how many seconds to ask again.")
                .required(true)
                .schema(OASFactory.createSchema().addType(SchemaType.INTEGER));
    }

    private static APIResponse problem(
            String description, int status, String title, String detail, String errors) {
        var example = Examples.problem(status, title, detail, errors);
        var media =
                OASFactory.createMediaType()
                        .schema(Shapes.ref("Problem"))
                        .example(Examples.json(example));
        return response(description)
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, media));
    }
}
