package dev.rollcall.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsistencyTokenTest {

    @Property
    void a_token_is_read_as_it_was_made(
            @ForAll("uuids") UUID aggregateId,
            @ForAll @LongRange(min = 1, max = Long.MAX_VALUE) long sequence) {
        var token = new ConsistencyToken(aggregateId, sequence);

        assertThat(ConsistencyToken.decode(token.encode())).contains(token);
        assertThat(token.encode()).matches("[A-Za-z0-9_-]+");
    }

    @Property
    void garbage_is_no_token(@ForAll String garbage) {
        assertThat(ConsistencyToken.decode(garbage)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "1",
                "0d9b1f2c-7a54-4f6e-9c1b-2f8f1a3b5c7d",
                "0d9b1f2c-7a54-4f6e-9c1b-2f8f1a3b5c7d:",
                "0d9b1f2c-7a54-4f6e-9c1b-2f8f1a3b5c7d:0",
                "0d9b1f2c-7a54-4f6e-9c1b-2f8f1a3b5c7d:-1",
                "0d9b1f2c-7a54-4f6e-9c1b-2f8f1a3b5c7d:+1",
                "0d9b1f2c-7a54-4f6e-9c1b-2f8f1a3b5c7d:01",
                "0d9b1f2c-7a54-4f6e-9c1b-2f8f1a3b5c7d:9223372036854775808",
                "0D9B1F2C-7A54-4F6E-9C1B-2F8F1A3B5C7D:1",
                "1-1-1-1-1:1",
                "team:1"
            })
    void what_only_looks_like_a_token_is_none(String text) {
        var encoded =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(text.getBytes(StandardCharsets.UTF_8));

        assertThat(ConsistencyToken.decode(encoded)).isEmpty();
    }

    @Provide
    Arbitrary<UUID> uuids() {
        return AnyEvent.uuid();
    }
}
