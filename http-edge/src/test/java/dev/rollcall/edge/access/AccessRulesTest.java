package dev.rollcall.edge.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.edge.access.AccessConfiguration.Token;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessRulesTest {
    private static final String GOOD = "a-long-enough-secret";

    @Test
    void production_needs_a_token() {
        assertEquals(
                List.of(
                        "no token is configured: set rollcall.access.tokens.<name>.secret and .scopes (read, write, operate)"),
                AccessRules.flaws(Map.of(), true));
        assertEquals(List.of(), AccessRules.flaws(Map.of(), false));
    }

    @Test
    void good_tokens_have_no_flaw() {
        assertEquals(
                List.of(),
                AccessRules.flaws(
                        Map.of(
                                "ci",
                                token(GOOD, "write"),
                                "wall",
                                token(GOOD + "2", "read", "operate")),
                        true));
    }

    @Test
    void weak_secrets_are_refused() {
        assertFlaw(
                "token ci has no secret",
                new Configured(Optional.empty(), Optional.of(Set.of("read"))));
        assertFlaw("token ci has no secret", token("                 ", "read"));
        assertFlaw(
                "the secret of token ci is shorter than 16 characters",
                token("123456789012345", "read"));
    }

    @Test
    void a_secret_that_no_header_or_cookie_can_carry_is_refused() {
        var flaw = "the secret of token ci has characters other than A-Z a-z 0-9 . _ ~ + / -";
        assertFlaw(flaw, token("a secret with spaces", "read"));
        assertFlaw(flaw, token("semicolon;semicolon", "read"));
        assertFlaw(flaw, token("gehe1mn1sträger-lang", "read"));
    }

    @Test
    void scopes_are_needed_and_known() {
        assertFlaw(
                "token ci has unknown scopes [admin, reed]: read, write and operate are known",
                token(GOOD, "reed", "admin", "read"));
        assertFlaw(
                "token ci has no scopes: give it some of read, write, operate",
                new Configured(Optional.of(GOOD), Optional.empty()));
    }

    @Test
    void one_secret_is_one_callers() {
        assertEquals(
                List.of("tokens ci and wall have the same secret"),
                AccessRules.flaws(
                        Map.of("wall", token(GOOD, "read"), "ci", token(GOOD, "read")), true));
    }

    private static void assertFlaw(String flaw, Token token) {
        assertEquals(List.of(flaw), AccessRules.flaws(Map.of("ci", token), false));
    }

    private static Token token(String secret, String... scopes) {
        return new Configured(Optional.of(secret), Optional.of(Set.of(scopes)));
    }

    private record Configured(Optional<String> secret, Optional<Set<String>> scopes)
            implements Token {}
}
