package dev.rollcall.api.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.ReadModelDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AwayTest.NoDatabase.class)
class AwayTest {
    /// Nothing listens at port 1.
    public static final class NoDatabase implements QuarkusTestProfile {
        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "rollcall.database.url", "postgresql://127.0.0.1:1/rollcall",
                    "rollcall.access.tokens.reader.secret", ReadModelDatabase.READER,
                    "rollcall.access.tokens.reader.scopes", "read",
                    "rollcall.access.tokens.operator.secret", ReadModelDatabase.OPERATOR,
                    "rollcall.access.tokens.operator.scopes", "operate");
        }
    }

    @Test
    void every_operation_that_reads_says_when_to_ask_again() {
        var document = Document.read();
        for (var operation : document.operations()) {
            if (document.answers(operation).containsKey("503")) {
                var request = operation.allowed();
                for (var parameter : operation.parameters()) {
                    if (parameter.path("required").asBoolean()
                            && parameter.path("in").asText().equals("query")) {
                        request.queryParam(parameter.path("name").asText(), 1);
                    }
                }
                var ids = operation.ids(UUID.randomUUID());

                var answer = request.get(operation.path(), ids);

                assertThat(answer.statusCode()).as("%s", operation).isEqualTo(503);
            }
        }
    }
}
