package dev.rollcall.commands.webhook;

import java.security.SecureRandom;
import java.util.Base64;

/// What a webhook's messages are signed with, written as Standard Webhooks does: `whsec_`, and 24
/// to 64 bytes in base64.
public record WebhookSecret(String text) {

    private static final String PREFIX = "whsec_";
    private static final int LEAST = 24;
    private static final int MOST = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// Throws an IllegalArgumentException for what is none.
    public WebhookSecret {
        int length = bytes(text).length;
        if (length < LEAST || length > MOST) {
            throw new IllegalArgumentException("not 24 to 64 bytes");
        }
    }

    public static WebhookSecret random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    public byte[] key() {
        return bytes(text);
    }

    private static byte[] bytes(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("does not begin with " + PREFIX);
        }
        return Base64.getDecoder().decode(text.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
