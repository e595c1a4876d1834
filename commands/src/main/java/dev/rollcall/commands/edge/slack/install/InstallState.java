package dev.rollcall.commands.edge.slack.install;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What goes to Slack with somebody who is about to consent, and comes back with them: signed, good
/// for a while, and only in the browser that has the secret it belongs to (RFC 6749, §10.12). Any
/// pod can check it, and none remembers it.
final class InstallState {

    /// @param secret stays in the browser, as a cookie
    record Begun(String state, String secret) {}

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern SHAPE =
            Pattern.compile("(\\d{1,12})\\.([\\w-]{43})\\.([\\w-]{43})");
    private static final int SECRET_BYTES = 32;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final Duration life;

    InstallState(String clientSecret, Duration life) {
        this.key = new SecretKeySpec(("install:" + clientSecret).getBytes(UTF_8), ALGORITHM);
        this.life = life;
    }

    Begun begin(Instant now) {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        var secret = BASE64.encodeToString(bytes);
        var ends = Long.toString(now.plus(life).getEpochSecond());
        var mark = digest(secret);
        return new Begun(ends + "." + mark + "." + signature(ends, mark), secret);
    }

    /// Why it is not ours, not of now, or not this browser's; empty for one that is good.
    Optional<String> flaw(String state, String secret, Instant now) {
        var parts = SHAPE.matcher(state == null ? "" : state);
        if (!parts.matches()) {
            return Optional.of("the state is missing or is not one");
        }
        var ends = parts.group(1);
        var mark = parts.group(2);
        if (!same(parts.group(3), signature(ends, mark))) {
            return Optional.of("the state is not signed by us");
        }
        if (secret == null || !same(mark, digest(secret))) {
            return Optional.of("the state was made for another browser");
        }
        return now.getEpochSecond() >= Long.parseLong(ends)
                ? Optional.of("the state has expired")
                : Optional.empty();
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }

    private static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return BASE64.encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String signature(String ends, String mark) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return BASE64.encodeToString(mac.doFinal((ends + "." + mark).getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }
}
