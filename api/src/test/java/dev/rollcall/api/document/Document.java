package dev.rollcall.api.document;

import static java.util.stream.StreamSupport.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.rollcall.api.ReadModelDatabase;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The OpenAPI document as this service serves it.
record Document(JsonNode json, Map<JsonNode, JsonSchema> schemas) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS =
            JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    record Operation(String method, String path, JsonNode json) {
        String id() {
            return json.path("operationId").asText();
        }

        /// What the path names, in the place of its parameters.
        Map<String, ?> ids(Object id) {
            return ids(path, id);
        }

        static Map<String, ?> ids(String path, Object id) {
            if (path.contains("{slack_user}")) {
                return Map.of("slack_workspace", "T1", "slack_user", id);
            }
            return path.contains("{id}") ? Map.of("id", id) : Map.of();
        }

        boolean matches(String request) {
            return request.matches(path.replaceAll("\\{[^}]+}", "[^/]+"));
        }

        List<JsonNode> parameters() {
            return stream(json.path("parameters").spliterator(), false).toList();
        }

        /// A request by who may.
        RequestSpecification allowed() {
            var operates = json.at("/security/0/token/0").asText().equals("operate");
            return RestAssured.given()
                    .auth()
                    .oauth2(operates ? ReadModelDatabase.OPERATOR : ReadModelDatabase.READER);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static Document read() {
        var text = RestAssured.given().get("/q/openapi?format=json").asString();
        try {
            return new Document(JSON.readTree(text), new ConcurrentHashMap<>());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The one without a parameter in its path before the one that has it there.
    List<Operation> operations() {
        return json.path("paths").properties().stream()
                .flatMap(
                        path ->
                                path.getValue().properties().stream()
                                        .filter(method -> METHODS.contains(method.getKey()))
                                        .map(
                                                method ->
                                                        new Operation(
                                                                method.getKey()
                                                                        .toUpperCase(
                                                                                java.util.Locale
                                                                                        .ROOT),
                                                                path.getKey(),
                                                                method.getValue())))
                .sorted(Comparator.comparing((Operation it) -> it.path().contains("{")))
                .toList();
    }

    Optional<Operation> operation(String method, String path) {
        var asked = method.equals("HEAD") ? "GET" : method;
        return operations().stream()
                .filter(it -> it.matches(path))
                .findFirst()
                .flatMap(
                        first ->
                                operations().stream()
                                        .filter(it -> it.path().equals(first.path()))
                                        .filter(it -> it.method().equals(asked))
                                        .findFirst());
    }

    /// By status; what is shared is told in full.
    Map<String, JsonNode> answers(Operation operation) {
        var answers = new TreeMap<String, JsonNode>();
        operation
                .json()
                .path("responses")
                .properties()
                .forEach(answer -> answers.put(answer.getKey(), resolved(answer.getValue())));
        return answers;
    }

    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? json.at(node.path("$ref").asText().substring(1)) : node;
    }

    /// What is wrong with a body, or an example. What the shape does not name is wrong, too.
    Set<ValidationMessage> refusals(JsonNode shape, JsonNode body) {
        return schemas.computeIfAbsent(shape, this::schema).validate(body);
    }

    private JsonSchema schema(JsonNode shape) {
        var root = JSON.createObjectNode();
        root.setAll((ObjectNode) strict(shape));
        var all = root.putObject("components").putObject("schemas");
        json.at("/components/schemas")
                .properties()
                .forEach(it -> all.set(it.getKey(), parts(it.getValue())));
        return SCHEMAS.getSchema(root, STRICT);
    }

    private static JsonNode strict(JsonNode shape) {
        var copy = parts(shape);
        if (copy instanceof ObjectNode object
                && (object.has("$ref") || object.has("properties") || object.has("allOf"))) {
            object.put("unevaluatedProperties", false);
        }
        return copy;
    }

    /// A shape that another may add to is strict only where it is used.
    private static JsonNode parts(JsonNode shape) {
        if (!shape.isObject()) {
            return shape;
        }
        var copy = ((ObjectNode) shape).deepCopy();
        copy.path("properties")
                .properties()
                .forEach(
                        it ->
                                ((ObjectNode) copy.get("properties"))
                                        .set(it.getKey(), strict(it.getValue())));
        if (copy.has("items")) {
            copy.set("items", strict(copy.get("items")));
        }
        for (var alternatives : List.of("oneOf", "anyOf")) {
            if (copy.has(alternatives)) {
                var all = copy.putArray(alternatives);
                shape.get(alternatives).forEach(it -> all.add(strict(it)));
            }
        }
        return copy;
    }
}
