package dev.rollcall.commands;

import dev.rollcall.commands.polls.MovedClock;
import dev.rollcall.commands.polls.WeekClock;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// As [CommandsBackends], for a service and a Slack whose clocks are moved by the test. A field of
/// type [MovedClock] is given Slack's; the service's is [WeekClock].
public final class WeekBackends implements QuarkusTestResourceLifecycleManager {

    /// Without the backends of the other tests.
    public static final class Profile implements QuarkusTestProfile {

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(WeekBackends.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(WeekClock.class);
        }
    }

    public static final int PARTITIONS = Backends.PARTITIONS;

    private final Backends backends = new Backends();
    private final MovedClock clock = new MovedClock(WeekClock.START);

    @Override
    public Map<String, String> start() {
        backends.start(Backends.simulator().botToken(CommandsBackends.BOT_TOKEN).clock(clock));
        return backends.settings(
                Map.of(
                        "rollcall.slack.bot-token",
                        CommandsBackends.BOT_TOKEN,
                        "rollcall.slack.rosters.every",
                        "50ms",
                        "rollcall.lookups.gather",
                        "1ms",
                        // What was taken in is known soon after, and not once a poll is over.
                        "mp.messaging.incoming.events.poll-timeout",
                        "20",
                        "mp.messaging.incoming.events.auto.commit.interval.ms",
                        "20"));
    }

    @Override
    public void inject(TestInjector test) {
        backends.inject(test);
        test.injectIntoFields(clock, new TestInjector.MatchesType(MovedClock.class));
    }

    @Override
    public void stop() {
        backends.close();
    }
}
