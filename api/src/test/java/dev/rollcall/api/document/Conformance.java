package dev.rollcall.api.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A test whose answer the document does not tell fails: its status, its media type, its headers,
/// each field of its body, and the parameters that were taken.
final class Conformance implements Filter {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static volatile Document document;

    @Override
    public Response filter(
            FilterableRequestSpecification request,
            FilterableResponseSpecification expected,
            FilterContext context) {
        var response = context.next(request, expected);
        var uri = URI.create(request.getURI());
        if (uri.getPath().startsWith("/api/") && !request.getMethod().equals("OPTIONS")) {
            check(request.getMethod(), uri, response);
        }
        return response;
    }

    private static void check(String method, URI uri, Response response) {
        if (document == null) {
            document = Document.read();
        }
        var operation = document.operation(method, uri.getPath());
        if (operation.isEmpty()) {
            assertThat(response.statusCode()).as("%s %s", method, uri).isIn(401, 403, 404, 405);
            return;
        }
        var what = "%s %s: %d".formatted(method, uri, response.statusCode());
        var status = Integer.toString(response.statusCode());
        var answers = document.answers(operation.get());
        var known = status.equals("500") ? "default" : status;
        assertThat(answers).as(what).containsKey(known);
        var answer = answers.get(known);
        answer.path("headers")
                .properties()
                .forEach(header -> header(document, header.getKey(), header.getValue(), response));
        if (status.startsWith("2")) {
            parameters(operation.get(), uri);
        }
        if (!method.equals("HEAD") && answer.has("content")) {
            body(document, answer.path("content"), response, what);
        }
    }

    private static void header(Document document, String name, JsonNode header, Response response) {
        if (document.resolved(header).path("required").asBoolean()) {
            assertThat(response.getHeader(name)).as(name).isNotNull();
        }
    }

    private static void parameters(Document.Operation operation, URI uri) {
        var known =
                operation.parameters().stream()
                        .map(it -> it.path("name").asText())
                        .collect(Collectors.toSet());
        var given =
                Stream.ofNullable(uri.getRawQuery())
                        .flatMap(query -> Stream.of(query.split("&", -1)))
                        .map(pair -> pair.replaceFirst("=.*", ""));
        assertThat(known).as("parameters of %s", operation).containsAll(given.toList());
    }

    private static void body(Document document, JsonNode content, Response response, String what) {
        var type = response.contentType().replaceFirst(";.*", "");
        assertThat(content.has(type)).as("%s is %s", what, type).isTrue();
        if (type.matches(".*[/+]json")) {
            try {
                var body = JSON.readTree(response.asString());
                var refusals = document.refusals(content.path(type).path("schema"), body);
                assertThat(refusals).as("%s\n%s", what, body).isEmpty();
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(what, e);
            }
        }
    }
}
