package dev.rollcall.local.slack;

import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The machine's own Chromium: ROLLCALL_CHROMIUM, or one on the PATH. Without one the test is
/// skipped; in CI it fails.
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private static final double PATIENCE_MS = 30_000;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        var none = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(none));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(executable)
                                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    static Chromium start() {
        var told = Stream.ofNullable(System.getenv("ROLLCALL_CHROMIUM")).map(Path::of);
        var onPath =
                Stream.of(System.getenv("PATH").split(":"))
                        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(told, onPath)
                .filter(Files::isExecutable)
                .findFirst()
                .map(Chromium::new)
                .orElseGet(Chromium::missing);
    }

    Page page() {
        var here =
                new Browser.NewContextOptions()
                        .setViewportSize(1280, 720)
                        .setLocale("en-GB")
                        .setTimezoneId("Europe/Berlin");
        return browser.newContext(here).newPage();
    }

    private static Chromium missing() {
        var why = "no Chromium: install the package chromium, or set ROLLCALL_CHROMIUM";
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(why);
        }
        return abort(why);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
