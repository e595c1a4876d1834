package dev.rollcall.commands.slack.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.commands.slack.SlackInstallConfig;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts tokens, each bound to its workspace and its kind (AES-256-GCM, a random nonce each
/// time, NIST SP 800-38D), and reads what any of its keys has encrypted.
@ApplicationScoped
class TokenKeys {

    private static final String FILE = "file:";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, SecretKeySpec> keys = new HashMap<>();
    private final List<String> flaws = new ArrayList<>();
    private final Optional<String> current;

    TokenKeys(SlackInstallConfig config) {
        config.tokenKeys().forEach(this::add);
        current = config.tokenKey();
        if (!config.tokenKeys().isEmpty() && current.isEmpty()) {
            flaws.add("rollcall.slack.token-key does not say which key encrypts");
        }
        current.filter(name -> !config.tokenKeys().containsKey(name))
                .ifPresent(
                        name ->
                                flaws.add(
                                        "rollcall.slack.token-key names %s, but rollcall.slack.token-keys.%s is not set"
                                                .formatted(name, name)));
    }

    /// What kind of token it is, which its ciphertext is bound to.
    enum Kind {
        BOT,
        REFRESH
    }

    /// @param key the name of the one that it is under
    record Sealed(String key, Buffer bytes) {}

    sealed interface Opened {
        record Text(String text) implements Opened {
            @Override
            public String toString() {
                return "Text[…]";
            }
        }

        record Locked(String why) implements Opened {}
    }

    private void add(String name, String value) {
        var setting = "rollcall.slack.token-keys." + name;
        try {
            var text = value.startsWith(FILE) ? read(value.substring(FILE.length())) : value;
            var bytes = Base64.getDecoder().decode(text.strip());
            if (bytes.length != KEY_BYTES) {
                flaws.add("%s has %d bytes instead of 32".formatted(setting, bytes.length));
                return;
            }
            keys.put(name, new SecretKeySpec(bytes, "AES"));
        } catch (IllegalArgumentException _) {
            flaws.add(setting + " is no base64");
        } catch (IOException failure) {
            flaws.add("%s cannot be read: %s".formatted(setting, failure));
        }
    }

    private static String read(String path) throws IOException {
        return Files.readString(Path.of(path));
    }

    /// What is wrong with the settings; none where there are no keys at all.
    List<String> flaws() {
        return List.copyOf(flaws);
    }

    boolean canSeal() {
        return current.filter(keys::containsKey).isPresent();
    }

    /// The key for what is encrypted from now on.
    Optional<String> current() {
        return current.filter(keys::containsKey);
    }

    /// Of those that can be read with.
    List<String> names() {
        return List.copyOf(keys.keySet());
    }

    Sealed seal(String workspace, Kind kind, String token) {
        var name = current().orElseThrow(() -> new IllegalStateException("no key to encrypt with"));
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, name, nonce, workspace, kind);
            var text = cipher.doFinal(token.getBytes(UTF_8));
            var bytes = Arrays.copyOf(nonce, nonce.length + text.length);
            System.arraycopy(text, 0, bytes, nonce.length, text.length);
            return new Sealed(name, Buffer.buffer(bytes));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + CIPHER, impossible);
        }
    }

    Opened open(String workspace, Kind kind, Sealed ciphertext) {
        if (!keys.containsKey(ciphertext.key())) {
            return new Opened.Locked(
                    "it is under the key %s, and rollcall.slack.token-keys.%s is not set"
                            .formatted(ciphertext.key(), ciphertext.key()));
        }
        var bytes = ciphertext.bytes().getBytes();
        if (bytes.length <= NONCE_BYTES) {
            return altered(ciphertext);
        }
        try {
            var nonce = Arrays.copyOf(bytes, NONCE_BYTES);
            var cipher = cipher(Cipher.DECRYPT_MODE, ciphertext.key(), nonce, workspace, kind);
            var text = cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
            return new Opened.Text(new String(text, UTF_8));
        } catch (AEADBadTagException _) {
            return altered(ciphertext);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + CIPHER, impossible);
        }
    }

    private static Opened altered(Sealed ciphertext) {
        return new Opened.Locked(
                "it is not what the key %s has encrypted for this workspace: another key has that name now, or the row was altered"
                        .formatted(ciphertext.key()));
    }

    private Cipher cipher(int mode, String key, byte[] nonce, String workspace, Kind kind)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, keys.get(key), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD("rollcall|%s|%s".formatted(kind, workspace).getBytes(UTF_8));
        return cipher;
    }
}
