package dev.rollcall.local.slack.page;

import static java.util.Map.entry;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// The page's own files, read once; nothing on it comes from anywhere else.
final class PageFiles {
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    entry("index.html", "text/html; charset=utf-8"),
                    entry("page.css", "text/css; charset=utf-8"),
                    entry("icon.svg", "image/svg+xml"),
                    entry("main.js", SCRIPT),
                    entry("server.js", SCRIPT),
                    entry("dom.js", SCRIPT),
                    entry("dates.js", SCRIPT),
                    entry("sidebar.js", SCRIPT),
                    entry("messages.js", SCRIPT),
                    entry("message.js", SCRIPT),
                    entry("mrkdwn.js", SCRIPT),
                    entry("blocks.js", SCRIPT),
                    entry("composer.js", SCRIPT),
                    entry("suggestions.js", SCRIPT),
                    entry("elements.js", SCRIPT),
                    entry("surface.js", SCRIPT),
                    entry("dialogs.js", SCRIPT),
                    entry("sure.js", SCRIPT),
                    entry("sheet.js", SCRIPT),
                    entry("about.js", SCRIPT),
                    entry("state.js", SCRIPT),
                    entry("manage.js", SCRIPT),
                    entry("knobs.js", SCRIPT),
                    entry("home.js", SCRIPT),
                    entry("thread.js", SCRIPT));
    private static final String POLICY =
            "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    private PageFiles() {}

    static void mount(Router router) {
        TYPES.forEach(
                (name, type) -> {
                    var content = read(name);
                    var path = name.equals("index.html") ? "/" : "/" + name;
                    router.get(path).handler(call -> send(call, type, content));
                });
    }

    private static void send(RoutingContext call, String type, Buffer content) {
        call.response()
                .putHeader("Content-Type", type)
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cache-Control", "no-cache")
                .end(content);
    }

    private static Buffer read(String name) {
        try (var stream = PageFiles.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("The page's file " + name + " was not packaged");
            }
            return Buffer.buffer(stream.readAllBytes());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
