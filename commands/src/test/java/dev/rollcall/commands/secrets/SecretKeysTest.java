package dev.rollcall.commands.secrets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.commands.secrets.SecretKeys.Kind;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretKeysTest {

    static final String ONE = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    static final String OTHER = "HwECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHgA=";
    static final String TOKEN = "xoxb-a-token";

    final SecretKeys keys = SomeKeys.of(Map.of("a", ONE), "a");

    @Test
    void what_is_sealed_is_opened_again_and_nothing_of_it_shows() {
        var ciphertext = keys.seal("T1", Kind.BOT, TOKEN);

        assertThat(keys.open("T1", Kind.BOT, ciphertext)).isEqualTo(new Opened.Text(TOKEN));
        assertThat(ciphertext.bytes().toString(ISO_8859_1)).doesNotContain("xox");
        assertThat(keys.open("T1", Kind.BOT, ciphertext).toString()).doesNotContain("xox");
    }

    @Test
    void the_same_token_is_never_sealed_to_the_same() {
        assertThat(keys.seal("T1", Kind.BOT, TOKEN).bytes())
                .isNotEqualTo(keys.seal("T1", Kind.BOT, TOKEN).bytes());
    }

    @Test
    void a_token_is_of_its_workspace_and_kind_alone() {
        var ciphertext = keys.seal("T1", Kind.BOT, TOKEN);

        assertThat(keys.open("T2", Kind.BOT, ciphertext)).isInstanceOf(Opened.Locked.class);
        assertThat(keys.open("T1", Kind.REFRESH, ciphertext)).isInstanceOf(Opened.Locked.class);
    }

    @Test
    void what_was_altered_is_refused() {
        var ciphertext = keys.seal("T1", Kind.BOT, TOKEN);
        for (int n = 0; n < ciphertext.bytes().length(); n++) {
            var bytes = ciphertext.bytes().getBytes();
            bytes[n] ^= 1;
            assertThat(keys.open("T1", Kind.BOT, new Sealed("a", Buffer.buffer(bytes))))
                    .isInstanceOf(Opened.Locked.class);
        }
        assertThat(keys.open("T1", Kind.BOT, new Sealed("a", Buffer.buffer(new byte[12]))))
                .isInstanceOf(Opened.Locked.class);
    }

    @Test
    void what_stands_in_a_text_is_read_from_it_whatever_its_key_is_called() {
        for (var name : List.of("a", "key-1.of:2026")) {
            var ciphertext = new Sealed(name, Buffer.buffer("ciphertext"));
            assertThat(Sealed.read(ciphertext.written())).contains(ciphertext);
        }
        assertThat(Sealed.read("whsec_c2VhbGVk")).isEmpty();
    }

    @Test
    void an_older_key_is_still_read_with() {
        var ciphertext = keys.seal("T1", Kind.BOT, TOKEN);
        var later = SomeKeys.of(Map.of("a", ONE, "b", OTHER), "b");

        assertThat(later.open("T1", Kind.BOT, ciphertext)).isEqualTo(new Opened.Text(TOKEN));
        assertThat(later.seal("T1", Kind.BOT, TOKEN).key()).isEqualTo("b");
    }

    @Test
    void a_key_that_is_not_there_is_named() {
        var ciphertext = keys.seal("T1", Kind.BOT, TOKEN);

        assertThat(SomeKeys.of(Map.of("b", OTHER), "b").open("T1", Kind.BOT, ciphertext))
                .isInstanceOfSatisfying(
                        Opened.Locked.class,
                        locked -> assertThat(locked.why()).contains("rollcall.slack.token-keys.a"));
        assertThat(SomeKeys.of(Map.of("a", OTHER), "a").open("T1", Kind.BOT, ciphertext))
                .isInstanceOfSatisfying(
                        Opened.Locked.class,
                        locked -> assertThat(locked.why()).contains("another key has that name"));
    }

    @Test
    void a_key_stands_in_a_file(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("key"), ONE + "\n");
        var ciphertext = keys.seal("T1", Kind.BOT, TOKEN);

        assertThat(SomeKeys.of(Map.of("a", "file:" + file), "a").open("T1", Kind.BOT, ciphertext))
                .isEqualTo(new Opened.Text(TOKEN));
    }

    @Test
    void settings_that_are_wrong_are_told_and_no_reason_not_to_start() {
        assertThat(flaws(Map.of("a", ONE), null))
                .containsExactly("rollcall.slack.token-key does not say which key encrypts");
        assertThat(flaws(Map.of("a", ONE), "b"))
                .singleElement()
                .asString()
                .contains("token-keys.b");
        assertThat(flaws(Map.of("a", "AAAA"), "a")).singleElement().asString().contains("3 bytes");
        assertThat(flaws(Map.of("a", "!"), "a")).singleElement().asString().contains("no base64");
        assertThat(flaws(Map.of("a", "file:/no/such/file"), "a"))
                .singleElement()
                .asString()
                .contains("cannot be read");
        assertThat(SomeKeys.of(Map.of("a", "!"), "a").canSeal()).isFalse();
        assertThat(flaws(Map.of(), null)).isEmpty();
    }

    private static List<String> flaws(Map<String, String> keys, String current) {
        return SomeKeys.of(keys, current).flaws();
    }
}
