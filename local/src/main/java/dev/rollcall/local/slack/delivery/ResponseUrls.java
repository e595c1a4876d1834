package dev.rollcall.local.slack.delivery;

import dev.rollcall.local.slack.workspace.Message;
import dev.rollcall.local.slack.workspace.Workspace;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/// The address that comes with a command or an interaction: for half an hour, and five times, the
/// app may answer there.
public final class ResponseUrls {
    private static final String COMMANDS = "commands";
    private static final String ACTIONS = "actions";
    private static final Duration OPEN = Duration.ofMinutes(30);
    private static final int USES = 5;
    private static final int REMEMBERED = 1_000;

    private static final class Issued {
        final String channel;
        final String user;
        final Instant until;
        int uses;
        String shown;

        Issued(String channel, String user, Instant until) {
            this.channel = channel;
            this.user = user;
            this.until = until;
        }
    }

    private final Map<String, Issued> issued =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Issued> eldest) {
                    return size() > REMEMBERED;
                }
            };
    private final Workspace workspace;
    private final Supplier<String> address;
    private final InstantSource clock;

    public ResponseUrls(Workspace workspace, Supplier<String> address, InstantSource clock) {
        this.workspace = workspace;
        this.address = address;
        this.clock = clock;
    }

    public void mount(Router router) {
        for (var path : List.of(COMMANDS, ACTIONS)) {
            router.post("/" + path + "/" + workspace.cast().team() + "/:key")
                    .handler(BodyHandler.create(false).setBodyLimit(1 << 20))
                    .handler(this::handle);
        }
    }

    String issue(String channel, String user) {
        return issue(COMMANDS, channel, user, null);
    }

    /// `message` is what the app may replace, where something was pressed in one.
    String issueFor(String channel, String user, String message) {
        return issue(ACTIONS, channel, user, message);
    }

    private synchronized String issue(String path, String channel, String user, String shown) {
        var key = UUID.randomUUID().toString().replace("-", "");
        var fresh = new Issued(channel, user, clock.instant().plus(OPEN));
        fresh.shown = shown;
        issued.put(key, fresh);
        return "%s/%s/%s/%s".formatted(address.get(), path, workspace.cast().team(), key);
    }

    private synchronized void handle(RoutingContext call) {
        var given = issued.get(call.pathParam("key"));
        if (given == null || given.until.isBefore(clock.instant())) {
            refuse(call, 404, "expired_url");
        } else if (given.uses >= USES) {
            refuse(call, 404, "used_url");
        } else {
            show(call, given);
        }
    }

    private void show(RoutingContext call, Issued given) {
        var body = call.body().asString();
        var reply = body == null ? null : Reply.ofJson(body).orElse(null);
        if (reply == null) {
            refuse(call, 400, "invalid_payload");
            return;
        }
        if (!reply.saysSomething() && !reply.deletesOriginal()) {
            refuse(call, 400, "no_text");
            return;
        }
        if (reply.refused()) {
            refuse(call, 400, "invalid_blocks");
            return;
        }
        given.uses++;
        if (reply.deletesOriginal() && given.shown != null) {
            workspace.delete(given.channel, given.shown);
        } else if (reply.saysSomething()) {
            given.shown = shown(given, reply).ts();
        }
        call.response().putHeader("Content-Type", "text/plain").end("ok");
    }

    private Message shown(Issued given, Reply reply) {
        var draft = reply.message(workspace.cast().bot(), given.user);
        if (reply.replacesOriginal() && given.shown != null) {
            var replaced =
                    workspace.replace(
                            given.channel,
                            given.shown,
                            before -> before.saying(reply.text(), reply.blocks()));
            return replaced.orElseGet(() -> workspace.post(given.channel, draft));
        }
        return workspace.post(given.channel, draft);
    }

    /// What the command's own answer showed is what `replace_original` later means.
    synchronized void showed(String address, Message message) {
        var given = issued.get(address.substring(address.lastIndexOf('/') + 1));
        if (given != null) {
            given.shown = message.ts();
        }
    }

    private static void refuse(RoutingContext call, int status, String error) {
        call.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end("{\"ok\":false,\"error\":\"" + error + "\"}");
    }
}
