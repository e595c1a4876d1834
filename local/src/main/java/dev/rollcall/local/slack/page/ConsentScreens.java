package dev.rollcall.local.slack.page;

import dev.rollcall.local.slack.manifest.Manifest;
import dev.rollcall.local.slack.webapi.Grants;
import dev.rollcall.local.slack.webapi.Grants.Consent;
import dev.rollcall.local.slack.workspace.Workspace;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where somebody lets the app into their workspace, or does not: `/oauth/v2/authorize`.
public final class ConsentScreens {
    private static final String AUTHORIZE = "/oauth/v2/authorize";

    private final Grants grants;
    private final Manifest manifest;

    public ConsentScreens(Grants grants, Manifest manifest) {
        this.grants = grants;
        this.manifest = manifest;
    }

    public void mount(Router router) {
        router.route("/oauth/*").handler(Answers::onlyFromHere);
        router.get(AUTHORIZE).handler(this::ask);
        router.get(AUTHORIZE + "/:answer").handler(this::answered);
    }

    private void ask(RoutingContext call) {
        var request = call.request();
        var problem = problem(request);
        if (problem.isPresent()) {
            show(
                    call,
                    400,
                    "<h1>Something went wrong</h1><p>%s</p>".formatted(escaped(problem.get())));
            return;
        }
        var query = request.query() == null ? "" : request.query();
        var wishes =
                scopes(request).stream()
                        .map(scope -> "<li><code>" + escaped(scope) + "</code></li>")
                        .collect(Collectors.joining());
        var allow =
                grants.workspaces().stream()
                        .map(workspace -> choice(workspace, query))
                        .collect(Collectors.joining());
        show(
                call,
                200,
                """
                <h1>Rollcall asks to be let into a workspace</h1>
                <p>Choose which one. It will be able to use, there:</p>
                <ul>%s</ul>
                <div class="choices">%s</div>
                <p class="ends"><a class="pressable" href="%s/cancel?%s">Cancel</a></p>
                """
                        .formatted(wishes, allow, AUTHORIZE, escaped(query)));
    }

    private void answered(RoutingContext call) {
        var request = call.request();
        var answer = call.pathParam("answer");
        var chosen =
                grants.workspaces().stream()
                        .filter(one -> one.cast().team().equals(answer))
                        .findFirst();
        if (problem(request).isPresent() || (chosen.isEmpty() && !answer.equals("cancel"))) {
            call.response().setStatusCode(404).end();
            return;
        }
        var redirect = param(request, "redirect_uri");
        var result =
                chosen.map(workspace -> "code=" + grants.code(consent(workspace, request)))
                        .orElse("error=access_denied");
        var state = URLEncoder.encode(param(request, "state"), StandardCharsets.UTF_8);
        var join = redirect.contains("?") ? "&" : "?";
        call.response()
                .setStatusCode(302)
                .putHeader("Location", redirect + join + result + "&state=" + state)
                .end();
    }

    /// `organisation=true` stands in for the choice that Slack offers admins of an organisation.
    private static Consent consent(Workspace workspace, HttpServerRequest request) {
        return new Consent(
                workspace,
                param(request, "redirect_uri"),
                scopes(request),
                param(request, "organisation").equals("true"));
    }

    private Optional<String> problem(HttpServerRequest request) {
        if (!grants.knows(param(request, "client_id"))) {
            return Optional.of("invalid_client_id: no app has this client_id");
        }
        if (scopes(request).isEmpty()) {
            return Optional.of("invalid_scope: no permissions are asked for");
        }
        return manifest.leadsBackTo(param(request, "redirect_uri"))
                ? Optional.empty()
                : Optional.of(
                        "bad_redirect_uri: %s is none of the app’s redirect_urls"
                                .formatted(param(request, "redirect_uri")));
    }

    private static List<String> scopes(HttpServerRequest request) {
        return Stream.of(param(request, "scope").split("[, ]+"))
                .filter(scope -> !scope.isEmpty())
                .toList();
    }

    private static String choice(Workspace workspace, String query) {
        var cast = workspace.cast();
        return """
                <a class="pressable primary" href="%s/%s?%s">Allow in %s</a>
                <p>%s</p>
                """
                .formatted(
                        AUTHORIZE,
                        cast.team(),
                        escaped(query),
                        escaped(cast.name()),
                        workspace.app().present()
                                ? "It is there already."
                                : "It is not there yet.");
    }

    private static void show(RoutingContext call, int status, String content) {
        call.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Content-Security-Policy", "default-src 'self'")
                .end(
                        """
                        <!doctype html><html lang="en"><meta charset="utf-8">
                        <meta name="viewport" content="width=device-width, initial-scale=1">
                        <title>Slack simulator</title><link rel="icon" href="/icon.svg" type="image/svg+xml">
                        <link rel="stylesheet" href="/page.css"><body class="consent"><main>%s</main></body></html>
                        """
                                .formatted(content));
    }

    private static String param(HttpServerRequest request, String name) {
        return Optional.ofNullable(request.getParam(name)).orElse("");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
