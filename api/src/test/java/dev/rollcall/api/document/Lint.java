package dev.rollcall.api.document;

import static java.util.stream.StreamSupport.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/// What is wrong with a document, whatever it documents.
final class Lint {
    private static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
    private static final Pattern IN_PATH = Pattern.compile("\\{([^}]+)}");

    private final Document document;
    private final List<String> complaints = new ArrayList<>();

    private Lint(Document document) {
        this.document = document;
    }

    static List<String> complaints(Document document) {
        var lint = new Lint(document);
        lint.operations();
        lint.references();
        lint.schemas();
        return lint.complaints;
    }

    private void operations() {
        check(document.json().path("openapi").asText().startsWith("3.1."), "is not OpenAPI 3.1");
        var ids = new HashSet<String>();
        for (var operation : document.operations()) {
            var json = operation.json();
            check(operation.id().matches("[a-z][A-Za-z]+"), operation + " has no operationId");
            check(ids.add(operation.id()), operation.id() + " is there twice");
            check(json.path("summary").isTextual(), operation + " has no summary");
            check(!json.path("tags").isEmpty(), operation + " has no tag");
            check(json.has("security"), operation + " does not say who may");
            parameters(operation);
            document.answers(operation)
                    .forEach((status, answer) -> answer(operation + " " + status, status, answer));
            if (json.has("requestBody")) {
                content(operation + " body", json.path("requestBody").path("content"));
            }
            if (json.path("deprecated").asBoolean()) {
                announced(operation);
            }
        }
    }

    /// Who is to go says so in each answer, and when.
    private void announced(Document.Operation operation) {
        document.answers(operation)
                .forEach(
                        (status, answer) -> {
                            if (status.startsWith("2")) {
                                for (var header : List.of("Deprecation", "Sunset")) {
                                    check(
                                            answer.path("headers").has(header),
                                            operation + " is deprecated without " + header);
                                }
                            }
                        });
    }

    private void parameters(Document.Operation operation) {
        var names = new HashSet<String>();
        var inPath = new HashSet<String>();
        for (var parameter : operation.parameters()) {
            var name = parameter.path("name").asText();
            var where = parameter.path("in").asText();
            var what = operation + " " + name;
            check(names.add(where + name), what + " is there twice");
            check(parameter.path("description").isTextual(), what + " has no description");
            check(!parameter.path("schema").isEmpty(), what + " has no schema");
            if (where.equals("query")) {
                check(SNAKE_CASE.matcher(name).matches(), what + " is not snake_case");
            }
            if (where.equals("path")) {
                inPath.add(name);
            }
        }
        var declared = IN_PATH.matcher(operation.path()).results().map(it -> it.group(1)).toList();
        check(inPath.equals(new HashSet<>(declared)), operation + " tells not what is in its path");
    }

    private void answer(String what, String status, JsonNode answer) {
        check(answer.path("description").isTextual(), what + " has no description");
        answer.path("headers")
                .properties()
                .forEach(
                        header -> {
                            var told = document.resolved(header.getValue());
                            check(
                                    told.has("description") && told.has("schema"),
                                    what + " does not tell what " + header.getKey() + " is");
                        });
        if (!status.equals("default")) {
            content(what, answer.path("content"));
        }
    }

    private void content(String what, JsonNode content) {
        content.properties()
                .forEach(
                        media -> {
                            var it = media.getValue();
                            var type = what + " " + media.getKey();
                            check(!it.path("schema").isEmpty(), type + " has no schema");
                            check(
                                    it.has("example") || it.has("examples"),
                                    type + " has no example");
                            if (it.has("example")) {
                                document.refusals(it.path("schema"), it.path("example"))
                                        .forEach(no -> complaints.add(type + " example: " + no));
                            }
                        });
    }

    private void references() {
        var used = new HashSet<String>();
        for (var node : document.json().findValues("$ref")) {
            check(
                    !document.json().at(node.asText().substring(1)).isMissingNode(),
                    node + " is nowhere");
            used.add(node.asText());
        }
        for (var kind : List.of("schemas", "responses")) {
            document.json()
                    .at("/components/" + kind)
                    .fieldNames()
                    .forEachRemaining(
                            name ->
                                    check(
                                            used.contains("#/components/" + kind + "/" + name),
                                            name + " is not used"));
        }
    }

    private void schemas() {
        var meta =
                JsonSchemaFactory.getInstance(VersionFlag.V202012)
                        .getSchema(SchemaLocation.of(SchemaId.V202012));
        document.json()
                .at("/components/schemas")
                .properties()
                .forEach(
                        it ->
                                meta.validate(it.getValue())
                                        .forEach(no -> complaints.add(it.getKey() + ": " + no)));
        for (var operation : document.operations()) {
            for (var parameter : operation.parameters()) {
                meta.validate(parameter.path("schema"))
                        .forEach(no -> complaints.add(operation + ": " + no));
            }
        }
        for (var properties : document.json().at("/components/schemas").findValues("properties")) {
            stream(((Iterable<String>) properties::fieldNames).spliterator(), false)
                    .forEach(
                            name ->
                                    check(
                                            SNAKE_CASE.matcher(name).matches(),
                                            name + " is not snake_case"));
        }
    }

    private void check(boolean right, String complaint) {
        if (!right) {
            complaints.add(complaint);
        }
    }
}
