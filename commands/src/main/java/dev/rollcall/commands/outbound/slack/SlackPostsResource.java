package dev.rollcall.commands.outbound.slack;

import dev.rollcall.commands.outbound.listing.Part;
import dev.rollcall.edge.access.Scope;
import dev.rollcall.edge.problems.Fields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What the bot has said or could not say, for operators: the dead letters among them can be given
/// another chance.
@Path(SlackPostsResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.OPERATE)
@Tag(name = "Slack posts")
class SlackPostsResource {

    static final String PATH = "/commands/v1/slack-posts";

    private final PostStates posts;
    private final PostRunner runner;

    SlackPostsResource(PostStates posts, PostRunner runner) {
        this.posts = posts;
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
        var part = Part.of(fields, cursor, limit);
        fields.check();
        return posts.list(only, part).map(page -> new PostPage(page.items(), page.cursor()));
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
        return posts.retry(post).invoke(runner::wake);
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        };
    }
}
