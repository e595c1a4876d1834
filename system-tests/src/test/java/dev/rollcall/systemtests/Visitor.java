package dev.rollcall.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.rollcall.systemtests.running.RunningSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Somebody with a window of their own at the dashboard. What the browser complains of meanwhile is
/// kept.
final class Visitor implements AutoCloseable {
    private static final String OVERFLOW =
            "document.documentElement.scrollWidth - document.documentElement.clientWidth";

    private final RunningSystem system;
    private final BrowserContext window;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Visitor(RunningSystem system, Chromium chromium) {
        this.system = system;
        this.window = chromium.window();
        this.page = window.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(
                message -> {
                    if (!message.type().equals("log")) {
                        complaints.add(message.type() + ": " + message.text());
                    }
                });
    }

    /// A Slack user of whom no other test has heard.
    static String newcomer() {
        return "U0" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    }

    Page page() {
        return page;
    }

    List<String> complaints() {
        return complaints;
    }

    void signIn(String path) {
        signIn(path, system.stack().settings().keys().token());
    }

    void signIn(String path, String token) {
        page.navigate(address("/#token=" + token));
        assertThat(page.getByTestId("connection")).hasText("Live");
        page.navigate(address(path));
    }

    String address(String path) {
        return system.stack().url() + path;
    }

    Locator updates() {
        return page.getByTestId("update");
    }

    Locator heading(String text) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text));
    }

    Locator link(String text) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(text).setExact(true));
    }

    Locator button(String text) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(text).setExact(true));
    }

    Locator button(Pattern text) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(text));
    }

    /// What is labelled so in a form.
    Locator field(String form, String label) {
        return page.getByTestId(form)
                .getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    /// Fills a field in, and waits until the page has it: the browser says before that it is done.
    void type(String form, String label, String text) {
        var field = field(form, label);
        field.fill(text);
        assertThat(field).hasValue(text);
    }

    /// Does this with the first request to an address; those after it go on. A route that is taken
    /// away while the page loads may leave some of what it asks for without any answer.
    void first(String url, Consumer<Route> act) {
        var came = new AtomicBoolean();
        page.route(
                url,
                route -> {
                    if (came.getAndSet(true)) {
                        route.resume();
                    } else {
                        act.accept(route);
                    }
                });
    }

    /// What the last press of a form's button came to.
    Locator outcome(String form) {
        return page.getByTestId(form).getByTestId("outcome");
    }

    /// Nothing is wider than the window, once what follows its size is drawn anew.
    void expectToFit() {
        page.waitForCondition(() -> page.evaluate(OVERFLOW).equals(0));
    }

    void picture(String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setPath(Path.of("target/%s.png".formatted(name))));
    }

    @Override
    public void close() {
        window.close();
    }
}
