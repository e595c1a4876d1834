package dev.rollcall.commands.edge.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Slack's request signature, version v0: an HMAC over the time and the body's bytes as they came.
/// Source: Slack's "Verifying requests from Slack".
public final class SlackSignature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

    private final SecretKeySpec key;
    private final Duration window;

    public SlackSignature(String secret, Duration window) {
        this.key = new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM);
        this.window = window;
    }

    /// Why a request is not Slack's, or not of now; empty for one that is. Takes the same time for
    /// any wrong signature.
    Optional<String> flaw(String timestamp, String signature, byte[] body, Instant now) {
        if (timestamp == null || signature == null) {
            return Optional.of("it is not signed");
        }
        if (!SECONDS.matcher(timestamp).matches()) {
            return Optional.of("its time is not one");
        }
        if (!MessageDigest.isEqual(
                of(timestamp, body).getBytes(UTF_8), signature.getBytes(UTF_8))) {
            return Optional.of("its signature is wrong");
        }
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
        return age.abs().compareTo(window) > 0
                ? Optional.of("it was signed %d s ago".formatted(age.toSeconds()))
                : Optional.empty();
    }

    /// What Slack sends beside a body.
    public String of(String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(("v0:" + timestamp + ":").getBytes(UTF_8));
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }
}
