package dev.rollcall.commands.edge.slack.install;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.commands.slack.SlackInstallConfig;
import dev.rollcall.commands.slack.SlackScopes;
import dev.rollcall.commands.slack.tokens.Installations;
import dev.rollcall.edge.problems.Problem;
import dev.rollcall.edge.problems.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Where somebody goes to let the bot into their workspace, and comes back to. Open to everyone:
/// who may install an app is Slack's to say.
@Path("/slack")
@PermitAll
@Tag(name = "Slack")
public class InstallResource {

    static final String COOKIE = "rollcall_install";

    private static final String BACK = "/slack/oauth";
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    private final SlackInstallConfig config;
    private final Installations installations;
    private final Install install;
    private final InstallState states;
    private final Clock clock;

    InstallResource(
            SlackInstallConfig config, Installations installations, Install install, Clock clock) {
        this.config = config;
        this.installations = installations;
        this.install = install;
        this.states = new InstallState(config.clientSecret().orElse(""), config.installWithin());
        this.clock = clock;
    }

    @GET
    @Path("install")
    @Operation(summary = "Sends a browser to Slack, where somebody lets Rollcall into a workspace")
    @APIResponse(responseCode = "302", description = "Slack's consent screen")
    @APIResponse(responseCode = "404", description = "Workspaces cannot install this Rollcall")
    public Response begin() {
        checkSettings();
        var begun = states.begin(clock.instant());
        return Response.status(Response.Status.FOUND)
                .location(consent(begun.state()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .cookie(cookie(begun.secret(), config.installWithin()))
                .build();
    }

    private URI consent(String state) {
        return URI.create(
                "%s?client_id=%s&scope=%s&redirect_uri=%s&state=%s"
                        .formatted(
                                config.authorizeUrl(),
                                encoded(config.clientId().orElseThrow()),
                                encoded(SlackScopes.asked()),
                                encoded(config.redirectUrl().orElseThrow()),
                                state));
    }

    @GET
    @Path("oauth")
    @Produces(MediaType.TEXT_HTML)
    @Operation(summary = "Where Slack sends a browser back to")
    @APIResponse(responseCode = "200", description = "A page that says what happened")
    @APIResponse(responseCode = "400", description = "The same, where the state is not good")
    @APIResponse(responseCode = "404", description = "Workspaces cannot install this Rollcall")
    public Uni<Response> back(
            @QueryParam("code") String code,
            @QueryParam("error") String error,
            @QueryParam("state") String state,
            @CookieParam(COOKIE) String secret) {
        checkSettings();
        return Uni.createFrom()
                .item(
                        () ->
                                states.flaw(state, secret, clock.instant())
                                        .map(install::notOurs)
                                        .orElseGet(
                                                () ->
                                                        install.answered(
                                                                Optional.ofNullable(code),
                                                                Optional.ofNullable(error))))
                .runSubscriptionOn(THREADS)
                .map(page -> Response.fromResponse(page).cookie(cookie("", Duration.ZERO)).build());
    }

    /// For our callback alone, and for as long as the state is good. It comes along from Slack's
    /// page, since that is a link that somebody follows.
    private NewCookie cookie(String secret, Duration life) {
        return new NewCookie.Builder(COOKIE)
                .value(secret)
                .path(BACK)
                .maxAge((int) life.toSeconds())
                .httpOnly(true)
                .secure(isHttps())
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    private boolean isHttps() {
        return config.redirectUrl()
                .map(URI::create)
                .map(URI::getScheme)
                .equals(Optional.of("https"));
    }

    private void checkSettings() {
        var missing = missing();
        if (!missing.isEmpty()) {
            throw new ProblemException(
                    Problem.of(
                            404,
                            "Not set up",
                            "Workspaces cannot install this Rollcall by themselves. Not set, or not usable: %s."
                                    .formatted(String.join(", ", missing))));
        }
    }

    private List<String> missing() {
        var missing = new ArrayList<String>();
        addIfEmpty(missing, "rollcall.slack.client-id", config.clientId());
        addIfEmpty(missing, "rollcall.slack.client-secret", config.clientSecret());
        addIfEmpty(missing, "rollcall.slack.redirect-url", config.redirectUrl());
        if (!installations.canKeep()) {
            missing.add("rollcall.slack.token-key with its rollcall.slack.token-keys");
        }
        return missing;
    }

    private static void addIfEmpty(List<String> missing, String name, Optional<String> value) {
        if (value.filter(text -> !text.isBlank()).isEmpty()) {
            missing.add(name);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
