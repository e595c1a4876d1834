package dev.rollcall.projector.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.projector.rebuilding.WhatIf;
import dev.rollcall.projector.rebuilding.WhatIf.Outcome;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@RegisterForReflection
@Command(
        name = "what-if",
        description = {
            "Runs this build's version of a view over the history of a database, in tables of its own,",
            "and tells how its rows differ from the live ones. Nothing is deployed, and nothing is left."
        },
        exitCodeList = {
            "0:no row differs",
            "1:some do, or an event cannot be applied",
            "2:not called as it should be, or the view is not live there",
            "3:the database cannot be reached, or refuses"
        })
final class TryCandidate implements Callable<Integer> {

    private final Screen screen;
    @Mixin private DatabaseOptions options;

    @Parameters(paramLabel = "NAME", description = "the view")
    private String name;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "shows so many rows with both versions; ${DEFAULT-VALUE} at most")
    private int limit;

    @Option(names = "--json", description = "as JSON")
    private boolean json;

    TryCandidate(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws InterruptedException, JsonProcessingException {
        var candidate =
                dev.rollcall.projector.projections.Projections.ALL.stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> refused("this build has no view " + name));
        try (var database = options.open()) {
            if (!database.isAlone()) {
                throw refused("another what-if runs on this database; one at a time");
            }
            return told(tried(candidate, database));
        }
    }

    private Outcome tried(Projection<?, ?> candidate, Database database)
            throws InterruptedException {
        var whatIf =
                WhatIf.of(candidate, database.transactions())
                        .orElseThrow(
                                () ->
                                        refused(
                                                "%s is not live in this database: there is nothing to compare with"
                                                        .formatted(name)));
        try (var bar = new ProgressBar(screen)) {
            return whatIf.run(progress -> bar.show(Tried.view(progress)));
        }
    }

    private static RefusedException refused(String why) {
        return new RefusedException(Console.USAGE, why);
    }

    private int told(Outcome outcome) throws JsonProcessingException {
        var view = Tried.view(outcome);
        if (json) {
            screen.out().println(view);
        } else {
            Tried.lines(view, limit).forEach(screen.out()::println);
        }
        return outcome.isEqual() ? Console.DONE : Console.REFUSED;
    }
}
