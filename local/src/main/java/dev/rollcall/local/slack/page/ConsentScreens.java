package dev.rollcall.local.slack.page;

import dev.rollcall.local.slack.webapi.Grants;
import dev.rollcall.local.slack.webapi.Tenant;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where somebody lets the app into their workspace, or does not: `/oauth/v2/authorize`.
public final class ConsentScreens {
    private static final String AUTHORIZE = "/oauth/v2/authorize";

    private final Grants grants;

    public ConsentScreens(Grants grants) {
        this.grants = grants;
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
            show(call, 400, "<h1>Something went wrong</h1><p>%s</p>".formatted(problem.get()));
            return;
        }
        var query = request.query() == null ? "" : request.query();
        var wishes =
                List.of(param(request, "scope").split("[, ]+")).stream()
                        .map(scope -> "<li><code>" + escaped(scope) + "</code></li>")
                        .collect(Collectors.joining());
        var allow =
                grants.tenants().stream()
                        .map(tenant -> link(tenant, query))
                        .collect(Collectors.joining());
        show(
                call,
                200,
                """
                <h1>Rollcall wants into a workspace</h1>
                <p>It will be able to use:</p>
                <ul>%s</ul>
                <p class="ends">%s<a class="pressable" href="%s/cancel?%s">Cancel</a></p>
                """
                        .formatted(wishes, allow, AUTHORIZE, escaped(query)));
    }

    private void answered(RoutingContext call) {
        var request = call.request();
        var redirect = param(request, "redirect_uri");
        var answer = call.pathParam("answer");
        var tenant =
                grants.tenants().stream()
                        .filter(one -> one.workspace().cast().team().equals(answer))
                        .findFirst();
        if (problem(request).isPresent() || (tenant.isEmpty() && !answer.equals("cancel"))) {
            call.response().setStatusCode(404).end();
            return;
        }
        var result =
                tenant.map(one -> consent(one, request))
                        .map(code -> "code=" + code)
                        .orElse("error=access_denied");
        var state = URLEncoder.encode(param(request, "state"), StandardCharsets.UTF_8);
        var join = redirect.contains("?") ? "&" : "?";
        call.response()
                .setStatusCode(302)
                .putHeader("Location", redirect + join + result + "&state=" + state)
                .end();
    }

    /// `organisation=true` stands in for the choice that Slack offers admins of an organisation.
    private String consent(Tenant tenant, HttpServerRequest request) {
        var redirect = param(request, "redirect_uri");
        var scopes = param(request, "scope");
        return param(request, "organisation").equals("true")
                ? grants.consentOfOrganisation(tenant, redirect, scopes)
                : grants.consent(tenant, redirect, scopes);
    }

    private Optional<String> problem(HttpServerRequest request) {
        if (!grants.knows(param(request, "client_id"))) {
            return Optional.of("invalid_client_id: no app has this client_id");
        }
        return param(request, "redirect_uri").matches("https?://[^\\s\"<>]+")
                ? Optional.empty()
                : Optional.of("bad_redirect_uri: say where to go afterwards");
    }

    private static String link(Tenant tenant, String query) {
        var cast = tenant.workspace().cast();
        return "<a class=\"pressable primary\" href=\"%s/%s?%s\">Allow in %s</a> "
                .formatted(AUTHORIZE, cast.team(), escaped(query), escaped(cast.name()));
    }

    private static void show(RoutingContext call, int status, String content) {
        call.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Content-Security-Policy", "default-src 'self'")
                .end(
                        """
                        <!doctype html><html lang="en"><meta charset="utf-8"><title>Slack simulator</title>
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
