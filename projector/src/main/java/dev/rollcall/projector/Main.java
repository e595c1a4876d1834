package dev.rollcall.projector;

import dev.rollcall.projector.console.Console;
import dev.rollcall.projector.console.Screen;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/// The projector; with a command of [Console] as the first word, the operators' command line on one
/// that runs instead, and nothing of the service is started.
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        if (Console.knows(arguments)) {
            System.exit(Console.run(Screen.standard(), arguments));
        }
        Quarkus.run(arguments);
    }
}
