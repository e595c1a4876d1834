package dev.rollcall.systemtests.running;

import dev.rollcall.local.launch.Pod;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/// What the pods of `commands` say of their relays.
public final class Relay {
    private static final Pattern LEADS =
            Pattern.compile("^rollcall_relay_leader(\\{.*})? 1\\.0$", Pattern.MULTILINE);

    private Relay() {}

    /// Whether this pod publishes now; one that does not answer does not.
    public static boolean leads(Pod pod) {
        try {
            var metrics = new Door(pod.managementUrl(), "").get("/q/metrics");
            return LEADS.matcher(metrics.text()).find();
        } catch (UncheckedIOException _) {
            return false;
        }
    }
}
