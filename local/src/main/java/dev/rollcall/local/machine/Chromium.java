package dev.rollcall.local.machine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The machine's own Chromium: ROLLCALL_CHROMIUM, or one on the PATH.
public final class Chromium {
    public static final String MISSING =
            "no Chromium: install the package chromium, or set ROLLCALL_CHROMIUM to its executable";

    /// With these it talks to the page it shows and to nobody else.
    public static final List<String> QUIET =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private Chromium() {}

    public static Optional<Path> executable() {
        var told = System.getenv("ROLLCALL_CHROMIUM");
        var onPath =
                Stream.of(System.getenv("PATH").split(":"))
                        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(Stream.ofNullable(told).map(Path::of), onPath)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
