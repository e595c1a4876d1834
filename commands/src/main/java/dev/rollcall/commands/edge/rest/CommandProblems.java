package dev.rollcall.commands.edge.rest;

import dev.rollcall.commands.handling.UnavailableException;
import dev.rollcall.commands.handling.UnreadableStreamException;
import dev.rollcall.commands.model.Rejection;
import dev.rollcall.edge.problems.Problem;
import dev.rollcall.edge.problems.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Everything that can be said against a well-formed command, as problems.
class CommandProblems {

    private static final Logger LOG = Logger.getLogger(CommandProblems.class);

    @ServerExceptionMapper
    Response unavailable(UnavailableException failure, HttpServerRequest request) {
        LOG.warnf(
                "%s %s not done in time: %s",
                request.method(), request.path(), failure.getMessage());
        return ProblemException.unavailable(
                        "The command could not be done in time, or it is not known whether it was. Send it again, with the same Idempotency-Key.",
                        Duration.ofSeconds(1))
                .response(request.path());
    }

    /// While builds run side by side another pod may well be able to.
    @ServerExceptionMapper
    Response unreadable(UnreadableStreamException failure, HttpServerRequest request) {
        LOG.warnf("%s %s not decided: %s", request.method(), request.path(), failure.getMessage());
        return ProblemException.unavailable(
                        "This pod cannot read all events of the aggregate, so it decides nothing about it: a newer build wrote one, or it is damaged. Send the command again, with the same Idempotency-Key.",
                        Duration.ofSeconds(5))
                .response(request.path());
    }

    /// @param answers the places of those that it is about
    static Problem of(Rejection rejection, List<Integer> answers) {
        var problem = of(rejection);
        for (int place : answers) {
            problem =
                    problem.with(
                            "answers[%d].question".formatted(place),
                            "is anonymous in the poll: what answers it cannot bear a name");
        }
        return problem;
    }

    static Problem of(Rejection rejection) {
        return switch (rejection) {
            case TEAM_UNKNOWN ->
                    Problem.of(404, "Unknown team", "There is no team with this id.")
                            .with("team_id", "names no team");
            case TEAM_EXISTS ->
                    Problem.of(409, "Team exists", "There is a team with this id already.");
            case TEAM_ARCHIVED ->
                    Problem.of(409, "Archived team", "The team is archived; nothing changes it.")
                            .with("team_id", "names an archived team");
            case CHANNEL_TAKEN ->
                    Problem.of(
                                    409,
                                    "Slack channel taken",
                                    "The Slack channel belongs to another team; unlink it there first.")
                            .with("slack_channel", "belongs to another team");
            case NOT_TEAM_ADMIN ->
                    Problem.of(
                            403,
                            "Not an admin",
                            "Admins of the team and of its workspace may do this.");
            case ROUND_UNKNOWN ->
                    Problem.of(404, "Unknown round", "The team has no round of polls by this name.")
                            .with("round", "names no round of the team's");
            case TOO_MANY_ROUNDS ->
                    Problem.of(
                            409,
                            "Too many rounds",
                            "A team has 20 rounds of polls at most; unschedule one first.");
            case STATUS_UPDATE_UNKNOWN ->
                    Problem.of(
                                    404,
                                    "Unknown status update",
                                    "There is no status update with this id.")
                            .with("id", "names no status update");
            case STATUS_UPDATE_EXISTS ->
                    Problem.of(
                            409,
                            "Status update exists",
                            "There is a status update with this id already.");
            case STATUS_UPDATE_RETRACTED ->
                    Problem.of(
                                    409,
                                    "Retracted status update",
                                    "The status update was retracted; nothing changes it.")
                            .with("id", "names a retracted status update");
            case POLL_UNKNOWN ->
                    Problem.of(404, "Unknown poll", "The team has no poll with this id.")
                            .with("poll_id", "names no poll of the team's");
            case POLL_EXISTS -> Problem.of(409, "Poll exists", "The poll is open already.");
            case POLL_OPEN -> Problem.of(409, "Open poll", "The poll is still open.");
            case REMINDED_ENOUGH ->
                    Problem.of(409, "Reminded enough", "The poll's reminders have all been sent.");
            case POLL_CLOSED -> Problem.of(409, "Closed poll", "The poll is closed.");
            case POLL_ANONYMOUS ->
                    Problem.of(
                                    422,
                                    "Anonymous poll",
                                    "All questions of the poll are anonymous, and the update bears a name. Nothing was stored.")
                            .with("poll_id", "names a poll that nothing under a name answers");
            case QUESTION_ANONYMOUS ->
                    Problem.of(
                            422,
                            "Anonymous question",
                            "The update bears a name, and answers a question that is anonymous in its poll. Nothing was stored.");
            case WEBHOOK_UNKNOWN ->
                    Problem.of(404, "Unknown webhook", "There is no webhook with this id.")
                            .with("id", "names no webhook");
            case DIGEST_OTHERWISE ->
                    Problem.of(409, "Other digest", "The digest is wanted at another time.");
        };
    }

    static Problem outdated(long standing) {
        return Problem.of(
                        412,
                        "Changed meanwhile",
                        "The command rests on an older state; the sequence that stands is %d."
                                .formatted(standing))
                .with("If-Match", "names another sequence than " + standing);
    }

    static Problem keyReused() {
        return Problem.of(
                        422,
                        "Idempotency key reused",
                        "The same key was used for another request; a new request needs a new key.")
                .with(RestCommands.IDEMPOTENCY_KEY, "stands for another request");
    }
}
