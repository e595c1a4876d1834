package dev.rollcall.commands;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/// Teams as an administrator sets them up, for tests that speak through Slack. All tests share one
/// workspace, so a channel is taken from the team that had it.
public final class SlackTeams {

    public static final String WORKSPACE = "T0LOCAL";

    private static final String ROUTE = "/commands/v1/teams/";
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int TRIES = 5;
    private static final Map<String, String> TEAM_OF = new HashMap<>();

    private SlackTeams() {}

    public static String register(String name) {
        return send(to ->
                        to.body(Map.of("name", name)).post(ROUTE.substring(0, ROUTE.length() - 1)))
                .statusCode(201)
                .extract()
                .path("id");
    }

    /// A new team that has the channel from now on.
    public static String registerIn(String channel, String name) {
        free(channel);
        var team = register(name);
        link(team, WORKSPACE, channel);
        has(channel, team);
        return team;
    }

    /// The channel, of whichever workspace, is that team's until the next one takes it.
    public static void has(String channel, String team) {
        TEAM_OF.put(channel, team);
    }

    public static void free(String channel) {
        var before = TEAM_OF.remove(channel);
        if (before != null) {
            archive(before);
        }
    }

    public static void link(String team, String workspace, String channel) {
        send(to ->
                        to.body(Map.of("slack_workspace", workspace, "slack_channel", channel))
                                .put(ROUTE + team + "/slack-channel"))
                .statusCode(200);
    }

    public static void unlink(String team) {
        send(to -> to.delete(ROUTE + team + "/slack-channel")).statusCode(200);
    }

    public static void join(String team, String workspace, String user) {
        send(to -> to.put(ROUTE + team + "/members/" + workspace + "/" + user)).statusCode(200);
    }

    public static void leave(String team, String workspace, String user) {
        send(to -> to.delete(ROUTE + team + "/members/" + workspace + "/" + user)).statusCode(200);
    }

    /// Sets a round, given as JSON.
    public static void ask(String team, String name, String round) {
        send(to -> to.body(round).put(ROUTE + team + "/rounds/" + name)).statusCode(200);
    }

    public static void takeOff(String user, LocalDate first, LocalDate last) {
        send(to -> to.put(daysOff(user, first, last))).statusCode(200);
    }

    /// From what they have taken off around today.
    public static void comeBack(String user) {
        var today = LocalDate.now(ZoneOffset.UTC);
        send(to -> to.delete(daysOff(user, today.minusDays(3), today.plusDays(3)))).statusCode(200);
    }

    private static String daysOff(String user, LocalDate first, LocalDate last) {
        return "/commands/v1/people/%s/%s/days-off/%s/%s".formatted(WORKSPACE, user, first, last);
    }

    public static void archive(String team) {
        send(to -> to.delete(ROUTE + team)).statusCode(200);
    }

    /// An update that does not come from Slack.
    public static String submit(String team, String author, String content) {
        return send(to ->
                        to.body(Map.of("team_id", team, "author", author, "content", content))
                                .post("/commands/v1/status-updates"))
                .statusCode(201)
                .extract()
                .path("id");
    }

    /// An update of somebody in Slack that did not come from there.
    ///
    /// @param poll that it answers; may be null
    public static String submitAs(String team, String user, String content, UUID poll) {
        var body =
                new HashMap<String, Object>(
                        Map.of(
                                "team_id", team,
                                "author", user,
                                "slack_workspace", WORKSPACE,
                                "slack_user", user,
                                "content", content));
        if (poll != null) {
            body.put("poll_id", poll);
        }
        return send(to -> to.body(body).post("/commands/v1/status-updates"))
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static void edit(String update, String content) {
        send(to -> to.body(Map.of("content", content)).put("/commands/v1/status-updates/" + update))
                .statusCode(200);
    }

    public static void retract(String update) {
        send(to -> to.delete("/commands/v1/status-updates/" + update)).statusCode(200);
    }

    /// What the service was too slow for is sent again under its key, as its users do.
    private static ValidatableResponse send(Function<RequestSpecification, Response> request) {
        var key = UUID.randomUUID().toString();
        var answer = request.apply(admin(key));
        for (int n = 1; n < TRIES && answer.statusCode() == 503; n++) {
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = request.apply(admin(key));
        }
        return answer.then();
    }

    private static RequestSpecification admin(String key) {
        return given().header("Authorization", "Bearer " + CommandsBackends.WRITER)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON);
    }
}
