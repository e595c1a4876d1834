package dev.rollcall.commands.secrets;

import io.smallrye.config.ConfigMapping;
import java.util.Map;
import java.util.Optional;

/// What the secrets that others gave us are encrypted with: tokens of workspaces, and what
/// webhooks' messages are signed with.
@ConfigMapping(prefix = "rollcall.slack")
public interface KeysConfig {

    /// By name: 32 bytes in base64, or `file:` and where they stand.
    Map<String, String> tokenKeys();

    /// The name of the key for what is encrypted from now on.
    Optional<String> tokenKey();
}
