package dev.rollcall.commands.edge.rest;

import static dev.rollcall.commands.edge.rest.CommandRoutes.TEAMS;
import static dev.rollcall.commands.edge.rest.CommandRoutes.UPDATES;
import static dev.rollcall.commands.edge.rest.CommandRoutes.aTeam;
import static dev.rollcall.commands.edge.rest.CommandRoutes.writer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.events.Audience;
import dev.rollcall.events.PollSettings;
import dev.rollcall.events.PollSettings.SummaryBy;
import dev.rollcall.events.Question;
import dev.rollcall.events.TeamEvent.PollScheduled;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EventCodec;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class RoundsRoutesTest {

    private static final String RETRO =
            """
            {
              "cron": "0 15 * * FRI",
              "time_zone": "Europe/Berlin",
              "audience": {"kind": "user_group", "slack_user_group": "S0614TZR7"},
              "own_zones": true,
              "questions": [
                {"text": "How was the week?", "kind": "choice", "choices": ["good", "bad"]},
                {
                  "text": "Why?",
                  "optional": true,
                  "anonymous": true,
                  "skip_if": {"question": 1, "answer": "good"}
                }
              ],
              "remind_after_minutes": 30,
              "remind_at_most": 2,
              "close_after_minutes": 480,
              "summary_by": "question",
              "summary_channel": "C024BE91L"
            }
            """;

    @Inject StoredEvents stored;

    @Test
    void a_round_is_set_with_all_that_it_has() {
        // Given
        var team = aTeam();

        // When
        put(team + "/rounds/weekly-retro", RETRO);

        // Then
        assertThat(EventCodec.decode(stored.of(team).getLast()))
                .isEqualTo(
                        new Decoded.Known(
                                new PollScheduled(
                                        "weekly-retro",
                                        "0 15 * * FRI",
                                        "Europe/Berlin",
                                        new Audience(Audience.Kind.USER_GROUP, "S0614TZR7"),
                                        new PollSettings(
                                                true,
                                                List.of(
                                                        new Question(
                                                                "How was the week?",
                                                                Question.Kind.CHOICE,
                                                                List.of("good", "bad"),
                                                                false,
                                                                false,
                                                                null,
                                                                null),
                                                        new Question(
                                                                "Why?",
                                                                Question.Kind.TEXT,
                                                                List.of(),
                                                                true,
                                                                true,
                                                                1,
                                                                "good")),
                                                30,
                                                2,
                                                480,
                                                SummaryBy.QUESTION,
                                                "C024BE91L"))));
    }

    @Test
    void rounds_and_holidays_go_through_their_life() {
        // Given
        var team = aTeam();
        put(team + "/rounds/retro", RETRO);

        // When
        put(team + "/rounds/retro", RETRO);
        put(team + "/rounds/retro/pause", "{\"until\": \"2027-01-04\"}");
        delete(team + "/rounds/retro/pause");
        put(team + "/holidays", "{\"country\": \"CH\", \"subdivision\": \"ZH\"}");
        delete(team + "/holidays");
        delete(team + "/rounds/retro");

        // Then
        assertThat(stored.typesOf(team))
                .containsExactly(
                        "TeamRegistered",
                        "PollScheduled",
                        "PollPaused",
                        "PollResumed",
                        "HolidaysChosen",
                        "HolidaysChosen",
                        "PollUnscheduled");
    }

    @Test
    void the_short_way_to_a_schedule_leaves_the_rest_of_the_daily_round() {
        // Given
        var team = aTeam();
        put(team + "/rounds/daily", RETRO);

        // When
        put(team + "/poll-schedule", "{\"cron\": \"0 9 * * *\", \"time_zone\": \"Asia/Tokyo\"}");

        // Then
        assertThat(EventCodec.decode(stored.of(team).getLast()))
                .isInstanceOfSatisfying(
                        Decoded.Known.class,
                        known -> {
                            var round = (PollScheduled) known.event();
                            assertThat(round.timeZone()).isEqualTo("Asia/Tokyo");
                            assertThat(round.settings().questions()).hasSize(2);
                        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    no field at all          | {}                                               | cron
                    no time zone             | {"cron":"0 9 * * *"}                             | time_zone
                    an unknown audience      | {"audience":{"kind":"everybody"}}                | audience.kind
                    a kind in capitals       | {"audience":{"kind":"MEMBERS"}}                  | audience.kind
                    a group that is not said | {"audience":{"kind":"user_group"}}               | audience.slack_user_group
                    a group of no use        | {"audience":{"kind":"members","slack_user_group":"S1"}} | audience.slack_user_group
                    reminders without a time | {"remind_at_most":2}                             | remind_at_most
                    eleven reminders         | {"remind_after_minutes":5,"remind_at_most":11}   | remind_at_most
                    a reminder at once       | {"remind_after_minutes":0}                       | remind_after_minutes
                    an end after weeks       | {"close_after_minutes":20161}                    | close_after_minutes
                    an unknown summary       | {"summary_by":"mood"}                            | summary_by
                    a channel by its name    | {"summary_channel":"#leads"}                     | summary_channel
                    a null question          | {"questions":[null]}                             | questions[0]
                    a blank question         | {"questions":[{"text":" "}]}                     | questions[0].text
                    an unknown kind          | {"questions":[{"text":"?","kind":"essay"}]}      | questions[0].kind
                    a choice without choices | {"questions":[{"text":"?","kind":"choice"}]}     | questions[0].choices
                    a choice twice           | {"questions":[{"text":"?","kind":"choice","choices":["a","a"]}]} | questions[0].choices[1]
                    choices for a text       | {"questions":[{"text":"?","choices":["a","b"]}]} | questions[0].choices
                    a skip by itself         | {"questions":[{"text":"?","skip_if":{"question":1,"answer":"a"}}]} | questions[0].skip_if.question
                    a skip without an answer | {"questions":[{"text":"?"},{"text":"!","skip_if":{"question":1}}]} | questions[1].skip_if.answer
                    """)
    void a_round_is_refused_with(String flaw, String body, String field) {
        // Given
        var team = aTeam();

        // When
        var answer = writer().body(body).put(TEAMS + "/" + team + "/rounds/retro");

        // Then
        answer.then().statusCode(400).body("errors.field", hasItem(field));
        assertThat(stored.typesOf(team)).containsExactly("TeamRegistered");
    }

    @Test
    void a_name_that_is_none_and_a_country_that_is_none_are_refused() {
        var team = aTeam();
        writer().body(RETRO)
                .put(TEAMS + "/" + team + "/rounds/Retro!")
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("round")));
        writer().body("{\"country\": \"Zürich\", \"subdivision\": \"zurich\"}")
                .put(TEAMS + "/" + team + "/holidays")
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("country", "subdivision")));
    }

    @Test
    void holidays_that_nobody_knows_are_refused() {
        var team = aTeam();
        writer().body("{\"country\": \"AQ\"}")
                .put(TEAMS + "/" + team + "/holidays")
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("country")));
        writer().body("{\"country\": \"CH\", \"subdivision\": \"BY\"}")
                .put(TEAMS + "/" + team + "/holidays")
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("subdivision")));
    }

    @Test
    void what_is_paused_must_be_there() {
        var team = aTeam();
        writer().body("{}")
                .put(TEAMS + "/" + team + "/rounds/retro/pause")
                .then()
                .statusCode(404)
                .body("errors.field", equalTo(List.of("round")));
        delete(team + "/rounds/retro");
    }

    @Test
    void an_answer_to_a_poll_that_the_team_does_not_have_is_refused() {
        var team = aTeam();
        writer().body(
                        "{\"team_id\": \"%s\", \"author\": \"Ada\", \"content\": \"Done\", \"poll_id\": \"%s\"}"
                                .formatted(team, UUID.randomUUID()))
                .post(UPDATES)
                .then()
                .statusCode(404)
                .body("errors.field", equalTo(List.of("poll_id")));
    }

    private static void put(String path, String body) {
        writer().body(body).put(TEAMS + "/" + path).then().statusCode(200);
    }

    private static void delete(String path) {
        writer().delete(TEAMS + "/" + path).then().statusCode(200);
    }
}
