package dev.rollcall.local.launch;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The Java side of the script `rollcall`, which builds first and passes on the rest.
@Command(
        name = "rollcall",
        subcommands = {Up.class, Status.class})
final class Rollcall {
    private Rollcall() {}

    public static void main(String[] arguments) {
        System.exit(
                new CommandLine(new Rollcall())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .execute(arguments));
    }

    /// The script works from the project's folder, wherever it was called from.
    static Path project() {
        return Path.of("").toAbsolutePath();
    }
}
