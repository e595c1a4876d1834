package dev.rollcall.projector.console;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@RegisterForReflection
@Command(
        name = "retry",
        description = "Frees stuck aggregates and goes on with them from the store.")
final class RetryLetters implements Callable<Integer> {

    private final Screen screen;
    @Mixin private ProjectorOptions projector;

    @ArgGroup(multiplicity = "1")
    private Which which;

    @Option(names = "--json", description = "as JSON")
    private boolean json;

    /// Letters by their ids, or those of one view that have something in common.
    @RegisterForReflection
    static final class Which {

        @Parameters(paramLabel = "LETTER", arity = "1..*", description = "letters' ids")
        private List<String> letters;

        @ArgGroup(exclusive = false)
        private Some some;
    }

    /// Those of an aggregate, or of a cause.
    @RegisterForReflection
    static final class Some {

        @Option(
                names = "--projection",
                paramLabel = "NAME",
                required = true,
                description = "the view")
        private String projection;

        @ArgGroup(multiplicity = "1")
        private Common common;
    }

    @RegisterForReflection
    static final class Common {

        @Option(names = "--aggregate", paramLabel = "ID", description = "one aggregate")
        private String aggregate;

        @Option(
                names = "--cause",
                paramLabel = "CAUSE",
                description = "all that are stuck for this cause, such as APPLY_FAILED")
        private String cause;
    }

    RetryLetters(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        try (var client = projector.client()) {
            return which.letters != null ? retryLetters(client) : retrySome(client);
        }
    }

    private int retryLetters(ProjectorClient client) {
        int exitCode = Console.DONE;
        for (var letter : which.letters) {
            var path = "%s/%s/retry".formatted(DeadLetters.PATH, ProjectorClient.encoded(letter));
            var outcome = client.post(path, Map.of());
            screen.out().println(json ? outcome : Settled.line(letter, outcome));
            exitCode = Math.max(exitCode, Settled.exitCode(outcome));
        }
        return exitCode;
    }

    private int retrySome(ProjectorClient client) {
        int resolved = 0;
        int again = 0;
        String cursor = null;
        do {
            var answer = client.post(DeadLetters.PATH + "/retry", body(cursor));
            resolved += answer.path("resolved").asInt();
            again += answer.path("stuck_again").asInt();
            cursor = answer.path("next_cursor").textValue();
        } while (cursor != null);
        screen.out()
                .println(
                        (json
                                        ? "{\"resolved\":%d,\"stuck_again\":%d}"
                                        : "%d aggregates go on, %d are stuck again")
                                .formatted(resolved, again));
        return again > 0 || resolved == 0 ? Console.REFUSED : Console.DONE;
    }

    private Map<String, String> body(String cursor) {
        var body = new HashMap<String, String>();
        body.put("projection", which.some.projection);
        body.put("aggregate_id", which.some.common.aggregate);
        body.put("cause", which.some.common.cause);
        body.put("cursor", cursor);
        return body;
    }
}
