package dev.rollcall.edge.access;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import org.jboss.logging.Logger;

/// A service does not start with an open door: one line says why, the exit code is 1.
class AccessAtStart {
    private static final Logger LOG = Logger.getLogger(AccessAtStart.class);

    void check(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start,
            AccessConfiguration configuration,
            LaunchMode mode) {
        var flaws = AccessRules.flaws(configuration.tokens(), mode == LaunchMode.NORMAL);
        if (!flaws.isEmpty()) {
            LOG.fatalf("Not started, access is not configured well: %s.", String.join("; ", flaws));
            Quarkus.asyncExit(1); // the exception alone would leave the process half started
            throw new PreventFurtherStepsException(1);
        }
    }
}
