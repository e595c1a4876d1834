package dev.rollcall.bench.page;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.RequestOptions;
import dev.rollcall.local.machine.Chromium;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/// Visits to the dashboard, each with an empty cache, signed in already.
final class Visits implements AutoCloseable {

    private static final String IS_SHOWN =
            """
            () => document.querySelector("[data-testid=update]")
                && document.querySelector("[data-testid=connection]").dataset.state === "live"
            """;

    /// The last one, once no other has come for a second.
    private static final String LARGEST_PAINT =
            """
            () => new Promise((done) => {
              let timer;
              new PerformanceObserver((list) => {
                clearTimeout(timer);
                timer = setTimeout(() => done(list.getEntries().at(-1).startTime), 1_000);
              }).observe({ type: "largest-contentful-paint", buffered: true });
            })
            """;

    private static final String FIRST_PAINT =
            "() => performance.getEntriesByName('first-contentful-paint')[0].startTime";

    private final Playwright playwright =
            Playwright.create(
                    new Playwright.CreateOptions()
                            .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser;
    private final String address;

    Visits(Path chromium, String address) {
        this.address = address;
        this.browser =
                playwright
                        .chromium()
                        .launch(
                                new LaunchOptions()
                                        .setExecutablePath(chromium)
                                        .setArgs(Chromium.QUIET));
    }

    /// Until the board has stood still for a second.
    void awaitQuiet(String token) {
        try (var window = signedIn(token)) {
            var page = window.newPage();
            page.navigate(address);
            page.waitForFunction(IS_SHOWN);
            page.waitForFunction(
                    """
                    () => {
                      const shown = document.body.textContent;
                      const still = shown === window.shown;
                      window.shown = shown;
                      return still;
                    }
                    """,
                    null,
                    new Page.WaitForFunctionOptions().setPollingInterval(1_000));
        }
    }

    /// @param slower how many times slower than it is the processor does the page's work
    Visit visit(String token, int slower) {
        try (var window = signedIn(token)) {
            var page = window.newPage();
            var devTools = window.newCDPSession(page);
            var transfer = new Transfer();
            devTools.on("Network.dataReceived", transfer::received);
            devTools.on("Network.loadingFinished", transfer::finished);
            devTools.send("Network.enable");
            var rate = new JsonObject();
            rate.addProperty("rate", slower);
            devTools.send("Emulation.setCPUThrottlingRate", rate);
            page.navigate(address);
            page.waitForFunction(IS_SHOWN);
            double largest = number(page.evaluate(LARGEST_PAINT));
            return new Visit(
                    number(page.evaluate(FIRST_PAINT)),
                    largest,
                    transfer.answers,
                    transfer.transferred / 1024,
                    transfer.whole / 1024);
        }
    }

    private BrowserContext signedIn(String token) {
        var window = browser.newContext(new NewContextOptions().setTimezoneId(zoneAtNoon()));
        var answer =
                window.request()
                        .post(
                                address + "/api/v1/session",
                                RequestOptions.create().setData(Map.of("token", token)));
        if (!answer.ok()) {
            throw new IllegalStateException("signing in was answered " + answer.status());
        }
        return window;
    }

    /// Where it is about noon: the board shows today, which is not to end meanwhile. (In these
    /// names, what is east has a minus.)
    private static String zoneAtNoon() {
        return "Etc/GMT%+d".formatted(Instant.now().atOffset(ZoneOffset.UTC).getHour() - 12);
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    private static final class Transfer {
        private int answers;
        private double transferred;
        private double whole;

        void received(JsonObject event) {
            whole += event.get("dataLength").getAsDouble();
        }

        void finished(JsonObject event) {
            answers++;
            transferred += event.get("encodedDataLength").getAsDouble();
        }
    }

    @Override
    public void close() {
        playwright.close();
    }
}
