package dev.rollcall.systemtests;

import static dev.rollcall.local.machine.Chromium.MISSING;
import static dev.rollcall.local.machine.Chromium.QUIET;
import static dev.rollcall.local.machine.Chromium.executable;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.rollcall.systemtests.running.Noon;
import java.nio.file.Path;
import java.util.Map;

/// The machine's own Chromium: ROLLCALL_CHROMIUM, or one on the PATH. Without one the test is
/// skipped; in CI it fails.
final class Chromium implements AutoCloseable {
    private static final double PATIENCE_MS = 30_000;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
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

    /// A window of its own, signed in nowhere yet, where it is about noon.
    BrowserContext window() {
        return browser.newContext(
                new Browser.NewContextOptions()
                        .setViewportSize(1280, 620)
                        .setDeviceScaleFactor(2)
                        .setLocale("en-GB")
                        .setTimezoneId(Noon.zone().getId()));
    }

    private static Chromium missing() {
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(MISSING);
        }
        System.out.println("  The browser test is skipped: " + MISSING);
        return abort(MISSING);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
