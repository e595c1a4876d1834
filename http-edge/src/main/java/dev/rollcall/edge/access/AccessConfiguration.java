package dev.rollcall.edge.access;

import io.smallrye.config.ConfigMapping;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who may come in: `rollcall.access.tokens.<name>.secret` and `.scopes`. The name is the actor
/// in an event's metadata.
@ConfigMapping(prefix = "rollcall.access")
public interface AccessConfiguration {

    Map<String, Token> tokens();

    /// Optional, so that what is missing is told by [AccessRules] in one line and not by a stack
    /// trace.
    interface Token {
        Optional<String> secret();

        Optional<Set<String>> scopes();
    }
}
