package dev.rollcall.commands.lookups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.lookups.Lookups.NamedTeam;
import dev.rollcall.eventstore.read.EventReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class LookupsTest {

    static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject Lookups lookups;
    @Inject EventReader reader;
    @Inject Pool pool;

    final String workspace =
            "T" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);

    @Test
    void who_joins_and_leaves_is_looked_up() {
        var web = SlackTeams.register("Web");
        var apps = SlackTeams.register("Apps");
        SlackTeams.join(web, workspace, "U1");
        SlackTeams.join(apps, workspace, "U1");
        assertThat(teams("U1")).containsExactly(named(apps, "Apps"), named(web, "Web"));

        SlackTeams.leave(apps, workspace, "U1");
        assertThat(teams("U1")).containsExactly(named(web, "Web"));

        SlackTeams.archive(web);
        assertThat(teams("U1")).isEmpty();
    }

    @Test
    void reading_the_log_again_gives_the_same() {
        var team = SlackTeams.register("Again");
        SlackTeams.join(team, workspace, "U1");
        assertThat(teams("U1")).hasSize(1);
        var before = everything();

        execute("update commands.lookups set read_position = 0");
        caughtUp();

        assertThat(everything()).isEqualTo(before);
    }

    /// As the first build does that has more of them.
    @Test
    void tables_that_an_older_build_did_not_fill_are_filled_from_the_beginning() {
        var team = SlackTeams.register("Upgraded");
        SlackTeams.join(team, workspace, "U1");
        caughtUp();
        execute("delete from commands.memberships");

        execute("update commands.lookups set read_position = 0");

        assertThat(teams("U1")).containsExactly(named(team, "Upgraded"));
    }

    /// It knows only the older tables, and how far those are.
    @Test
    void what_an_older_build_takes_meanwhile_is_taken_again() {
        execute("update commands.lookups set position = position + 1000");

        var team = SlackTeams.register("Beside");
        SlackTeams.join(team, workspace, "U1");

        assertThat(teams("U1")).containsExactly(named(team, "Beside"));
    }

    @Test
    void another_life_of_the_store_starts_over() {
        var team = SlackTeams.register("Restored");
        SlackTeams.join(team, workspace, "U1");
        assertThat(teams("U1")).hasSize(1);
        var before = everything();

        execute(
                "with gone as (insert into commands.memberships values ('T', 'U', gen_random_uuid())) update commands.lookups set read_epoch = 0");
        caughtUp();

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void several_pods_at_it_apply_everything_once() {
        var team = SlackTeams.register("Many");
        SlackTeams.join(team, workspace, "U1");
        caughtUp();
        var before = everything();
        var followers = new LookupsFollower(pool, 3);

        execute("update commands.lookups set read_position = 0");
        var pods =
                IntStream.range(0, 3)
                        .mapToObj(_ -> CompletableFuture.runAsync(() -> follow(followers)))
                        .toList();
        pods.forEach(CompletableFuture::join);
        caughtUp();

        assertThat(everything()).isEqualTo(before);
    }

    private void follow(LookupsFollower follower) {
        for (int steps = 0; steps < 50; steps++) {
            follower.step().await().atMost(PATIENCE);
        }
    }

    private List<NamedTeam> teams(String user) {
        caughtUp();
        return lookups.teamsOf(workspace, user).await().atMost(PATIENCE);
    }

    private void caughtUp() {
        long head = reader.head().await().atMost(PATIENCE);
        long epoch = reader.epoch().await().atMost(PATIENCE);
        await().atMost(PATIENCE).until(() -> lookups.reached(epoch, head).await().atMost(PATIENCE));
    }

    private List<String> everything() {
        var rows = new ArrayList<String>();
        for (var table : List.of("teams", "memberships", "updates", "openings")) {
            pool.query("select t::text from commands." + table + " t order by 1")
                    .execute()
                    .await()
                    .atMost(PATIENCE)
                    .forEach(row -> rows.add(row.getString(0)));
        }
        return rows;
    }

    private void execute(String sql) {
        pool.query(sql).execute().await().atMost(PATIENCE);
    }

    private static NamedTeam named(String id, String name) {
        return new NamedTeam(UUID.fromString(id), name);
    }
}
