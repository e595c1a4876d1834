package dev.rollcall.commands.slack;

import com.slack.api.methods.response.auth.AuthTestResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Whose tokens are which, and what they may do, with nothing of the service running.
public final class SlackTokens implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String SCOPES = "x-oauth-scopes";

    private final SlackHttp slack;
    private final SlackCalls calls = new SlackCalls(System::nanoTime);

    /// A bot as its token knows it.
    public record Bot(String user, String team, String teamId, Set<String> scopes) {
        public Bot {
            scopes = Set.copyOf(scopes);
        }
    }

    /// @param apiUrl with a slash at its end
    public SlackTokens(String apiUrl) {
        slack = new SlackHttp(apiUrl, PATIENCE);
    }

    public SlackAnswer<Bot> bot(String token) {
        return calls.call(
                "auth.test",
                () -> slack.methods(token).authTest(asked -> asked),
                answer ->
                        new Bot(
                                answer.getUser(),
                                answer.getTeam(),
                                answer.getTeamId(),
                                scopes(answer)));
    }

    public SlackApp app(String token) {
        return new SlackApp(slack.methods(token));
    }

    /// Slack tells them beside the answer.
    private static Set<String> scopes(AuthTestResponse answer) {
        return answer.getHttpResponseHeaders().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(SCOPES))
                .map(Map.Entry::getValue)
                .flatMap(List::stream)
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void close() {
        slack.close();
    }
}
