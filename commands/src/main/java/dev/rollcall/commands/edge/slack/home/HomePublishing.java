package dev.rollcall.commands.edge.slack.home;

import dev.rollcall.commands.edge.slack.home.HomeTabs.Shown;
import dev.rollcall.commands.edge.slack.intake.SlackMetrics;
import dev.rollcall.commands.handling.RequestHash;
import dev.rollcall.commands.lookups.Lookups;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.slack.SlackAnswer;
import dev.rollcall.commands.slack.SlackJson;
import dev.rollcall.commands.slack.SlackWorkspaces;
import dev.rollcall.eventstore.read.EventReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// Publishes Home tabs: what somebody has before them already is not sent again. Blocks.
@ApplicationScoped
public class HomePublishing {

    private static final Logger LOG = Logger.getLogger(HomePublishing.class);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration LOOKUPS_BY = Duration.ofSeconds(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final String KIND = "home";
    private static final int TURNS = 64;

    private final SlackWorkspaces slack;
    private final HomeSource source;
    private final HomeTabs tabs;
    private final HomeConfig config;
    private final Lookups lookups;
    private final EventReader reader;
    private final SlackMetrics metrics;
    private final Clock clock;

    /// Somebody's tab is published once at a time, so that whoever comes second finds what the
    /// first has published; a few people share a turn.
    private final List<Lock> turns =
            Stream.<Lock>generate(ReentrantLock::new).limit(TURNS).toList();

    HomePublishing(
            SlackWorkspaces slack,
            HomeSource source,
            HomeTabs tabs,
            HomeConfig config,
            Lookups lookups,
            EventReader reader,
            SlackMetrics metrics,
            Clock clock) {
        this.slack = slack;
        this.source = source;
        this.tabs = tabs;
        this.config = config;
        this.lookups = lookups;
        this.reader = reader;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// Somebody looks at theirs: it is filled beside the answer to Slack.
    public void opened(Member who) {
        beside(
                who,
                () -> {
                    await(tabs.opened(who, clock.instant()));
                    publish(who);
                });
    }

    /// Somebody changed something in theirs, which stands in the log by now.
    void changed(Member who) {
        beside(
                who,
                () -> {
                    awaitLookups();
                    publish(who);
                });
    }

    private void beside(Member who, Runnable what) {
        if (!slack.usable(who.workspace())) {
            return;
        }
        Thread.ofVirtual()
                .name("slack-home")
                .start(
                        () -> {
                            try {
                                what.run();
                            } catch (RuntimeException failure) {
                                metrics.request(KIND, "failed");
                                LOG.warn("a Home tab was not published", failure);
                            }
                        });
    }

    /// A Home tab that is behind for a moment is better than none.
    private void awaitLookups() {
        long epoch = await(reader.epoch());
        long head = await(reader.head());
        lookups.reached(epoch, head)
                .repeat()
                .withDelay(LOOK_AGAIN)
                .until(reached -> reached)
                .collect()
                .last()
                .ifNoItem()
                .after(LOOKUPS_BY)
                .recoverWithItem(false)
                .await()
                .atMost(ANSWER);
    }

    /// How long to wait before it is tried again; empty once it is done, or never will be.
    Optional<Duration> publish(Member who) {
        var turn = turns.get(Math.floorMod(who.hashCode(), TURNS));
        turn.lock();
        try {
            return publishInTurn(who);
        } finally {
            turn.unlock();
        }
    }

    private Optional<Duration> publishInTurn(Member who) {
        var shown = await(tabs.shownTo(who));
        var answer = publish(who, shown, shown.map(Shown::hash));
        // Another pod published meanwhile, perhaps what it had read before this one did.
        return answer instanceof SlackAnswer.Refused<Boolean>(var refusal)
                        && refusal.error().equals("hash_conflict")
                ? ended(publish(who, Optional.empty(), Optional.empty()))
                : ended(answer);
    }

    private SlackAnswer<Boolean> publish(Member who, Optional<Shown> shown, Optional<String> hash) {
        var view = HomeView.of(source.of(who));
        var mark = RequestHash.of(SlackJson.of(view));
        var now = clock.instant();
        boolean there =
                shown.filter(before -> before.mark().equals(mark))
                        .filter(before -> before.at().plus(config.believed()).isAfter(now))
                        .isPresent();
        return there
                ? new SlackAnswer.Done<>(false)
                : slack.in(who.workspace())
                        .publish(who.user(), hash, view)
                        .then(
                                fresh -> {
                                    await(tabs.shows(who, new Shown(mark, fresh, now)));
                                    return new SlackAnswer.Done<>(true);
                                });
    }

    private Optional<Duration> ended(SlackAnswer<Boolean> answer) {
        return switch (answer) {
            case SlackAnswer.Done<Boolean>(var sent) -> {
                metrics.request(KIND, sent ? "published" : "unchanged");
                yield Optional.empty();
            }
            case SlackAnswer.Refused<Boolean>(var refusal) -> {
                metrics.request(KIND, "refused");
                LOG.warnf("Slack did not take a Home tab: %s", refusal.error());
                yield Optional.empty();
            }
            case SlackAnswer.Busy<Boolean>(var pause) -> {
                metrics.request(KIND, "busy");
                yield Optional.of(pause);
            }
            case SlackAnswer.NotSent<Boolean> _, SlackAnswer.Unknown<Boolean> _ -> {
                metrics.request(KIND, "failed");
                yield Optional.of(LOOKUPS_BY);
            }
        };
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(ANSWER);
    }
}
