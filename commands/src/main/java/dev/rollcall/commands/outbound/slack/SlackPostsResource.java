package dev.rollcall.commands.outbound.slack;

import dev.rollcall.edge.access.Scope;
import dev.rollcall.edge.problems.Fields;
import dev.rollcall.edge.problems.Problem;
import dev.rollcall.edge.problems.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/// What the bot has said or could not say, for operators: the dead letters among them can be given
/// another chance.
@Path(SlackPostsResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.OPERATE)
@Tag(name = "Slack posts")
class SlackPostsResource {

    static final String PATH = "/commands/v1/slack-posts";

    private static final Logger LOG = Logger.getLogger(SlackPostsResource.class);
    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final int USUAL = 50;
    private static final int MOST = 200;

    private static final String LIST =
            """
            select %s
            from commands.slack_posts
            where ($1::boolean is null or (given_up is not null) = $1)
            and ($2::uuid is null or (created_at, id) < (
                select last.created_at, last.id from commands.slack_posts last where last.id = $2))
            order by created_at desc, id desc
            limit $3
            """
                    .formatted(PostState.COLUMNS);

    private static final String RETRY =
            """
            update commands.slack_posts
            set given_up = null, failures = 0, due_at = now()
            where id = $1
            and given_up is not null
            """;

    private static final String ONE =
            """
            select %s
            from commands.slack_posts
            where id = $1
            """
                    .formatted(PostState.COLUMNS);

    private final Pool pool;
    private final PostRunner runner;

    SlackPostsResource(Pool pool, PostRunner runner) {
        this.pool = pool;
        this.runner = runner;
    }

    @Schema(name = "SlackPosts")
    @RegisterForReflection
    record PostPage(
            @Schema(description = "The youngest first.") List<PostState> posts,
            @Schema(description = "Goes on after these; absent where there are no more.")
                    String cursor) {}

    @GET
    @Operation(
            summary = "What the bot has said and could not say in Slack",
            description = "Each message is one post; with `given_up=true` the dead letters alone.")
    @APIResponse(responseCode = "400", description = "A parameter is not as it must be")
    public Uni<PostPage> list(
            @Parameter(
                            description =
                                    "true: those alone that are not tried any more; false: all others")
                    @QueryParam("given_up")
                    String givenUp,
            @Parameter(description = "what the page before ended with") @QueryParam("cursor")
                    String cursor,
            @Parameter(description = "1 to 200; 50 if absent") @QueryParam("limit") String limit) {
        var fields = new Fields();
        var only =
                fields.optional()
                        .parsed(
                                "given_up",
                                givenUp,
                                SlackPostsResource::truth,
                                "must be true or false");
        var after = fields.optional().uuid("cursor", cursor);
        int most = fields.limit("limit", limit, USUAL, MOST);
        fields.check();
        return pool.preparedQuery(LIST)
                .execute(Tuple.from(Arrays.asList(only, after, most + 1)))
                .map(rows -> page(rows, most))
                .onFailure()
                .transform(SlackPostsResource::unavailable);
    }

    @POST
    @Path("{id}/retry")
    @Operation(
            summary = "Gives a post that was given up another chance",
            description = "Of one that was not, it only tells how it stands.")
    @APIResponse(responseCode = "400", description = "That is no id")
    @APIResponse(responseCode = "404", description = "No such post")
    public Uni<PostState> retry(@PathParam("id") String id) {
        var fields = new Fields();
        var post = fields.uuid("id", id);
        fields.check();
        return pool.preparedQuery(RETRY)
                .execute(Tuple.of(post))
                .chain(() -> pool.preparedQuery(ONE).execute(Tuple.of(post)))
                .onFailure()
                .transform(SlackPostsResource::unavailable)
                .map(SlackPostsResource::theOne)
                .invoke(runner::wake);
    }

    private static PostPage page(RowSet<Row> rows, int most) {
        var posts = rows.stream().limit(most).map(PostState::of).toList();
        return new PostPage(posts, rows.size() > most ? posts.getLast().id().toString() : null);
    }

    private static PostState theOne(RowSet<Row> rows) {
        return rows.stream()
                .findFirst()
                .map(PostState::of)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        Problem.of(
                                                404,
                                                "Not found",
                                                "There is no such post; it may be forgotten.")));
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    private static ProblemException unavailable(Throwable failure) {
        LOG.warnf("What the bot has said can't be read: %s.", failure);
        return ProblemException.unavailable("The database can't be read just now.", AGAIN);
    }
}
