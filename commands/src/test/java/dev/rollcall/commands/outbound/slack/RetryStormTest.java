package dev.rollcall.commands.outbound.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.Consent;
import dev.rollcall.commands.InstallBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.slack.BotToken;
import dev.rollcall.commands.slack.OtherSlack;
import dev.rollcall.commands.slack.SlackOAuth;
import dev.rollcall.commands.slack.tokens.Installations;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.webapi.Call;
import dev.rollcall.local.slack.webapi.Fault;
import dev.rollcall.local.slack.workspace.Message;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two pods post to six channels of two workspaces while Slack fails in every way that it has.
@QuarkusTest
@TestProfile(InstallBackends.Profile.class)
class RetryStormTest {

    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final Map<String, String> WORKSPACE_OF =
            new TreeMap<>(
                    Map.of(
                            "C0GENERAL", "T0LOCAL",
                            "C0PLATFORM", "T0LOCAL",
                            "C0MOBILE", "T0LOCAL",
                            "C0DATA", "T0LOCAL",
                            "C1GENERAL", "T1HARBOUR",
                            "C1CREW", "T1HARBOUR"));
    static final int UPDATES_EACH = 5;

    /// A post is given up after the twelfth failure: with fewer of them in the air, none may be.
    static final int FAILURES = 11;

    static final int RATE_LIMITS = 6;
    static final int DELAYS = 10;
    static final String POST = "chat.postMessage";
    static final String SEARCH = "conversations.history";

    SlackSimulator slack;

    @Inject Installations installations;
    @Inject SlackOAuth oauth;
    @Inject SlackPosts posts;
    @Inject WantedPosts wanted;
    @Inject PostsAfterInstall afterInstall;
    @Inject Composer composer;
    @Inject PollRecords records;
    @Inject PostsConfig config;
    @Inject Pool pool;

    /// In what is said here and nowhere else.
    final UUID here = UUID.randomUUID();

    final Map<String, String> teams = new HashMap<>();

    OtherSlack otherSlack;
    PostRunner otherPod;

    @BeforeEach
    void twoPods() throws Exception {
        slack.app("http://127.0.0.1:" + RestAssured.port);
        var tokens = new HashMap<String, BotToken>();
        for (var workspace : List.of("T0LOCAL", "T1HARBOUR")) {
            var grant = Consent.of(workspace, slack, oauth);
            installations.install(grant);
            tokens.put(workspace, new BotToken.Known(grant.tokens().bot()));
        }
        otherSlack = OtherSlack.speaking(slack.apiUrl(), tokens);
        otherPod = otherPod();
        WORKSPACE_OF.forEach(this::aTeam);
        otherPod.start(null);
    }

    private PostRunner otherPod() {
        var workspaces = otherSlack.workspaces();
        var metrics = new PostMetrics(new SimpleMeterRegistry());
        var delivery =
                new PostDelivery(
                        installations,
                        new Speech(workspaces, posts, metrics),
                        posts,
                        afterInstall,
                        composer,
                        records,
                        metrics,
                        config);
        return new PostRunner(workspaces, posts, wanted, delivery, config);
    }

    private void aTeam(String channel, String workspace) {
        SlackTeams.free(channel);
        var team = SlackTeams.register("Storm in " + channel);
        SlackTeams.link(team, workspace, channel);
        SlackTeams.has(channel, team);
        teams.put(channel, team);
    }

    @AfterEach
    void calm() throws InterruptedException {
        slack.allWell();
        otherPod.stop(null);
        otherSlack.close();
    }

    @Test
    void whatever_slack_does_each_message_is_there_once_in_its_channels_order_and_none_too_early() {
        // Given
        long seed = Long.getLong("rollcall.seed", System.nanoTime());
        System.out.printf("seed: -Drollcall.seed=%d%n", seed);
        var random = new Random(seed);
        int seen = slack.calls().size();
        slack.failAlways(POST, new Fault.RateLimit(1));
        var updates = submitted();
        await().atMost(PATIENCE).until(() -> count(updates, "true") == updates.size());

        // When
        slack.allWell();
        storm(random);

        // Then
        await().atMost(PATIENCE)
                .until(() -> count(updates, "shown < wanted and given_up is null") == 0);
        assertThat(count(updates, "given_up is not null")).isZero();
        WORKSPACE_OF
                .keySet()
                .forEach(channel -> assertThat(said(channel)).as(channel).isEqualTo(due()));
        assertNoneTooEarly(slack.calls().stream().skip(seen).toList());
    }

    private List<UUID> submitted() {
        var updates = new ArrayList<UUID>();
        for (int n = 0; n < UPDATES_EACH; n++) {
            for (var channel : WORKSPACE_OF.keySet()) {
                updates.add(UUID.fromString(SlackTeams.submit(teams.get(channel), "Ada", text(n))));
            }
        }
        return updates;
    }

    private void storm(Random random) {
        var failures =
                IntStream.range(0, FAILURES)
                        .mapToObj(_ -> failure(random))
                        .collect(Collectors.toCollection(ArrayList::new));
        var searches = failures.subList(0, random.nextInt(4));
        fail(SEARCH, searches, random.nextInt(2), random);
        fail(POST, failures.subList(searches.size(), FAILURES), RATE_LIMITS, random);
    }

    private static Fault failure(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new Fault.Refuse("internal_error");
            case 1 -> new Fault.Break(500 + random.nextInt(5));
            case 2 -> new Fault.Reset();
            case 3 -> new Fault.LoseAnswer();
            case 4 -> new Fault.Hang();
            default -> new Fault.Refuse("ratelimited");
        };
    }

    private void fail(String method, List<Fault> failures, int rateLimits, Random random) {
        var faults = new ArrayList<>(failures);
        faults.addAll(Collections.nCopies(rateLimits, new Fault.RateLimit(1)));
        for (int n = 0; n < DELAYS; n++) {
            faults.add(new Fault.Delay(Duration.ofMillis(random.nextInt(50))));
        }
        Collections.shuffle(faults, random);
        faults.forEach(fault -> slack.failNext(method, fault));
    }

    private String text(int number) {
        return here + " " + number;
    }

    private List<String> said(String channel) {
        return slack.messages(channel).stream()
                .map(Message::text)
                .filter(text -> text.contains(here.toString()))
                .toList();
    }

    private List<String> due() {
        return IntStream.range(0, UPDATES_EACH).mapToObj(n -> "*Ada*\n> " + text(n)).toList();
    }

    /// A channel has one post under way at a time, so what is called there next is the same again.
    private static void assertNoneTooEarly(List<Call> calls) {
        var notBefore = new HashMap<String, Long>();
        for (var call : calls) {
            if (call.channel().isEmpty()) {
                continue;
            }
            var place = call.method() + " in " + call.channel().get();
            var until = notBefore.remove(place);
            if (until != null) {
                assertThat(call.nanoTime() - until).as("%s: %s", place, calls).isNotNegative();
            }
            call.retryAfter()
                    .map(seconds -> call.nanoTime() + Duration.ofSeconds(seconds).toNanos())
                    .ifPresent(moment -> notBefore.put(place, moment));
        }
    }

    private int count(List<UUID> updates, String which) {
        RowSet<Row> rows =
                pool.preparedQuery(
                                """
                                select
                                from commands.slack_posts
                                where id = any ($1)
                                and %s
                                """
                                        .formatted(which))
                        .execute(Tuple.of(updates.toArray(UUID[]::new)))
                        .await()
                        .atMost(PATIENCE);
        return rows.size();
    }
}
