package dev.rollcall.api.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.api.ReadModelDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
class DocumentLintTest {
    @Test
    void there_is_nothing_to_complain_of() {
        assertThat(Lint.complaints(Document.read())).isEmpty();
    }

    @Test
    void what_is_wrong_is_told() {
        var document = Document.read();
        var teams = (ObjectNode) document.json().path("paths").path("/api/v1/teams").path("get");
        teams.remove("summary");
        teams.put("deprecated", true);
        ((ObjectNode) teams.at("/parameters/0")).remove("description");
        ((ObjectNode) teams.at("/responses/200/content/application~1json")).remove("example");
        var schemas = (ObjectNode) document.json().at("/components/schemas");
        schemas.putObject("Nobody").putObject("properties").putObject("notSnake");
        schemas.putObject("Lost").put("$ref", "#/components/schemas/Nowhere");

        assertThat(Lint.complaints(document))
                .contains(
                        "GET /api/v1/teams has no summary",
                        "GET /api/v1/teams is deprecated without Sunset",
                        "GET /api/v1/teams 200 application/json has no example",
                        "Nobody is not used",
                        "notSnake is not snake_case",
                        "\"#/components/schemas/Nowhere\" is nowhere")
                .anyMatch(it -> it.endsWith("has no description"));
    }
}
