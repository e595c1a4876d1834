package dev.rollcall.local.slack.page;

import static dev.rollcall.local.slack.workspace.SlackJson.MAPPER;
import static dev.rollcall.local.slack.workspace.SlackJson.object;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.local.slack.people.NotPossible;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/// How the page's requests are read and answered. What may wait for the app is done off the event
/// loop.
final class Answers implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Answers.class);
    private static final Pattern HERE =
            Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d+)?");

    /// What is done with a request's body.
    @FunctionalInterface
    interface Act<T> {
        ObjectNode on(T wanted) throws InterruptedException;
    }

    private static final class Refusal extends RuntimeException {
        Refusal(String why) {
            super(why, null, false, false);
        }
    }

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    <T> void act(RoutingContext call, Class<T> type, Act<T> act) {
        var body = call.body().asString();
        threads.execute(
                () -> {
                    try {
                        var wanted = MAPPER.readValue(body == null ? "{}" : body, type);
                        send(call, 200, act.on(wanted));
                    } catch (NotPossible | Refusal | JsonProcessingException refused) {
                        refuse(call, 400, refused.getMessage());
                    } catch (InterruptedException _) {
                        refuse(call, 503, "The simulator is stopping");
                    } catch (RuntimeException failed) {
                        LOG.error("The simulator failed to do what the page asked for", failed);
                        refuse(call, 500, "The simulator failed: see its log");
                    }
                });
    }

    static void onlyFromHere(RoutingContext call) {
        var host = Optional.ofNullable(call.request().getHeader("Host")).orElse("");
        if (HERE.matcher(host).matches()) {
            call.next();
        } else {
            refuse(call, 403, "This page answers on 127.0.0.1 only");
        }
    }

    /// For what the body asks for and isn't there.
    static RuntimeException refused(String why) {
        return new Refusal(why);
    }

    static String reader(RoutingContext call) {
        return Optional.ofNullable(call.request().getParam("user")).orElse("");
    }

    static void refuse(RoutingContext call, int status, String why) {
        send(call, status, object().put("error", why));
    }

    static void send(RoutingContext call, int status, ObjectNode answer) {
        call.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .end(answer.toString());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
