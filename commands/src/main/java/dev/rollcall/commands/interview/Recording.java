package dev.rollcall.commands.interview;

import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.commands.handling.Outcome;
import dev.rollcall.commands.handling.Request;
import dev.rollcall.commands.handling.RequestHash;
import dev.rollcall.commands.handling.StatusUpdatePlans;
import dev.rollcall.commands.polls.Answering;
import dev.rollcall.events.Metadata;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// What was answered becomes one status update, and follows what is answered otherwise later.
@ApplicationScoped
public class Recording {

    private final CommandHandler handler;
    private final Answering answering;

    Recording(CommandHandler handler, Answering answering) {
        this.handler = handler;
        this.answering = answering;
    }

    /// From where a change came.
    ///
    /// @param ip may be null
    /// @param userAgent may be null
    public record Trace(String ip, String userAgent, String correlationId) {

        public static Trace of(Interview interview) {
            return new Trace(null, null, interview.id().toString());
        }
    }

    /// The update of an interview that is complete. Its command's id is the interview's, so however
    /// many try, it is submitted once.
    public Uni<Outcome> submit(Interview interview, Trace trace) {
        return handler.handle(
                request(interview, interview.id(), "interview", trace),
                answering.submit(interview.update(), interview.submission()));
    }

    /// The update is to say what the interview says now.
    public Uni<Outcome> revise(Interview interview, UUID commandId, Trace trace) {
        var what = interview.answers().toString();
        return interview.answers().isEmpty()
                ? retract(interview, commandId, trace)
                : handler.handle(
                        request(interview, commandId, what, trace),
                        StatusUpdatePlans.reviseFromSlack(
                                interview.update(), interview.submission()));
    }

    public Uni<Outcome> retract(Interview interview, UUID commandId, Trace trace) {
        return handler.handle(
                request(interview, commandId, "retracted", trace),
                StatusUpdatePlans.retract(interview.update()));
    }

    private static Request request(Interview interview, UUID commandId, String what, Trace trace) {
        var who = interview.who();
        return Request.of(
                commandId,
                new Metadata(
                        who.user(),
                        "slack",
                        trace.ip(),
                        trace.userAgent(),
                        trace.correlationId(),
                        null,
                        commandId.toString(),
                        RequestHash.of(who.workspace(), who.user(), what),
                        who.workspace(),
                        null,
                        null));
    }
}
