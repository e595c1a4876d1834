package dev.rollcall.commands.edge.geekbot;

import dev.rollcall.commands.handling.Aggregates;
import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.commands.handling.Outcome;
import dev.rollcall.commands.handling.Plan;
import dev.rollcall.commands.handling.Request;
import dev.rollcall.commands.handling.StatusUpdatePlans;
import dev.rollcall.commands.model.Rejection;
import dev.rollcall.commands.model.statusupdate.StatusUpdateCommand.SubmitStatusUpdate;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.model.team.Team;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Metadata;
import dev.rollcall.events.NamedIds;
import dev.rollcall.eventstore.read.EventReader;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;

/// Makes a status update of each report, once: ids follow from what the file says, so a file that
/// is sent again goes on where it was broken off.
@ApplicationScoped
public class GeekbotImport {

    private static final int AT_ONCE = 16;

    private final CommandHandler handler;
    private final Aggregates aggregates;
    private final EventReader reader;
    private final Directories directories;

    GeekbotImport(
            CommandHandler handler,
            Aggregates aggregates,
            EventReader reader,
            Directories directories) {
        this.handler = handler;
        this.aggregates = aggregates;
        this.reader = reader;
        this.directories = directories;
    }

    /// What a request asks for.
    ///
    /// @param dryRun whether nothing is recorded
    /// @param metadata of a command, by its id and its request's hash
    public record Wanted(
            UUID team,
            GeekbotFile file,
            boolean dryRun,
            BiFunction<UUID, String, Metadata> metadata) {}

    /// What came of a file, or the reason why the team takes nothing.
    public sealed interface Result {

        /// Each report, once.
        ///
        /// @param recorded by this request; of a dry run, what would be
        /// @param known what was recorded before
        /// @param unmatched whom no member of the team was found for, by name
        record Imported(int recorded, int known, List<WrongRow> wrong, Set<String> unmatched)
                implements Result {}

        record Refused(Rejection rejection) implements Result {}
    }

    private enum Came {
        RECORDED,
        KNOWN,
        DIFFERENT
    }

    private record Done(Report report, Came came) {}

    /// Fails with [UnavailableException] while the store is away; what
    /// is recorded by then stays so.
    public Uni<Result> carryOut(Wanted wanted) {
        return aggregates
                .read(Team.decider(), wanted.team())
                .chain(
                        team ->
                                team.closed()
                                        .map(
                                                rejection ->
                                                        Uni.createFrom()
                                                                .<Result>item(
                                                                        new Result.Refused(
                                                                                rejection)))
                                        .orElseGet(
                                                () ->
                                                        directories
                                                                .of(team)
                                                                .chain(of -> all(wanted, of))));
    }

    private Uni<Result> all(Wanted wanted, Directory directory) {
        return Multi.createFrom()
                .iterable(wanted.file().reports())
                .onItem()
                .transformToUni(
                        report ->
                                (wanted.dryRun()
                                                ? look(wanted, report)
                                                : record(wanted, directory, report))
                                        .map(came -> new Done(report, came)))
                .merge(AT_ONCE)
                .collect()
                .asList()
                .map(done -> imported(wanted, directory, done))
                .onFailure(TeamClosedException.class)
                .recoverWithItem(closed -> new Result.Refused(closed.why));
    }

    private static Result imported(Wanted wanted, Directory directory, List<Done> done) {
        var wrong = new ArrayList<>(wanted.file().wrong());
        done.stream()
                .filter(one -> one.came() == Came.DIFFERENT)
                .map(
                        one ->
                                new WrongRow(
                                        one.report().line(),
                                        "row",
                                        "says something else than what was imported before"))
                .forEach(wrong::add);
        wrong.sort(Comparator.comparingLong(WrongRow::line));
        var unmatched = new TreeSet<String>();
        for (var one : done) {
            if (directory.find(one.report().reporter()).isEmpty()) {
                unmatched.add(one.report().reporter().name());
            }
        }
        return new Result.Imported(
                count(done, Came.RECORDED), count(done, Came.KNOWN), wrong, unmatched);
    }

    private static int count(List<Done> done, Came came) {
        return Math.toIntExact(done.stream().filter(one -> one.came() == came).count());
    }

    private Uni<Came> look(Wanted wanted, Report report) {
        return reader.byId(NamedIds.event(report.commandId(wanted.team()), 0))
                .map(
                        first ->
                                first.map(Envelope::metadata)
                                        .map(
                                                known ->
                                                        report.hash().equals(known.requestHash())
                                                                ? Came.KNOWN
                                                                : Came.DIFFERENT)
                                        .orElse(Came.RECORDED));
    }

    private Uni<Came> record(Wanted wanted, Directory directory, Report report) {
        var id = report.commandId(wanted.team());
        var stored = new AtomicBoolean();
        var submit =
                StatusUpdatePlans.submit(
                        NamedIds.created(id), submission(wanted.team(), directory, report));
        Plan plan =
                work -> {
                    work.whenStored(() -> stored.set(true));
                    return submit.carryOut(work);
                };
        return handler.handle(Request.of(id, wanted.metadata().apply(id, report.hash())), plan)
                .map(
                        outcome ->
                                switch (outcome) {
                                    case Outcome.Done _ ->
                                            stored.get() ? Came.RECORDED : Came.KNOWN;
                                    case Outcome.IdReused() -> Came.DIFFERENT;
                                    case Outcome.Rejected(var why, _) ->
                                            throw new TeamClosedException(why);
                                    case Outcome.Outdated _ ->
                                            throw new IllegalStateException("nothing was expected");
                                });
    }

    private static SubmitStatusUpdate submission(UUID team, Directory directory, Report report) {
        Optional<Member> member = directory.find(report.reporter());
        return new SubmitStatusUpdate(
                team,
                member.map(who -> directory.name(report.reporter(), who))
                        .orElseGet(report.reporter()::name),
                member.map(Member::workspace).orElse(null),
                member.map(Member::user).orElse(null),
                report.answers(),
                null,
                report.time());
    }

    /// Meanwhile.
    private static final class TeamClosedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final Rejection why;

        TeamClosedException(Rejection why) {
            super(why.toString());
            this.why = why;
        }
    }
}
