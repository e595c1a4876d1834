package dev.rollcall.api.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.edge.access.AccessConfiguration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CursorKeyTest {
    private static final Cursor LAST = new Cursor("1763888400000000", UUID.randomUUID());

    @Test
    void pods_with_the_same_tokens_take_each_others_cursors() {
        var one = list(Optional.empty(), Map.of("a", "secret-of-a", "b", "secret-of-b"));
        var other = list(Optional.empty(), Map.of("b", "secret-of-b", "a", "secret-of-a"));

        assertThat(other.decode(one.encode(LAST))).isEqualTo(new Search.Read(LAST, true));
    }

    @Test
    void a_cursor_of_before_a_token_changed_is_refused() {
        var before = list(Optional.empty(), Map.of("a", "secret-of-a"));
        var after = list(Optional.empty(), Map.of("a", "another-secret"));

        assertThatThrownBy(() -> after.decode(before.encode(LAST)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_key_that_is_configured_outlives_tokens_and_is_the_only_one() {
        var before = list(Optional.of("key"), Map.of("a", "secret-of-a"));
        var after = list(Optional.of("key"), Map.of("a", "another-secret"));
        var otherKey = list(Optional.of("other"), Map.of("a", "another-secret"));

        assertThat(after.decode(before.encode(LAST)).cursor()).isEqualTo(LAST);
        assertThatThrownBy(() -> otherKey.decode(before.encode(LAST)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Search list(Optional<String> key, Map<String, String> secrets) {
        return new Search(
                new CursorKey(() -> key, () -> tokens(secrets)), "/api/v1/teams", Map.of());
    }

    private static Map<String, AccessConfiguration.Token> tokens(Map<String, String> secrets) {
        var tokens = new HashMap<String, AccessConfiguration.Token>();
        secrets.forEach((name, secret) -> tokens.put(name, new Token(Optional.of(secret))));
        return tokens;
    }

    private record Token(Optional<String> secret) implements AccessConfiguration.Token {
        @Override
        public Optional<Set<String>> scopes() {
            return Optional.empty();
        }
    }
}
