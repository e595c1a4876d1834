package dev.rollcall.commands.outbound.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.commands.outbound.webhook.Hook.Message;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/// A message's signature, checked as a receiver does, without what the sender signs with.
final class Signed {

    private Signed() {}

    static void check(Message message, String secret) {
        long timestamp = Long.parseLong(message.headers().get("webhook-timestamp"));
        assertThat(Instant.ofEpochSecond(timestamp))
                .isBetween(Instant.now().minusSeconds(300), Instant.now().plusSeconds(5));
        var key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
        var signed = message.webhookId() + "." + timestamp + "." + message.body();
        assertThat(message.headers().get("webhook-signature").split(" "))
                .contains("v1," + Base64.getEncoder().encodeToString(hmac(key, signed)));
    }

    /// RFC 2104, by hand.
    private static byte[] hmac(byte[] key, String text) {
        var block = Arrays.copyOf(key, 64);
        return sha256(xor(block, 0x5c), sha256(xor(block, 0x36), text.getBytes(UTF_8)));
    }

    private static byte[] xor(byte[] block, int with) {
        var result = new byte[block.length];
        for (int n = 0; n < block.length; n++) {
            result[n] = (byte) (block[n] ^ with);
        }
        return result;
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            Arrays.stream(parts).forEach(digest::update);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
