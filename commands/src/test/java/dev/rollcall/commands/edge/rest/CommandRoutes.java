package dev.rollcall.commands.edge.rest;

import static io.restassured.RestAssured.given;

import dev.rollcall.commands.CommandsBackends;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/// The routes of the write side as a program would call them.
final class CommandRoutes {

    static final String TEAMS = "/commands/v1/teams";
    static final String UPDATES = "/commands/v1/status-updates";

    private CommandRoutes() {}

    static RequestSpecification writer() {
        return given().header("Authorization", "Bearer " + CommandsBackends.WRITER)
                .contentType(ContentType.JSON);
    }

    static String aTeam() {
        return writer().body(Map.of("name", "Platform"))
                .post(TEAMS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static String anUpdate(String team) {
        return submit(team, "Finished the import").statusCode(201).extract().path("id");
    }

    static ValidatableResponse submit(String team, String content) {
        return writer().body(Map.of("team_id", team, "author", "Ada", "content", content))
                .post(UPDATES)
                .then();
    }
}
