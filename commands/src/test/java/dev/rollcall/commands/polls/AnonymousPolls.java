package dev.rollcall.commands.polls;

import static dev.rollcall.commands.handling.Requests.carryOut;
import static dev.rollcall.commands.handling.Requests.ofSchedule;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.commands.lookups.Lookups;
import dev.rollcall.commands.model.poll.Poll;
import dev.rollcall.commands.model.poll.PollCommand.OpenPoll;
import dev.rollcall.events.Asked;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.PollSettings;
import dev.rollcall.events.Question;
import dev.rollcall.events.Question.Kind;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EnvelopeJson;
import dev.rollcall.events.codec.EventCodec;
import dev.rollcall.eventstore.read.EventReader;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.Dependent;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// Polls with anonymous questions, and what is kept of their answers from when the first is opened.
@Dependent
class AnonymousPolls {

    static final List<String> PEOPLE = List.of("U0ADA", "U0GRACE", "U0LINUS");
    static final Question TODAY =
            new Question("Today?", Kind.TEXT, List.of(), true, false, null, null);
    static final Question MOOD =
            new Question("Mood?", Kind.TEXT, List.of(), true, true, null, null);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CommandHandler handler;
    private final EventReader reader;
    private final Lookups lookups;
    private final PollsByHand schedule;
    private final Pool pool;
    private final long head;

    AnonymousPolls(
            CommandHandler handler,
            EventReader reader,
            Lookups lookups,
            PollsByHand schedule,
            Pool pool) {
        this.handler = handler;
        this.reader = reader;
        this.lookups = lookups;
        this.schedule = schedule;
        this.pool = pool;
        this.head = done(reader.head());
    }

    /// Stands in the team's channel.
    UUID open(String team, Question... questions) {
        var id = UUID.randomUUID();
        var asked =
                PEOPLE.stream().map(user -> new Asked(SlackTeams.WORKSPACE, user, "UTC")).toList();
        var opening =
                new OpenPoll(
                        UUID.fromString(team),
                        "mood",
                        "2100-03-01T09:30",
                        "UTC",
                        asked,
                        new PollSettings(false, List.of(questions), null, 0, null, null, null));
        carryOut(handler, ofSchedule(id), work -> work.decide(Poll.decider(), id, opening));
        await().atMost(PATIENCE).until(() -> typesOf(id).contains("PollPosted"));
        caughtUp();
        return id;
    }

    void close(UUID poll) {
        schedule.close(poll);
        caughtUp();
    }

    private void caughtUp() {
        long epoch = done(reader.epoch());
        long end = done(reader.head());
        await().atMost(PATIENCE).until(() -> done(lookups.reached(epoch, end)));
    }

    List<Envelope> envelopes() {
        return done(reader.after(head, 10_000));
    }

    /// As they are published and exported.
    List<String> events() {
        return envelopes().stream().map(one -> new String(EnvelopeJson.write(one), UTF_8)).toList();
    }

    List<String> typesOf(UUID aggregate) {
        return done(reader.stream(aggregate.toString(), 0, 100)).stream()
                .map(Envelope::type)
                .toList();
    }

    List<StatusUpdateSubmitted> submitted(UUID poll) {
        return envelopes().stream()
                .map(EventCodec::decode)
                .flatMap(
                        event ->
                                event instanceof Decoded.Known(StatusUpdateSubmitted submitted)
                                        ? Stream.of(submitted)
                                        : Stream.empty())
                .filter(one -> poll.equals(one.pollId()))
                .toList();
    }

    List<String> rows(String table, UUID poll) {
        return texts(
                        "select to_jsonb(t)::text from commands.%s t where poll_id = '%s'"
                                .formatted(table, poll))
                .stream()
                .map(row -> row.replace(": ", ":"))
                .toList();
    }

    List<String> texts(String sql) {
        return done(pool.query(sql).execute()).stream().map(row -> row.getString(0)).toList();
    }

    void execute(String sql) {
        done(pool.query(sql).execute());
    }

    private static <T> T done(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
