package dev.rollcall.commands.interview;

import dev.rollcall.commands.model.team.Member;
import dev.rollcall.events.NamedIds;
import dev.rollcall.events.PollEvent.PollOpened;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// How somebody comes to be asked one question at a time: by a poll, or because they want to
/// report.
@ApplicationScoped
public class Reports {

    private static final String OPENED = "opened";

    private final Awaiting awaiting;
    private final Beginnings beginnings;
    private final Turns turns;
    private final InterviewsConfig config;

    Reports(Awaiting awaiting, Beginnings beginnings, Turns turns, InterviewsConfig config) {
        this.awaiting = awaiting;
        this.beginnings = beginnings;
        this.turns = turns;
        this.config = config;
    }

    /// A poll asks somebody, once: at once, or when they are done with what they are asked now.
    public Uni<Void> ask(Member who, UUID poll, PollOpened opened) {
        return beginnings
                .ofPoll(who, poll, opened, OPENED)
                .chain(
                        waiting ->
                                waiting.map(one -> ask(who, poll, one))
                                        .orElseGet(Reports::nothing));
    }

    private Uni<Void> ask(Member who, UUID poll, Interview waiting) {
        return turns.of(
                who,
                rows ->
                        rows.forget(config.kept())
                                .chain(() -> rows.anyOf(poll))
                                .chain(
                                        known ->
                                                known.isPresent()
                                                        ? nothing()
                                                        : rows.insert(waiting)
                                                                .chain(() -> Room.use(rows))));
    }

    /// Somebody asks what is awaited of them: one thing is asked at once, of several they choose.
    ///
    /// @param key of the request: the same for its repeats
    public Uni<Void> report(Member who, String key) {
        return awaiting.of(who)
                .chain(
                        awaited ->
                                awaited.size() == 1
                                        ? takeUp(who, awaited.getFirst(), key)
                                        : list(who, key));
    }

    private Uni<Void> list(Member who, String key) {
        return onceFor(who, key, rows -> rows.posts().list(listOf(who, key)));
    }

    /// Somebody chose what to report on.
    ///
    /// @param what as it is written
    public Uni<Void> takeUp(Member who, String what, String key) {
        var kind = what.substring(0, Math.max(0, what.indexOf(' ')));
        var id = UUID.fromString(what.substring(kind.length()).strip());
        return switch (kind) {
            case "interview" ->
                    takeUp(who, new Awaited.Begun(id, id, Optional.empty()), Story.PRESS + key);
            case "poll" ->
                    awaiting.opened(id)
                            .chain(
                                    found ->
                                            found.map(
                                                            opened ->
                                                                    takeUp(
                                                                            who,
                                                                            new Awaited.Poll(
                                                                                    id, opened),
                                                                            Story.PRESS + key))
                                                    .orElseGet(Reports::nothing));
            case "team" -> takeUp(who, new Awaited.OfTeam(id), Story.PRESS + key);
            default -> throw new IllegalArgumentException("nothing to report on: " + what);
        };
    }

    private Uni<Void> takeUp(Member who, Awaited what, String key) {
        return switch (what) {
            case Awaited.Begun(var id, _, _) ->
                    onceFor(
                            who,
                            key,
                            rows -> rows.byId(id).chain(found -> takeUp(rows, found, key)));
            case Awaited.Poll(var id, var opened) ->
                    beginnings
                            .ofPoll(who, id, opened, key)
                            .chain(
                                    waiting ->
                                            begin(
                                                    who,
                                                    waiting,
                                                    key,
                                                    rows -> rows.unfinishedOf(id)));
            case Awaited.OfTeam(var id) ->
                    beginnings
                            .ofTeam(who, id, key)
                            .chain(
                                    waiting ->
                                            begin(
                                                    who,
                                                    waiting,
                                                    key,
                                                    _ -> Uni.createFrom().item(Optional.empty())));
        };
    }

    /// Where there is nothing to begin, they are told what there is.
    private Uni<Void> begin(
            Member who,
            Optional<Interview> waiting,
            String key,
            Function<Rows, Uni<Optional<Interview>>> known) {
        return waiting.map(
                        one ->
                                onceFor(
                                        who,
                                        key,
                                        rows ->
                                                known.apply(rows)
                                                        .chain(
                                                                found ->
                                                                        begin(
                                                                                rows, found, one,
                                                                                key))))
                .orElseGet(() -> list(who, key));
    }

    private Uni<Void> onceFor(Member who, String key, Function<Rows, Uni<Void>> what) {
        return turns.of(
                who,
                rows ->
                        isNew(rows, listOf(who, key), key)
                                .chain(isNew -> isNew ? what.apply(rows) : nothing()));
    }

    private static Uni<Void> begin(
            Rows rows, Optional<Interview> known, Interview waiting, String key) {
        return known.isPresent()
                ? takeUp(rows, known, key)
                : rows.insert(waiting).chain(() -> takeUp(rows, Optional.of(waiting), key));
    }

    private static Uni<Void> takeUp(Rows rows, Optional<Interview> found, String key) {
        return found.map(one -> Room.save(rows, one, one.takenUp(Optional.of(key))))
                .map(Uni::replaceWithVoid)
                .orElseGet(Reports::nothing);
    }

    /// Whether a request has led to nothing yet.
    private static Uni<Boolean> isNew(Rows rows, UUID list, String key) {
        return rows.posts()
                .isWanted(list)
                .chain(
                        wanted ->
                                wanted
                                        ? Uni.createFrom().item(false)
                                        : rows.concerned(key)
                                                .map(
                                                        found ->
                                                                found.filter(
                                                                                one ->
                                                                                        one.interview()
                                                                                                .hasHeard(
                                                                                                        key))
                                                                        .isEmpty()));
    }

    private static UUID listOf(Member who, String key) {
        return NamedIds.slackPost("awaited", who.workspace(), who.user(), key);
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
