package dev.rollcall.commands.outbound.slack;

import dev.rollcall.commands.outbound.listing.Listing;
import dev.rollcall.commands.outbound.listing.Page;
import dev.rollcall.commands.outbound.listing.Part;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// How it stands with posts; one that was given up may be given another chance.
@ApplicationScoped
class PostStates {

    private static final String LIST =
            """
            select %s
            from commands.slack_posts
            where ($1::boolean is null or (given_up is not null) = $1)
            and ($2::timestamptz is null or (created_at, id) < ($2, $3::uuid))
            order by created_at desc, id desc
            limit $4
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
    private final Listing<PostState> posts;

    PostStates(Pool pool) {
        this.pool = pool;
        this.posts = new Listing<>(pool, PostState::of, "post");
    }

    /// @param givenUp null for all
    Uni<Page<PostState>> list(Boolean givenUp, Part part) {
        return posts.part(LIST, part, givenUp);
    }

    /// Of one that was not given up, only how it stands.
    Uni<PostState> retry(UUID post) {
        return pool.preparedQuery(RETRY)
                .execute(Tuple.of(post))
                .onFailure()
                .transform(Listing::unavailable)
                .chain(() -> posts.one(ONE, post));
    }
}
