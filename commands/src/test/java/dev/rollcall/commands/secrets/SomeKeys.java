package dev.rollcall.commands.secrets;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/// Keys as a pod has them by its settings.
public final class SomeKeys {

    private SomeKeys() {}

    /// Those of such settings.
    ///
    /// @param current null where it is not set
    public static SecretKeys of(Map<String, String> keys, String current) {
        var settings = new HashMap<String, String>();
        keys.forEach((name, key) -> settings.put("rollcall.slack.token-keys." + name, key));
        if (current != null) {
            settings.put("rollcall.slack.token-key", current);
        }
        return new SecretKeys(
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withDefaultValues(settings)
                        .withMapping(KeysConfig.class)
                        .build()
                        .getConfigMapping(KeysConfig.class));
    }
}
