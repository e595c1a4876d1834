package dev.rollcall.bench.query;

import dev.rollcall.bench.query.Reads.Read;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/// What is asked of the api and of the memory beside it.
final class Queries {

    private static final String ONE = "/api/v1/status-updates/";
    private static final String PAGE = "/api/v1/status-updates?team_id=";
    private static final int PAGE_SIZE = 50;
    private static final int LARGEST_PAGE = 200;
    private static final int FAR_PAGE = 1_000;
    private static final int SPREAD = 10_000;
    private static final String OLD_TAG = "\"of-another-version\"";

    private final QueriedHistory history;
    private final Reads api;
    private final Reads memory;
    private final List<String> ids;
    private final List<String> teams;

    record Kind(String name, Reads server, List<Read> reads) {
        double rate(Duration time) throws InterruptedException {
            return server.rate(time, reads);
        }
    }

    Queries(QueriedHistory history, Reads api, Reads memory) throws SQLException {
        this.history = history;
        this.api = api;
        this.memory = memory;
        this.ids = history.ids(SPREAD);
        this.teams = history.teams();
    }

    /// Gives the memory what the api answers.
    void keep(URI memory) throws IOException, InterruptedException {
        var one = api.answer(ONE + ids.getFirst()).body().getBytes();
        try (var http = HttpClient.newHttpClient()) {
            var given =
                    HttpRequest.newBuilder(memory).POST(BodyPublishers.ofByteArray(one)).build();
            http.send(given, BodyHandlers.discarding());
        }
    }

    List<Kind> kinds() {
        var pages = teams.stream().map(team -> PAGE + team).toList();
        var moments = history.moments(SPREAD);
        return List.of(
                new Kind("memory", memory, List.of(Read.of("/answer"))),
                new Kind("one", api, ids.stream().map(id -> Read.of(ONE + id)).toList()),
                new Kind("page", api, pages.stream().map(Read::of).toList()),
                new Kind("far page", api, pages.stream().map(this::far).map(Read::of).toList()),
                new Kind(
                        "as of",
                        api,
                        IntStream.range(0, SPREAD)
                                .mapToObj(
                                        n ->
                                                pages.get(n % pages.size())
                                                        + "&as_of="
                                                        + moments.get(n))
                                .map(Read::of)
                                .toList()),
                new Kind("held", api, pages.stream().map(this::held).toList()),
                new Kind("changed", api, pages.stream().map(Queries::changed).toList()),
                new Kind(
                        "one held",
                        api,
                        ids.stream().limit(500).map(id -> held(ONE + id)).toList()),
                new Kind("one changed", api, ids.stream().map(id -> changed(ONE + id)).toList()));
    }

    private Read held(String path) {
        return new Read(path, api.answer(path).tag(), 304);
    }

    private static Read changed(String path) {
        return new Read(path, OLD_TAG, 200);
    }

    /// The last of a team's where there are fewer.
    int farPage() {
        return Math.min(
                FAR_PAGE,
                history.updates() / QueriedHistory.TEAMS / LARGEST_PAGE * LARGEST_PAGE / PAGE_SIZE);
    }

    /// A cursor goes with pages of any size.
    private String far(String page) {
        var path = page;
        for (int passed = 0; passed < (farPage() - 1) * PAGE_SIZE; ) {
            int next = Math.min(LARGEST_PAGE, (farPage() - 1) * PAGE_SIZE - passed);
            var answer = new JsonObject(api.answer(path + "&limit=" + next).body());
            path = page + "&cursor=" + answer.getString("next_cursor");
            passed += next;
        }
        return path;
    }

    /// The statement of the first page, as the api sends it, for each team.
    List<String> firstPagesInSql() throws SQLException, InterruptedException {
        var sent =
                new HeldStatement(history.database(), "read_model.status_updates")
                        .of(api.answered(Read.of(PAGE + teams.getFirst())), "as sorted_by");
        return teams.stream()
                .map(
                        team ->
                                sent.replace("$1", "null::uuid")
                                        .replace("$2", "'%s'::uuid".formatted(team))
                                        .replace("$3", Integer.toString(PAGE_SIZE + 1)))
                .map(sql -> sql + ";")
                .toList();
    }
}
