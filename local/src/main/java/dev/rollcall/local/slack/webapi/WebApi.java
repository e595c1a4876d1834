package dev.rollcall.local.slack.webapi;

import static dev.rollcall.local.slack.workspace.SlackJson.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.local.slack.manifest.Manifest;
import dev.rollcall.local.slack.workspace.Workspace;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Slack's Web API under `/api/`: any failure is a 200 with `ok: false`, but for 429.
public final class WebApi {
    private static final int LARGEST_BODY = 1 << 20;
    private static final String REVOKE = "auth.revoke";
    private static final String NO_TOKEN = "";

    private final Map<String, Map<String, Method>> methodsOfApps = new HashMap<>();
    private final Map<Workspace, Map<String, Method>> methodsOfBots = new HashMap<>();
    private final Tokens tokens;
    private final CallLog calls = new CallLog();
    private final Faults faults = new Faults();
    private final RateLimits limits;
    private volatile boolean limited;

    public WebApi(
            Tokens tokens,
            OfApps ofApps,
            Manifest manifest,
            Supplier<String> address,
            boolean rateLimits,
            InstantSource clock) {
        this.limits = new RateLimits(clock);
        this.limited = rateLimits;
        this.tokens = tokens;
        methodsOfApps.put(ofApps.appToken(), ofApps.methods());
        methodsOfApps.put(NO_TOKEN, ofApps.grants().methods());
        for (var workspace : tokens.workspaces()) {
            methodsOfBots.put(workspace, methods(workspace, manifest, address));
        }
    }

    private static Map<String, Method> methods(
            Workspace workspace, Manifest manifest, Supplier<String> address) {
        var methods = new TreeMap<String, Method>();
        methods.putAll(new Chat(workspace, manifest).methods());
        methods.putAll(new History(workspace).methods());
        methods.putAll(new Conversations(workspace).methods());
        methods.putAll(new Views(workspace, manifest).methods());
        methods.putAll(new Reactions(workspace).methods());
        methods.putAll(new Teams(workspace).methods());
        methods.putAll(new Users(workspace, address).methods());
        return methods;
    }

    public void mount(Router router) {
        router.route("/api/:method")
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY))
                .handler(this::handle);
    }

    public Faults faults() {
        return faults;
    }

    /// Whether Slack's rate limits hold, for each method by its tier.
    public void limit(boolean on) {
        limited = on;
    }

    public boolean limited() {
        return limited;
    }

    public int calls(String method) {
        return calls.number(method);
    }

    public List<Call> calls() {
        return calls.last();
    }

    private void handle(RoutingContext call) {
        var name = call.pathParam("method");
        if (!isKnown(name)) {
            refuse(call, new Refused("unknown_method"));
            return;
        }
        var fault = faults.next(name);
        calls.add(
                name,
                Optional.ofNullable(call.request().getFormAttribute("channel")),
                fault.map(each -> each instanceof Fault.RateLimit(var seconds) ? seconds : null));
        switch (fault.orElse(null)) {
            case null -> answer(call, name);
            case Fault.Refuse(var error) -> refuse(call, new Refused(error));
            case Fault.RateLimit(var seconds) -> refuse(call, Refused.rateLimited(seconds));
            case Fault.Break(var status) ->
                    call.response().setStatusCode(status).end("<html>upstream trouble</html>");
            case Fault.Hang() -> {}
            case Fault.Delay(var by) ->
                    call.vertx().setTimer(Math.max(1, by.toMillis()), _ -> answer(call, name));
            case Fault.LoseAnswer() -> {
                keepAnswer(call, name);
                call.request().connection().close();
            }
            case Fault.KeepAnswer() -> keepAnswer(call, name);
            case Fault.Reset() -> call.request().connection().close();
        }
    }

    private void answer(RoutingContext call, String name) {
        try {
            write(call, perform(call, name));
        } catch (Refused refused) {
            refuse(call, refused);
        }
    }

    private void keepAnswer(RoutingContext call, String name) {
        try {
            perform(call, name);
        } catch (Refused _) {
            // The caller learns nothing of that either.
        }
    }

    private ObjectNode perform(RoutingContext call, String name) {
        var arguments = Arguments.of(call);
        var token = authenticated(call, arguments);
        if (name.equals(REVOKE)) {
            return object().put("ok", true).put("revoked", tokens.revoke(token));
        }
        var method =
                methodsOfApps.containsKey(token)
                        ? methodsOfApps.get(token).get(name)
                        : ofBots(call, token, name);
        if (method == null) {
            throw new Refused("not_allowed_token_type");
        }
        limit(token + name, method.tier(), arguments);
        var answer = object().put("ok", true);
        answer.setAll(method.answer().apply(arguments));
        if (arguments.charsetMissing()) {
            answer.put("warning", "missing_charset");
            answer.withObject("/response_metadata").putArray("warnings").add("missing_charset");
        }
        return answer;
    }

    private String authenticated(RoutingContext call, Arguments arguments) {
        if (methodsOfApps.get(NO_TOKEN).containsKey(call.pathParam("method"))) {
            return NO_TOKEN;
        }
        var header = Optional.ofNullable(call.request().getHeader("Authorization"));
        var given =
                header.filter(value -> value.startsWith("Bearer "))
                        .map(value -> value.substring("Bearer ".length()).trim())
                        .or(() -> arguments.text("token"))
                        .orElseThrow(() -> new Refused("not_authed"));
        if (given.equals(NO_TOKEN)) {
            throw new Refused("invalid_auth");
        }
        return given;
    }

    private Method ofBots(RoutingContext call, String token, String name) {
        var known = tokens.known(token);
        var scopes = known.token().scopes();
        Scopes.check(name, scopes);
        call.response().putHeader("X-OAuth-Scopes", String.join(",", scopes));
        return methodsOfBots.get(known.workspace()).get(name);
    }

    private boolean isKnown(String method) {
        return method.equals(REVOKE)
                || Stream.of(methodsOfApps, methodsOfBots)
                        .flatMap(all -> all.values().stream())
                        .anyMatch(known -> known.containsKey(method));
    }

    private void limit(String name, Tier tier, Arguments arguments) {
        if (!limited) {
            return;
        }
        var key = tier == Tier.POSTING ? name + arguments.text("channel").orElse("") : name;
        limits.secondsUntil(key, tier)
                .ifPresent(
                        seconds -> {
                            throw Refused.rateLimited(seconds);
                        });
    }

    private static void refuse(RoutingContext call, Refused refused) {
        refused.retryAfterSeconds()
                .ifPresent(
                        seconds ->
                                call.response()
                                        .setStatusCode(429)
                                        .putHeader("Retry-After", seconds.toString()));
        write(call, refused.answer());
    }

    private static void write(RoutingContext call, ObjectNode answer) {
        call.response()
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .putHeader("X-Slack-Req-Id", UUID.randomUUID().toString().replace("-", ""))
                .end(answer.toString());
    }
}
