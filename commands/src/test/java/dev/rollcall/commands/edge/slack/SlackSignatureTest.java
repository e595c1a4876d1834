package dev.rollcall.commands.edge.slack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SlackSignatureTest {

    /// The example in Slack's own documentation.
    static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

    static final String TIME = "1531420618";
    static final Instant THEN = Instant.ofEpochSecond(1531420618);
    static final String SIGNATURE =
            "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
    static final byte[] BODY =
            ("token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
                            + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA"
                            + "&user_name=roadrunner&command=%2Fwebhook-collect&text="
                            + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J"
                            + "%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
                            + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c")
                    .getBytes(UTF_8);

    final SlackSignature signature = new SlackSignature(SECRET, Duration.ofMinutes(5));

    @Test
    void slacks_own_example_is_let_in() {
        assertThat(signature.flaw(TIME, SIGNATURE, BODY, THEN)).isEmpty();
    }

    /// Made with openssl: bytes that are no text in any encoding of ours.
    @Test
    void the_signature_is_over_the_raw_bytes() {
        var body = "\u00ff\u00fe\u0000caf\u00c3\u00a9".getBytes(ISO_8859_1);
        var other = new SlackSignature("another-secret", Duration.ofMinutes(5));
        var sent = "v0=10dfa9f32b8ac6cf04835b236938b0fd5ac3eed867d513bdd0a7042676828986";

        assertThat(other.flaw("1700000000", sent, body, Instant.ofEpochSecond(1700000000)))
                .isEmpty();
    }

    @Test
    void five_minutes_are_let_in_and_a_second_more_is_not() {
        assertThat(signature.flaw(TIME, SIGNATURE, BODY, THEN.plusSeconds(300))).isEmpty();
        assertThat(signature.flaw(TIME, SIGNATURE, BODY, THEN.minusSeconds(300))).isEmpty();
        assertThat(signature.flaw(TIME, SIGNATURE, BODY, THEN.plusSeconds(301)))
                .hasValue("it was signed 301 s ago");
        assertThat(signature.flaw(TIME, SIGNATURE, BODY, THEN.minusSeconds(301))).isPresent();
    }

    @Test
    void another_byte_time_or_secret_is_refused() {
        var other = BODY.clone();
        other[other.length - 1] ^= 1;

        assertThat(signature.flaw(TIME, SIGNATURE, other, THEN)).hasValue("its signature is wrong");
        assertThat(signature.flaw("1531420619", SIGNATURE, BODY, THEN)).isPresent();
        assertThat(
                        new SlackSignature("x" + SECRET, Duration.ofMinutes(5))
                                .flaw(TIME, SIGNATURE, BODY, THEN))
                .isPresent();
    }

    @Test
    void what_is_no_signature_is_refused() {
        assertThat(signature.flaw(null, SIGNATURE, BODY, THEN)).hasValue("it is not signed");
        assertThat(signature.flaw(TIME, null, BODY, THEN)).hasValue("it is not signed");
        assertThat(signature.flaw(TIME, "", BODY, THEN)).isPresent();
        assertThat(signature.flaw(TIME, "v0=", BODY, THEN)).isPresent();
        assertThat(signature.flaw(TIME, SIGNATURE.toUpperCase(Locale.ROOT), BODY, THEN))
                .isPresent();
        assertThat(signature.flaw(TIME, SIGNATURE.substring(3), BODY, THEN)).isPresent();
        assertThat(signature.flaw("now", SIGNATURE, BODY, THEN)).hasValue("its time is not one");
        assertThat(signature.flaw("-1", SIGNATURE, BODY, THEN)).isPresent();
        assertThat(signature.flaw("9".repeat(30), SIGNATURE, BODY, THEN)).isPresent();
    }
}
