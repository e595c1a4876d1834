package dev.rollcall.commands.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

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

/// Encrypts secrets, each bound to its kind and to whose it is (AES-256-GCM, a random nonce each
/// time, NIST SP 800-38D), and reads what any of its keys has encrypted.
@ApplicationScoped
public class SecretKeys {

    private static final String FILE = "file:";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, SecretKeySpec> keys = new HashMap<>();
    private final List<String> flaws = new ArrayList<>();
    private final Optional<String> current;

    SecretKeys(KeysConfig config) {
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

    /// What a ciphertext is bound to, beside whose it is.
    public enum Kind {
        /// A workspace's bot token.
        BOT,
        /// What a workspace's next one is had for.
        REFRESH,
        /// What a webhook's messages are signed with.
        WEBHOOK
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
    public List<String> flaws() {
        return List.copyOf(flaws);
    }

    public boolean canSeal() {
        return current.filter(keys::containsKey).isPresent();
    }

    /// The key for what is encrypted from now on.
    public Optional<String> current() {
        return current.filter(keys::containsKey);
    }

    /// Of those that can be read with.
    public List<String> names() {
        return List.copyOf(keys.keySet());
    }

    /// Under the key of today.
    ///
    /// @param of whose it is: the id of a workspace or webhook
    public Sealed seal(String of, Kind kind, String text) {
        var name = current().orElseThrow(() -> new IllegalStateException("no key to encrypt with"));
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, name, nonce, of, kind);
            var ciphertext = cipher.doFinal(text.getBytes(UTF_8));
            var bytes = Arrays.copyOf(nonce, nonce.length + ciphertext.length);
            System.arraycopy(ciphertext, 0, bytes, nonce.length, ciphertext.length);
            return new Sealed(name, Buffer.buffer(bytes));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + CIPHER, impossible);
        }
    }

    public Opened open(String of, Kind kind, Sealed ciphertext) {
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
            var cipher = cipher(Cipher.DECRYPT_MODE, ciphertext.key(), nonce, of, kind);
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
                "it is not what the key %s has encrypted for it: another key has that name now, or the row was altered"
                        .formatted(ciphertext.key()));
    }

    private Cipher cipher(int mode, String key, byte[] nonce, String of, Kind kind)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, keys.get(key), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD("rollcall|%s|%s".formatted(kind, of).getBytes(UTF_8));
        return cipher;
    }
}
