package dev.rollcall.projector;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import dev.rollcall.events.Envelope;
import dev.rollcall.projector.outside.World;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;

/// An operator of the projector: what she sees and does.
record Operator(World world) {

    private static final String LETTERS = "/projector/v1/dead-letters";

    /// Lets the database refuse a team's names that begin with "Refused", until [#allow].
    void refuse(UUID team) {
        world.database()
                .execute(
                        """
                        create table if not exists public.refused (team_id uuid primary key)
                        """);
        world.database()
                .execute(
                        """
                        create or replace function public.refuse() returns trigger
                        language plpgsql security definer as $$
                        begin
                            if new.name like 'Refused%'
                                    and exists (
                                        select from public.refused
                                        where team_id = new.team_id) then
                                raise exception 'this name is refused' using errcode = '23514';
                            end if;
                            return new;
                        end $$
                        """);
        world.database()
                .execute(
                        """
                        create or replace trigger refuse
                        before insert or update on read_model.teams
                        for each row execute function public.refuse()
                        """);
        world.database().execute("insert into public.refused values (?)", team);
    }

    void allow(UUID team) {
        world.database().execute("delete from public.refused where team_id = ?", team);
    }

    /// The letter because of which an aggregate is stuck in `teams`, once it is.
    UUID awaitLetter(Envelope poison) {
        return await().atMost(30, SECONDS)
                .until(
                        () ->
                                (UUID)
                                        world.database()
                                                .row(
                                                        """
                                                        select s.dead_letter
                                                        from read_model.stuck s
                                                        join read_model.dead_letters d
                                                            on d.id = s.dead_letter
                                                        where s.projection = 'teams'
                                                        and d.event_id = ?
                                                        """,
                                                        poison.id())
                                                .get("dead_letter"),
                        letter -> letter != null);
    }

    long stuck(UUID aggregate) {
        return world.database()
                .number(
                        """
                        select count(*)
                        from read_model.stuck
                        where projection = 'teams'
                        and aggregate_id = ?
                        """,
                        aggregate.toString());
    }

    ValidatableResponse letters(Map<String, ?> filter) {
        return given().auth().oauth2(World.OPERATOR).queryParams(filter).get(LETTERS).then();
    }

    ValidatableResponse look(UUID letter) {
        return given().auth().oauth2(World.OPERATOR).get(LETTERS + "/" + letter).then();
    }

    ValidatableResponse retry(UUID letter) {
        return given().auth().oauth2(World.OPERATOR).post(LETTERS + "/" + letter + "/retry").then();
    }

    ValidatableResponse retry(Map<String, String> which) {
        return post("/retry", which);
    }

    ValidatableResponse discard(UUID letter, String reason) {
        return post("/" + letter + "/discard", Map.of("reason", reason));
    }

    ValidatableResponse post(String path, Map<String, String> body) {
        return given().auth()
                .oauth2(World.OPERATOR)
                .contentType(ContentType.JSON)
                .body(body)
                .post(LETTERS + path)
                .then();
    }
}
