package dev.rollcall.systemtests;

import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The machine's own Chromium: ROLLCALL_CHROMIUM, or one on the PATH. Without one the test is
/// skipped; in CI it fails.
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<String> QUIET =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(executable)
                                        .setArgs(QUIET));
    }

    static Chromium start() {
        return executable().map(Chromium::new).orElseGet(Chromium::missing);
    }

    /// A window of its own, signed in nowhere yet, where it is about noon: what is said today was
    /// said today until the test ends.
    BrowserContext window() {
        return browser.newContext(
                new Browser.NewContextOptions()
                        .setViewportSize(1280, 620)
                        .setDeviceScaleFactor(2)
                        .setLocale("en-GB")
                        .setTimezoneId(zoneAtNoon()));
    }

    /// The signs of these zones are the wrong way round, as POSIX has them.
    private static String zoneAtNoon() {
        return "Etc/GMT%+d".formatted(OffsetDateTime.now(ZoneOffset.UTC).getHour() - 12);
    }

    private static Optional<Path> executable() {
        var told = System.getenv("ROLLCALL_CHROMIUM");
        var onPath =
                Stream.of(System.getenv("PATH").split(":"))
                        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(Stream.ofNullable(told).map(Path::of), onPath)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Chromium missing() {
        var why =
                "no Chromium: install the package chromium, or set ROLLCALL_CHROMIUM to its executable";
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(why);
        }
        System.out.println("  The browser test is skipped: " + why);
        return abort(why);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
