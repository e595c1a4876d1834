package dev.rollcall.api.parameters;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.edge.access.AccessConfiguration;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// What this installation signs cursors with: as configured, or made of its access tokens, which
/// all pods have in common. Slowly, so that who may read can't find other tokens by trying.
@Startup
@Singleton
public class CursorKey {
    static final int SIGNATURE = 16;
    private static final int ROUNDS = 100_000;

    private final SecretKeySpec key;

    CursorKey(CursorSettings settings, AccessConfiguration access) {
        key = derived(settings.key().orElseGet(() -> secrets(access)));
    }

    private static String secrets(AccessConfiguration access) {
        return new TreeMap<>(access.tokens())
                .entrySet().stream()
                        .map(token -> token.getKey() + "=" + token.getValue().secret().orElse(""))
                        .collect(Collectors.joining("\n"));
    }

    private static SecretKeySpec derived(String secret) {
        var salt = "rollcall.cursors".getBytes(UTF_8);
        try {
            var derived =
                    SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(
                                    new PBEKeySpec(secret.toCharArray(), salt, ROUNDS, 256));
            return new SecretKeySpec(derived.getEncoded(), "HmacSHA256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2", e);
        }
    }

    byte[] sign(byte[] text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(text), SIGNATURE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }
}
