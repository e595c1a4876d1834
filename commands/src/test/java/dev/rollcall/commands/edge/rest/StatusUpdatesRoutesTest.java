package dev.rollcall.commands.edge.rest;

import static dev.rollcall.commands.edge.rest.CommandRoutes.TEAMS;
import static dev.rollcall.commands.edge.rest.CommandRoutes.UPDATES;
import static dev.rollcall.commands.edge.rest.CommandRoutes.aTeam;
import static dev.rollcall.commands.edge.rest.CommandRoutes.anUpdate;
import static dev.rollcall.commands.edge.rest.CommandRoutes.submit;
import static dev.rollcall.commands.edge.rest.CommandRoutes.writer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.events.ConsistencyToken;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EventCodec;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class StatusUpdatesRoutesTest {

    @Inject StoredEvents stored;

    @Test
    void an_update_is_submitted_edited_and_retracted() {
        var update = anUpdate(aTeam());

        writer().body(Map.of("content", "Reviewing alerts"))
                .put(UPDATES + "/" + update)
                .then()
                .statusCode(200)
                .body("sequence", equalTo(2));
        writer().delete(UPDATES + "/" + update).then().statusCode(200);
        writer().delete(UPDATES + "/" + update).then().statusCode(200).body("sequence", equalTo(3));

        assertThat(stored.typesOf(update))
                .containsExactly(
                        "StatusUpdateSubmitted", "StatusUpdateEdited", "StatusUpdateRetracted");
    }

    @Test
    void the_token_names_what_a_query_can_wait_for() {
        var answer = submit(aTeam(), "Finished the import").extract();
        assertThat(ConsistencyToken.decode(answer.path("token")))
                .hasValue(new ConsistencyToken(UUID.fromString(answer.path("id")), 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"مرحبا بالعالم", "👩‍🚀 🏳️‍🌈", "e\u0301 a\u0308", "two\nlines\tand a tab"})
    void text_is_kept_exactly(String text) {
        String update = submit(aTeam(), text).statusCode(201).extract().path("id");

        var decoded = EventCodec.decode(stored.of(update).getFirst());

        assertThat(decoded)
                .isInstanceOfSatisfying(
                        Decoded.Known.class,
                        known ->
                                assertThat(((StatusUpdateSubmitted) known.event()).content())
                                        .isEqualTo(text));
    }

    @Test
    void answers_stand_in_place_of_content() {
        var answers =
                List.of(
                        Map.of("question", "Yesterday?", "answer", "The import"),
                        Map.of("question", "Today?", "answer", "Alerts"));
        String update =
                writer().body(Map.of("team_id", aTeam(), "author", "Ada", "answers", answers))
                        .post(UPDATES)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        assertThat(stored.of(update).getFirst().data()).contains("Yesterday?").contains("Alerts");
    }

    @Test
    void an_update_for_an_archived_or_unknown_team_stores_nothing() {
        var team = aTeam();
        writer().delete(TEAMS + "/" + team).then().statusCode(200);
        long head = stored.head();

        submit(team, "too late").statusCode(409).body("title", equalTo("Archived team"));
        submit(UUID.randomUUID().toString(), "where?")
                .statusCode(404)
                .body("errors[0].field", equalTo("team_id"));

        assertThat(stored.head()).isEqualTo(head);
    }

    @Test
    void an_unknown_update_is_404_and_a_retracted_one_409() {
        var content = Map.of("content", "Alerts");
        writer().body(content).put(UPDATES + "/" + UUID.randomUUID()).then().statusCode(404);
        writer().delete(UPDATES + "/" + UUID.randomUUID()).then().statusCode(404);
        var update = anUpdate(aTeam());
        writer().delete(UPDATES + "/" + update).then().statusCode(200);
        writer().body(content).put(UPDATES + "/" + update).then().statusCode(409);
    }
}
