package dev.rollcall.api.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.ReadModelDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@TestProfile(LimitedTest.OnceInAWhile.class)
@QuarkusTestResource(ReadModelDatabase.class)
class LimitedTest {
    public static final class OnceInAWhile implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("rollcall.rate-limit.per-second", "1", "rollcall.rate-limit.burst", "1");
        }
    }

    @Test
    @Timeout(60)
    void every_operation_tells_who_asks_too_often_when_to_go_on() {
        for (var operation : Document.read().operations()) {
            var ids = operation.ids(UUID.randomUUID());

            // It is let in as long as a second has passed.
            var answer = ask(operation, ids);
            while (answer.statusCode() != 429) {
                answer = ask(operation, ids);
            }

            assertThat(answer.getHeader("Retry-After")).as("%s", operation).isEqualTo("1");
        }
    }

    /// Without a token, so that no stream is opened; who has none is counted by address.
    private static Response ask(Document.Operation operation, Map<String, ?> ids) {
        return RestAssured.given().pathParams(ids).request(operation.method(), operation.path());
    }
}
