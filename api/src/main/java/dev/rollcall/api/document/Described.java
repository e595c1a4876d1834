package dev.rollcall.api.document;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// One operation, as it is told step by step.
record Described(Operation operation) {
    private static final String JSON = "application/json";

    Described named(String id) {
        operation.setOperationId(id);
        return this;
    }

    Described takes(Parameter... parameters) {
        return takes(List.of(parameters));
    }

    Described takes(List<Parameter> parameters) {
        parameters.forEach(operation::addParameter);
        return this;
    }

    /// With an example, and for how long it may be kept.
    Described answers(String description, String example) {
        ok().description(description)
                .addHeader("Cache-Control", Answers.caching())
                .getContent()
                .getMediaType(JSON)
                .example(Examples.json(example));
        return this;
    }

    /// Or all of a list, for who asks for one of these formats.
    Described exports(String ndjson, String csv) {
        ok().getContent()
                .addMediaType("application/x-ndjson", Answers.text(ndjson))
                .addMediaType("text/csv", Answers.text(csv));
        return this;
    }

    /// What stands still has no tag, nor what is not complete yet.
    Described unlessAtHand() {
        ok().addHeader("ETag", Answers.tag());
        takes(QueryParameters.IF_NONE_MATCH);
        return refuses("304", "NotModified");
    }

    /// But to a token of this scope, or the session that it opened.
    Described closed() {
        return opened("read").refuses("401", "Unauthorized").refuses("403", "Forbidden");
    }

    Described opened(String... scopes) {
        operation.setSecurity(
                Stream.of("token", "session")
                        .map(
                                by ->
                                        OASFactory.createSecurityRequirement()
                                                .addScheme(by, List.of(scopes)))
                        .toList());
        return this;
    }

    /// By reading the database, for who may.
    Described reads() {
        return closed().refuses("400", "BadRequest")
                .refuses("406", "NotAcceptable")
                .refuses("503", "Unavailable");
    }

    Described waits() {
        return takes(QueryParameters.READ_YOUR_WRITES).refuses("504", "NotYet");
    }

    Described refuses(String status, String response) {
        operation
                .getResponses()
                .addAPIResponse(status, OASFactory.createAPIResponse().ref(response));
        return this;
    }

    APIResponse ok() {
        return operation.getResponses().getAPIResponse("200");
    }
}
