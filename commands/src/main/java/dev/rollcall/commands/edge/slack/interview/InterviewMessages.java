package dev.rollcall.commands.edge.slack.interview;

import dev.rollcall.commands.edge.slack.intake.Authors;
import dev.rollcall.commands.edge.slack.intake.Reply;
import dev.rollcall.commands.edge.slack.intake.Words;
import dev.rollcall.commands.edge.slack.payload.Origin;
import dev.rollcall.commands.edge.slack.payload.SlackText;
import dev.rollcall.commands.edge.slack.payload.Spot;
import dev.rollcall.commands.handling.Outcome;
import dev.rollcall.commands.interview.Interview;
import dev.rollcall.commands.interview.Interviews;
import dev.rollcall.commands.interview.Interviews.Moved;
import dev.rollcall.commands.interview.Recording;
import dev.rollcall.commands.interview.Recording.Trace;
import dev.rollcall.commands.interview.Reports;
import dev.rollcall.commands.model.Rejection;
import dev.rollcall.commands.model.team.Member;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// What people write to the bot directly, where it is an interview's. Anything else is somebody's
/// status update.
@ApplicationScoped
public class InterviewMessages {

    private static final Logger LOG = Logger.getLogger(InterviewMessages.class);
    private static final String REPORT = "report";
    private static final String HELP = "help";
    private static final Reply TAKEN = new Reply("interview", "", true);

    private final Interviews interviews;
    private final Reports reports;
    private final Recording recording;
    private final Authors authors;

    InterviewMessages(
            Interviews interviews, Reports reports, Recording recording, Authors authors) {
        this.interviews = interviews;
        this.reports = reports;
        this.recording = recording;
        this.authors = authors;
    }

    /// Somebody wrote to us directly.
    ///
    /// @param otherwise what becomes of a message that is none of an interview's
    public Uni<Reply> said(
            Spot spot, String user, String text, Origin origin, Supplier<Uni<Reply>> otherwise) {
        var who = new Member(spot.channel().workspace(), user);
        var plain = SlackText.plain(text);
        return switch (plain.toLowerCase(Locale.ROOT)) {
            case REPORT -> reports.report(who, spot.ts()).replaceWith(TAKEN);
            case HELP, "" -> otherwise.get();
            default ->
                    interviews
                            .said(who, spot.ts(), plain, authors.name(who, ""))
                            .chain(
                                    moved ->
                                            moved.map(one -> goneOn(one, origin))
                                                    .orElseGet(otherwise));
        };
    }

    private Uni<Reply> goneOn(Moved moved, Origin origin) {
        return moved.told()
                .map(words -> Reply.told("wrong", words))
                .orElseGet(() -> recorded(moved.interview(), origin));
    }

    public Uni<Reply> edited(
            Spot spot,
            String user,
            String text,
            String editedTs,
            Origin origin,
            Supplier<Uni<Reply>> otherwise) {
        var who = new Member(spot.channel().workspace(), user);
        var plain = SlackText.plain(text);
        return interviews
                .edited(who, spot.ts(), plain, editedTs, authors.name(who, ""))
                .chain(
                        moved ->
                                moved.map(one -> followed(one, spot.edit(editedTs, plain), origin))
                                        .orElseGet(otherwise));
    }

    public Uni<Reply> deleted(
            Spot spot, String user, Origin origin, Supplier<Uni<Reply>> otherwise) {
        return of(
                spot,
                user,
                moved ->
                        moved.told().isPresent()
                                ? taken()
                                : followed(moved, spot.deletion(), origin),
                otherwise);
    }

    /// Takes back all that a message was a part of; before the end, what it answered.
    public Uni<Reply> retracted(
            Spot spot, String user, Origin origin, Supplier<Uni<Reply>> otherwise) {
        return of(spot, user, moved -> retracted(moved, spot.deletion(), origin), otherwise);
    }

    private Uni<Reply> retracted(Moved moved, UUID commandId, Origin origin) {
        if (moved.told().isPresent()) {
            return Uni.createFrom().item(Reply.of("wrong", moved.told().get()));
        }
        return moved.interview().isComplete()
                ? recording.retract(moved.interview(), commandId, trace(origin)).replaceWith(TAKEN)
                : taken();
    }

    private static Uni<Reply> taken() {
        return Uni.createFrom().item(TAKEN);
    }

    private Uni<Reply> of(
            Spot spot,
            String user,
            Function<Moved, Uni<Reply>> then,
            Supplier<Uni<Reply>> otherwise) {
        if (!spot.direct()) {
            return otherwise.get();
        }
        return interviews
                .deleted(new Member(spot.channel().workspace(), user), spot.ts())
                .chain(moved -> moved.map(then).orElseGet(otherwise));
    }

    /// What is complete is recorded at once. Where that fails, whoever says so does it.
    Uni<Reply> recorded(Interview interview, Origin origin) {
        return interview.isComplete() && !interview.answers().isEmpty()
                ? recording
                        .submit(interview, trace(origin))
                        .onFailure()
                        .invoke(failure -> LOG.warn("an interview is recorded later", failure))
                        .onFailure()
                        .recoverWithNull()
                        .replaceWith(TAKEN)
                : taken();
    }

    private Uni<Reply> followed(Moved moved, UUID commandId, Origin origin) {
        var reply = moved.told().map(words -> Reply.of("wrong", words)).orElse(TAKEN);
        return moved.interview().isComplete() && moved.told().isEmpty()
                ? recording
                        .revise(moved.interview(), commandId, trace(origin))
                        .map(InterviewMessages::told)
                : Uni.createFrom().item(reply);
    }

    /// What was never recorded under their name needs no taking back.
    private static Reply told(Outcome outcome) {
        return outcome instanceof Outcome.Rejected(var why, _)
                        && why != Rejection.STATUS_UPDATE_UNKNOWN
                ? Reply.of("rejected", Words.formRejected(why))
                : TAKEN;
    }

    private static Trace trace(Origin origin) {
        return new Trace(origin.ip(), origin.userAgent(), origin.correlationId());
    }
}
