package dev.rollcall.commands.slack.tokens;

import dev.rollcall.commands.loop.Loop;
import dev.rollcall.commands.secrets.SecretKeys;
import dev.rollcall.commands.slack.SlackInstallConfig;
import dev.rollcall.commands.slack.SlackWorkspaces;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Looks which workspaces there are, and after their tokens, for as long as the service runs.
@ApplicationScoped
public class InstallationsRunner {

    private static final Logger LOG = Logger.getLogger(InstallationsRunner.class);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(10);
    private static final Duration ASKS_EVERY = Duration.ofSeconds(30);

    private final Installations installations;
    private final TokenUpkeep upkeep;
    private final SecretKeys keys;
    private final SlackWorkspaces slack;
    private final SlackInstallConfig config;
    private final Loop loop = new Loop("slack-workspaces", this::turn);
    private boolean failing;
    private long nextAsking = System.nanoTime();

    InstallationsRunner(
            Installations installations,
            TokenUpkeep upkeep,
            SecretKeys keys,
            SlackWorkspaces slack,
            SlackInstallConfig config) {
        this.installations = installations;
        this.upkeep = upkeep;
        this.keys = keys;
        this.slack = slack;
        this.config = config;
    }

    /// Has it look now.
    public void wake() {
        loop.wake();
    }

    void start(@Observes StartupEvent started) {
        keys.flaws().forEach(flaw -> LOG.errorf("Keys of secrets: %s", flaw));
        loop.start();
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        loop.stop(STOPS_WITHIN);
    }

    private Duration turn() {
        try {
            installations.look();
            if (upkeep.refreshDue()) {
                installations.look();
            }
            installations.underOlderKeys().forEach(upkeep::encryptAnew);
            askWhenDue();
            failing = false;
        } catch (RuntimeException failure) {
            if (!loop.isStopping() && !failing) {
                failing = true;
                LOG.warnf(
                        "Slack: workspaces stay as they were known, since the database failed: %s",
                        failure);
            }
        }
        return config.workspacesPoll();
    }

    private void askWhenDue() {
        if (System.nanoTime() - nextAsking >= 0 && !slack.learnConfigured()) {
            nextAsking = System.nanoTime() + ASKS_EVERY.toNanos();
        }
    }
}
