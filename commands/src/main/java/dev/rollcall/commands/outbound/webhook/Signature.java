package dev.rollcall.commands.outbound.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.commands.webhook.WebhookSecret;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The header `webhook-signature` of Standard Webhooks 1.0: HMAC-SHA256 of id, time and body, once
/// for each secret.
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    static String of(UUID id, long timestamp, byte[] body, List<WebhookSecret> secrets) {
        return secrets.stream()
                .map(secret -> "v1," + hmac(secret, id + "." + timestamp + ".", body))
                .collect(Collectors.joining(" "));
    }

    private static String hmac(WebhookSecret secret, String before, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.key(), ALGORITHM));
            mac.update(before.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
