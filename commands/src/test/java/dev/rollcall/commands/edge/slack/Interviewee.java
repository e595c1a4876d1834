package dev.rollcall.commands.edge.slack;

import dev.rollcall.commands.SlackTeams;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.events.Question;
import dev.rollcall.events.Question.Kind;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.local.slack.SlackSimulator;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.Dependent;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// Somebody who prefers interviews, a team with a channel whose polls ask them, and what was
/// recorded since.
@Dependent
class Interviewee {

    static final String CHANNEL = "C0PLATFORM";
    static final Question DONE = text("What did you do yesterday?", false);
    static final Question TODAY = text("What will you do today?", false);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SlackStore store;
    private final Pool pool;
    private SlackSimulator slack;
    private String user;
    private long head;

    Interviewee(SlackStore store, Pool pool) {
        this.store = store;
        this.pool = pool;
    }

    /// The team, which is called Platform.
    String begin(SlackSimulator simulator, String somebody) {
        slack = simulator;
        user = somebody;
        slack.app("http://127.0.0.1:" + RestAssured.port);
        var team = SlackTeams.registerIn(CHANNEL, "Platform");
        command("interview on");
        store.awaitLookups();
        overlookWhatWas();
        return team;
    }

    void end(String team) {
        slack.allWell();
        command("skip");
        SlackTeams.comeBack(user);
        command("interview off");
        SlackTeams.archive(team);
    }

    void overlookWhatWas() {
        head = store.head();
    }

    void command(String line) {
        slack.command(user, CHANNEL, "/rollcall " + line);
    }

    List<Envelope> envelopes() {
        return store.after(head);
    }

    List<Event> events() {
        return envelopes().stream().map(SlackStore::event).toList();
    }

    List<StatusUpdateSubmitted> submitted() {
        return events().stream()
                .flatMap(
                        event ->
                                event instanceof StatusUpdateSubmitted submitted
                                        ? Stream.of(submitted)
                                        : Stream.empty())
                .toList();
    }

    /// Of the last one that began.
    String stage(UUID poll) {
        return pool
                .preparedQuery(
                        """
                        select stage
                        from commands.slack_interviews
                        where poll_id = $1
                        order by began_at desc
                        limit 1
                        """)
                .execute(Tuple.of(poll))
                .await()
                .atMost(PATIENCE)
                .stream()
                .findFirst()
                .map(row -> row.getString(0))
                .orElse("none");
    }

    static Question text(String text, boolean optional) {
        return new Question(text, Kind.TEXT, List.of(), optional, false, null, null);
    }
}
