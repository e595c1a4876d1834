package dev.rollcall.projector.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@RegisterForReflection
@Command(name = "list", description = "Prints dead letters, newest first.")
final class ListLetters implements Callable<Integer> {

    private static final int PAGE = 200;

    private final Screen screen;
    @Mixin private ProjectorOptions projector;

    @Option(names = "--projection", paramLabel = "NAME", description = "only of this view")
    private String projection;

    @Option(
            names = "--cause",
            paramLabel = "CAUSE",
            description = "only of this cause, such as APPLY_FAILED")
    private String cause;

    @Option(names = "--aggregate", paramLabel = "ID", description = "only of one aggregate")
    private String aggregate;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            defaultValue = "open",
            description = "open (unless told), resolved, discarded, or all")
    private String state;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "at most so many; default: ${DEFAULT-VALUE}")
    private int limit;

    @Option(names = "--json", description = "a line of JSON each")
    private boolean json;

    ListLetters(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        int printed = 0;
        try (var client = projector.client()) {
            String cursor = null;
            do {
                var page = client.get(DeadLetters.PATH, filter(cursor, limit - printed));
                page.path("items").forEach(this::print);
                printed += page.path("items").size();
                cursor = page.path("next_cursor").textValue();
            } while (cursor != null && printed < limit);
        }
        return printed > 0
                ? Console.DONE
                : screen.say("there is no such dead letter", Console.REFUSED);
    }

    private Map<String, Object> filter(String cursor, int rest) {
        var filter = new LinkedHashMap<String, Object>();
        filter.put("projection", projection);
        filter.put("cause", cause);
        filter.put("aggregate_id", aggregate);
        filter.put("state", state.equals("all") ? null : state);
        filter.put("cursor", cursor);
        filter.put("limit", Math.min(rest, PAGE));
        return filter;
    }

    private void print(JsonNode letter) {
        screen.out().println(json ? letter : Letter.line(letter));
    }
}
