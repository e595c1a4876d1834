package dev.rollcall.commands.polls;

import static dev.rollcall.commands.handling.Requests.carryOut;
import static dev.rollcall.commands.handling.Requests.request;
import static dev.rollcall.commands.handling.Store.PATIENCE;

import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.commands.handling.PersonPlans;
import dev.rollcall.commands.handling.Plan;
import dev.rollcall.commands.handling.StatusUpdatePlans;
import dev.rollcall.commands.handling.Store;
import dev.rollcall.commands.handling.TeamPlans;
import dev.rollcall.commands.lookups.LookupsByHand;
import dev.rollcall.commands.lookups.RecentUpdates;
import dev.rollcall.commands.model.statusupdate.StatusUpdateCommand.SubmitStatusUpdate;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.roster.Rosters;
import dev.rollcall.commands.roster.SlackPeople;
import dev.rollcall.events.Answer;
import dev.rollcall.events.PollSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Some pods over one database, at a clock that is moved, which the log goes by too. What happened
/// is told in lines, each with what the clock showed. As an extension it starts over for each test.
final class World implements AutoCloseable, BeforeEachCallback, AfterAllCallback {

    static final String WORKSPACE = "T1";

    static final String LOG_GOES_BY_OUR_CLOCK =
            """
            create table event_store.shown (now timestamptz);
            insert into event_store.shown values ('epoch');
            grant select on event_store.shown to public;
            create or replace function event_store.clock() returns timestamptz
                language sql
                return (select now from event_store.shown)
            """;

    private final String start;
    private final MovedClock clock = new MovedClock(Instant.EPOCH);
    private final Store store = Store.start();
    private final LookupsByHand lookups = new LookupsByHand(store.pool);
    private final CommandHandler handler = store.pod();
    private final PollsConfig config =
            new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withMapping(PollsConfig.class)
                    .build()
                    .getConfigMapping(PollsConfig.class);
    private final Answering answering =
            new Answering(store.pool, new SlackPeople(store.pool, clock), clock, config);
    private final Set<String> uninstalled = ConcurrentHashMap.newKeySet();
    private final List<Asking> pods = List.of(pod(), pod(), pod());
    private volatile boolean slackAnswers;
    private History history = History.after(store, 0);

    World(String start) {
        this.start = start;
        store.administer(LOG_GOES_BY_OUR_CLOCK);
        moveTo(Instant.parse(start));
    }

    private void moveTo(Instant moment) {
        clock.moveTo(moment);
        store.administer("update event_store.shown set now = '%s'".formatted(moment));
    }

    /// The bot is not in the workspace any more, or is again.
    void uninstalled(boolean gone) {
        if (gone) {
            uninstalled.add(WORKSPACE);
        } else {
            uninstalled.clear();
        }
    }

    private Asking pod() {
        var commands = store.pod();
        var people = new People(store.pool);
        var audiences = new Audiences(new Rosters(store.pool, clock), _ -> slackAnswers);
        var rounds = new DueRounds(store.pool);
        var polls = new DuePolls(store.pool);
        var digests = new DueDigests(store.pool);
        var metrics = new PollsMetrics(new SimpleMeterRegistry());
        var anonymous =
                new AnonymousAnswers(
                        store.pool,
                        new AnonymousSenders(store.pool),
                        new HeldAnswers(store.pool),
                        commands,
                        clock);
        return new Asking(
                clock,
                rounds,
                polls,
                digests,
                new Opening(
                        commands,
                        rounds,
                        audiences,
                        people,
                        new SlackPeople(store.pool, clock),
                        config,
                        new OpeningReport(metrics),
                        uninstalled::contains),
                new Chasing(
                        commands,
                        polls,
                        new StillAsked(commands, audiences, people, clock),
                        anonymous,
                        config,
                        metrics),
                new Digesting(commands, digests, config, metrics),
                anonymous,
                new RecentUpdates(store.pool),
                config,
                metrics);
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        startOver(start);
    }

    /// Nothing that was set up before is asked any more.
    void startOver(String from) {
        lookups.catchUp();
        slackAnswers = false;
        for (var table :
                List.of(
                        "rounds",
                        "polls",
                        "poll_asked",
                        "poll_answers",
                        "memberships",
                        "digests",
                        "slack_users",
                        "slack_audiences",
                        "slack_rosters")) {
            store.administer("delete from commands." + table);
        }
        history = History.after(store, head());
        store.administer("select setval('event_store.last_stamp', 1)");
        moveTo(Instant.parse(from));
    }

    private long head() {
        return store.reader.head().await().atMost(PATIENCE);
    }

    List<String> happened() {
        return history.lines();
    }

    History history() {
        return history;
    }

    /// Moves the clock, and lets every pod look, one after the other.
    World at(String moment) {
        return at(Instant.parse(moment));
    }

    private World at(Instant moment) {
        moveTo(moment);
        for (var pod : pods) {
            lookups.catchUp();
            look(pod);
        }
        return told(moment);
    }

    /// Moves the clock, while nobody looks.
    World unseenAt(String moment) {
        moveTo(Instant.parse(moment));
        return this;
    }

    /// Lets all pods look at the same time, and again with what they had seen before.
    World atOnce(String moment) {
        moveTo(Instant.parse(moment));
        lookups.catchUp();
        var seen = pods.stream().map(pod -> pod.due().await().atMost(PATIENCE)).toList();
        for (int again = 0; again < 2; again++) {
            var looking = new ArrayList<Uni<Void>>();
            for (int n = 0; n < pods.size(); n++) {
                looking.add(pods.get(n).carryOut(seen.get(n)));
            }
            Uni.join().all(looking).andFailFast().await().atMost(PATIENCE);
        }
        return told(clock.instant());
    }

    /// As pods do whose look-ups have not heard of the last events.
    World behindAt(String moment) {
        moveTo(Instant.parse(moment));
        pods.forEach(World::look);
        return told(clock.instant());
    }

    private static void look(Asking pod) {
        pod.carryOut(pod.due().await().atMost(PATIENCE)).await().atMost(PATIENCE);
    }

    private World told(Instant moment) {
        history.note(moment);
        return this;
    }

    void forgetsAt(String moment) {
        moveTo(Instant.parse(moment));
        pods.getFirst().forget().await().atMost(PATIENCE);
    }

    World throughout(String from, String to, Duration step) {
        for (var now = Instant.parse(from); !now.isAfter(Instant.parse(to)); now = now.plus(step)) {
            at(now);
        }
        return this;
    }

    /// As after a restore: all look-ups are built again, from the log alone.
    void rebuildLookups() {
        store.administer("update commands.lookups set read_epoch = 0");
        lookups.catchUp();
    }

    long count(String table) {
        return store.administer("select count(*) from commands." + table)
                .iterator()
                .next()
                .getLong(0);
    }

    UUID team(String name, String... users) {
        var team = UUID.randomUUID();
        history.name(team, name);
        done(TeamPlans.register(team, name));
        for (var user : users) {
            done(TeamPlans.addMember(team, member(user)));
        }
        return team;
    }

    /// Asked at nine each day.
    UUID daily(String name, PollSettings settings, String... users) {
        var team = team(name, users);
        done(TeamPlans.setRound(team, "daily", SomeRounds.round("0 9 * * *", settings)));
        return team;
    }

    static Member member(String user) {
        return new Member(WORKSPACE, user);
    }

    void livesIn(String user, String timeZone) {
        done(PersonPlans.chooseTimeZone(member(user), Optional.of(timeZone)));
    }

    void takesOff(String user, String first, String last) {
        done(PersonPlans.takeDaysOff(member(user), LocalDate.parse(first), LocalDate.parse(last)));
    }

    void switchesReminders(String user, boolean on) {
        done(PersonPlans.switchReminders(member(user), on));
    }

    /// Whether there is a bot token, with which Slack can be asked; nobody asks it here.
    void canAskSlack(boolean can) {
        slackAnswers = can;
    }

    /// What Slack has said.
    ToldBySlack slack() {
        return new ToldBySlack(store, clock);
    }

    /// Says something without naming a poll; what is told is the status update's id.
    UUID says(UUID team, String user) {
        return says(team, user, null);
    }

    UUID says(UUID team, String user, UUID poll) {
        lookups.catchUp();
        var update = UUID.randomUUID();
        done(
                answering.submit(
                        update,
                        new SubmitStatusUpdate(
                                team, user, WORKSPACE, user, Answer.freely("Reviewing"), poll)));
        history.note(clock.instant());
        return update;
    }

    void retracts(UUID update) {
        done(StatusUpdatePlans.retract(update));
        history.note(clock.instant());
    }

    void done(Plan plan) {
        carryOut(handler, request(), plan);
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        close();
    }

    @Override
    public void close() {
        store.close();
    }
}
