package dev.rollcall.commands.slack.tokens;

import dev.rollcall.commands.secrets.Opened;
import dev.rollcall.commands.secrets.SecretKeys;
import dev.rollcall.commands.secrets.SecretKeys.Kind;
import dev.rollcall.commands.slack.BotToken;
import dev.rollcall.commands.slack.SlackGrant;
import dev.rollcall.commands.slack.SlackRefusal;
import dev.rollcall.commands.slack.SlackWorkspaces;
import dev.rollcall.commands.slack.WorkspacesUsable;
import dev.rollcall.events.SlackWorkspaceEvent.Reason;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/// Which workspaces let the bot in: writes it down, follows what other pods write, and has the log
/// told of it.
@ApplicationScoped
public class Installations {

    private static final Logger LOG = Logger.getLogger(Installations.class);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final WorkspaceTable table;
    private final SecretKeys keys;
    private final InstallRecords records;
    private final SlackWorkspaces slack;
    private final Event<WorkspacesUsable> usable;
    private final Clock clock;
    private final ReentrantLock looking = new ReentrantLock();
    private final Map<String, StoredWorkspace> known = new HashMap<>();
    private final Map<String, BotToken> tokens = new HashMap<>();

    Installations(
            WorkspaceTable table,
            SecretKeys keys,
            InstallRecords records,
            SlackWorkspaces slack,
            Event<WorkspacesUsable> usable,
            Clock clock) {
        this.table = table;
        this.keys = keys;
        this.records = records;
        this.slack = slack;
        this.usable = usable;
        this.clock = clock;
    }

    /// Whether a token can be kept.
    public boolean canKeep() {
        return keys.canSeal();
    }

    /// Keeps what a workspace gave, from before or anew. Blocks; it is durable on return.
    public void install(SlackGrant grant) {
        table.install(grant, clock.instant()).await().atMost(ANSWER);
        look();
    }

    /// Nothing can be said there from now on. What was installed after that moment stays.
    public Uni<Boolean> uninstall(String workspace, Reason reason, Instant at) {
        return table.uninstall(workspace, reason, at);
    }

    /// Looks where the bot cannot speak: another pod may know better, by a moment. Blocks.
    public void lookFor(String workspace) {
        if (!slack.usable(workspace)) {
            look();
        }
    }

    /// Follows what has changed since the last look. Blocks.
    public void look() {
        looking.lock();
        try {
            var revisions = table.revisions().await().atMost(ANSWER);
            follow(changed(revisions));
            for (var workspace : table.unrecorded().await().atMost(ANSWER)) {
                record(workspace);
            }
        } finally {
            looking.unlock();
        }
    }

    /// What stands in the table is true already; the log hears of it at the next look.
    private void record(StoredWorkspace workspace) {
        try {
            records.record(workspace).await().atMost(ANSWER);
        } catch (RuntimeException failure) {
            LOG.warnf(
                    "Slack: that %s was installed or left could not be recorded yet: %s",
                    workspace.workspace(), failure);
        }
    }

    private Set<String> changed(Map<String, Long> revisions) {
        var changed = new HashSet<String>();
        revisions.forEach(
                (workspace, revision) -> {
                    var before = known.get(workspace);
                    if (before == null || before.revision() != revision) {
                        changed.add(workspace);
                    }
                });
        return changed;
    }

    private void follow(Set<String> changed) {
        if (changed.isEmpty()) {
            return;
        }
        var awakened = new HashSet<String>();
        for (var workspace : table.read(changed).await().atMost(ANSWER)) {
            var token = workspace.token(keys);
            known.put(workspace.workspace(), workspace);
            var before = tokens.put(workspace.workspace(), token);
            tell(workspace, before, token);
            if (token instanceof BotToken.Known && !(before instanceof BotToken.Known)) {
                awakened.add(workspace.workspace());
            }
        }
        slack.installed(tokens);
        if (!awakened.isEmpty()) {
            usable.fire(new WorkspacesUsable(awakened));
        }
    }

    private void tell(StoredWorkspace workspace, BotToken before, BotToken now) {
        var name = "%s (%s)".formatted(workspace.workspace(), workspace.name());
        switch (now) {
            case BotToken.Known _ -> {
                if (!(before instanceof BotToken.Known)) {
                    LOG.infof("Slack: the bot speaks in %s", name);
                }
            }
            case BotToken.Missing(var why) when why.equals(SlackRefusal.TOKEN_LOCKED) ->
                    LOG.errorf(
                            "Slack: the token of %s cannot be read: %s. What to do: %s",
                            name, lock(workspace), new SlackRefusal(why).remedy());
            case BotToken.Missing(var why) ->
                    LOG.warnf(
                            "Slack: the bot is not in %s any more (%s). What to do: %s",
                            name,
                            workspace.uninstalled().map(StoredWorkspace::stored).orElse(why),
                            new SlackRefusal(why).remedy());
        }
    }

    private String lock(StoredWorkspace workspace) {
        return workspace
                .bot()
                .map(ciphertext -> keys.open(workspace.workspace(), Kind.BOT, ciphertext))
                .filter(Opened.Locked.class::isInstance)
                .map(opened -> ((Opened.Locked) opened).why())
                .orElse("");
    }

    /// Those whose tokens are under another key than the one that encrypts now, and can be read.
    Set<StoredWorkspace> underOlderKeys() {
        looking.lock();
        try {
            var older = new HashSet<StoredWorkspace>();
            keys.current()
                    .ifPresent(
                            current ->
                                    known.values().stream()
                                            .filter(one -> isReadable(one, current))
                                            .forEach(older::add));
            return older;
        } finally {
            looking.unlock();
        }
    }

    private boolean isReadable(StoredWorkspace workspace, String current) {
        return tokens.get(workspace.workspace()) instanceof BotToken.Known
                && workspace
                        .bot()
                        .filter(ciphertext -> !ciphertext.key().equals(current))
                        .isPresent();
    }
}
