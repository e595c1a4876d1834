package dev.rollcall.api.parameters;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

@ConfigMapping(prefix = "rollcall.cursors")
interface CursorSettings {
    /// What cursors are signed with, the same at all pods; absent, it comes of the access tokens.
    Optional<String> key();
}
