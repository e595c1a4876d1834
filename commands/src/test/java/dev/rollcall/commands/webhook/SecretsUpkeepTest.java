package dev.rollcall.commands.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.commands.handling.Store;
import dev.rollcall.commands.secrets.SecretKeys;
import dev.rollcall.commands.secrets.SomeKeys;
import dev.rollcall.commands.webhook.WebhookSecrets.Standing;
import dev.rollcall.commands.webhook.WebhookSecrets.Standing.Known;
import dev.rollcall.commands.webhook.WebhookSecrets.Standing.Locked;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How secrets stand in the table, as keys come and go.
class SecretsUpkeepTest {

    static final String A = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    static final String B = "HwECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHgA=";

    static final SecretKeys NONE = SomeKeys.of(Map.of(), null);
    static final SecretKeys OLDER = SomeKeys.of(Map.of("a", A), "a");
    static final SecretKeys BOTH = SomeKeys.of(Map.of("a", A, "b", B), "b");
    static final SecretKeys NEWER = SomeKeys.of(Map.of("b", B), "b");

    private static Store store;

    final UUID webhook = UUID.randomUUID();
    final WebhookSecret first = WebhookSecret.random();
    final WebhookSecret second = WebhookSecret.random();

    @BeforeAll
    static void start() {
        store = Store.start();
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @BeforeEach
    void startOver() {
        store.administer("delete from commands.webhook_secrets");
    }

    @Test
    void what_is_kept_is_sealed_and_read_by_who_has_the_key_alone() {
        await(secrets(OLDER).give(webhook, first, 1));
        await(secrets(OLDER).replace(webhook, second, 2));

        assertThat(stored())
                .allSatisfy(text -> assertThat(text).startsWith("sealed:").endsWith(":a"));
        assertThat(standing(BOTH)).isEqualTo(new Known(List.of(second, first)));
        assertThat(standing(NEWER))
                .isInstanceOfSatisfying(
                        Locked.class,
                        locked -> assertThat(locked.why()).contains("rollcall.slack.token-keys.a"));
    }

    @Test
    void a_secret_is_of_its_webhook_alone() {
        await(secrets(OLDER).give(webhook, first, 1));
        var other = UUID.randomUUID();

        store.administer("update commands.webhook_secrets set webhook_id = '%s'".formatted(other));

        assertThat(await(secrets(OLDER).of(other))).isInstanceOf(Locked.class);
    }

    @Test
    void without_a_key_nothing_is_kept_and_what_stands_in_the_open_signs() {
        open();
        upkeep(NONE);

        assertThat(standing(NONE)).isEqualTo(new Known(List.of(second, first)));
        assertThat(secrets(NONE).canKeep()).isFalse();
        assertThatThrownBy(() -> secrets(NONE).replace(webhook, first, 3))
                .isInstanceOf(IllegalStateException.class);
        assertThat(stored()).containsExactly(second.text(), first.text());
    }

    @Test
    void what_stands_in_the_open_is_sealed_once_there_is_a_key() {
        open();

        upkeep(OLDER);

        assertThat(stored()).allSatisfy(text -> assertThat(text).startsWith("sealed:"));
        assertThat(standing(OLDER)).isEqualTo(new Known(List.of(second, first)));
    }

    @Test
    void what_is_under_another_key_is_put_under_the_one_of_today_which_is_then_enough() {
        open();
        upkeep(OLDER);

        upkeep(BOTH);

        assertThat(stored()).allSatisfy(text -> assertThat(text).endsWith(":b"));
        assertThat(standing(NEWER)).isEqualTo(new Known(List.of(second, first)));
        var before = stored();
        upkeep(BOTH);
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void what_cannot_be_read_stays_as_it_is() {
        open();
        upkeep(OLDER);
        var before = stored();

        upkeep(NEWER);

        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void a_secret_that_signs_no_more_is_forgotten() {
        open();
        store.administer("update commands.webhook_secrets set previous_until = now()");

        upkeep(OLDER);

        assertThat(stored()).hasSize(1);
        assertThat(standing(OLDER)).isEqualTo(new Known(List.of(second)));
    }

    /// As an earlier build kept them.
    private void open() {
        store.administer(
                """
                insert into commands.webhook_secrets
                    (webhook_id, secret, sequence, previous, previous_until)
                values ('%s', '%s', 2, '%s', now() + interval '1 hour')
                """
                        .formatted(webhook, second.text(), first.text()));
    }

    private List<String> stored() {
        return store
                .administer(
                        """
                        select unnest(array[secret, previous]) as secret
                        from commands.webhook_secrets
                        """)
                .stream()
                .map(row -> row.getString("secret"))
                .filter(text -> text != null)
                .toList();
    }

    private Standing standing(SecretKeys keys) {
        return await(secrets(keys).of(webhook));
    }

    private static void upkeep(SecretKeys keys) {
        await(new SecretsUpkeep(store.pool, keys, secrets(keys)).once());
    }

    private static WebhookSecrets secrets(SecretKeys keys) {
        var config =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(WebhooksConfig.class)
                        .build()
                        .getConfigMapping(WebhooksConfig.class);
        return new WebhookSecrets(store.pool, keys, config);
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Store.PATIENCE);
    }
}
