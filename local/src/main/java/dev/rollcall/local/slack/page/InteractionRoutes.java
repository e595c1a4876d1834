package dev.rollcall.local.slack.page;

import static dev.rollcall.local.slack.workspace.SlackJson.MAPPER;
import static dev.rollcall.local.slack.workspace.SlackJson.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.local.slack.delivery.Outcome;
import dev.rollcall.local.slack.people.Hands;
import dev.rollcall.local.slack.people.Offices;
import dev.rollcall.local.slack.people.Place;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/// Modals, Home tabs, buttons and shortcuts, as the page needs them.
final class InteractionRoutes {
    private static final String JSON = "application/json";

    /// Where it was (a message or a view), what it was, and what else is filled in there.
    private record Acting(
            String user,
            String channel,
            String ts,
            String view,
            String block,
            String action,
            JsonNode value,
            JsonNode filled) {
        Place place() {
            return view == null ? new Place.InMessage(channel, ts) : new Place.InView(view);
        }
    }

    private record Leaving(String user, JsonNode filled, boolean all) {}

    private record Opening(String user, String tab) {}

    private record Shortcut(String user, String callbackId, String channel, String ts) {}

    private final Offices offices;
    private final Answers answers;

    InteractionRoutes(Offices offices, Answers answers) {
        this.offices = offices;
        this.answers = answers;
    }

    void mount(Router router) {
        router.get("/page/views").handler(this::views);
        router.post("/page/actions").consumes(JSON).handler(this::act);
        router.post("/page/views/:view/submission").consumes(JSON).handler(this::submit);
        router.post("/page/views/:view/closing").consumes(JSON).handler(this::close);
        router.post("/page/app").consumes(JSON).handler(this::open);
        router.post("/page/shortcuts").consumes(JSON).handler(this::shortcut);
    }

    private void views(RoutingContext call) {
        var reader = Answers.reader(call);
        var views = offices.of(reader).workspace().views();
        var answer = object();
        answer.set("modals", MAPPER.valueToTree(views.modals(reader)));
        answer.set("home", MAPPER.valueToTree(views.home(reader).orElse(null)));
        Answers.send(call, 200, answer);
    }

    private void act(RoutingContext call) {
        answers.act(
                call,
                Acting.class,
                wanted ->
                        shape(
                                hands(wanted.user())
                                        .act(
                                                wanted.user(),
                                                wanted.place(),
                                                wanted.block(),
                                                wanted.action(),
                                                orNull(wanted.value()),
                                                orNull(wanted.filled()))));
    }

    private void submit(RoutingContext call) {
        var view = call.pathParam("view");
        answers.act(
                call,
                Leaving.class,
                wanted ->
                        shape(
                                hands(wanted.user())
                                        .submit(wanted.user(), view, orNull(wanted.filled()))));
    }

    private void close(RoutingContext call) {
        var view = call.pathParam("view");
        answers.act(
                call,
                Leaving.class,
                wanted -> {
                    hands(wanted.user())
                            .close(wanted.user(), view, wanted.all(), orNull(wanted.filled()));
                    return object();
                });
    }

    private void open(RoutingContext call) {
        answers.act(
                call,
                Opening.class,
                wanted -> {
                    var home = hands(wanted.user()).openApp(wanted.user(), wanted.tab());
                    return object().set("home", MAPPER.valueToTree(home.orElse(null)));
                });
    }

    private void shortcut(RoutingContext call) {
        answers.act(
                call,
                Shortcut.class,
                wanted ->
                        shape(
                                wanted.ts() == null
                                        ? hands(wanted.user())
                                                .shortcut(wanted.user(), wanted.callbackId())
                                        : hands(wanted.user())
                                                .shortcut(
                                                        wanted.user(),
                                                        wanted.channel(),
                                                        wanted.ts(),
                                                        wanted.callbackId())));
    }

    private Hands hands(String user) {
        return offices.of(user).hands();
    }

    private static JsonNode orNull(JsonNode given) {
        return Objects.requireNonNullElse(given, MAPPER.nullNode());
    }

    private static ObjectNode shape(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Taken() -> object();
            case Outcome.Shown(var view) -> object().set("view", MAPPER.valueToTree(view));
            case Outcome.Invalid(var errors) -> object().set("errors", MAPPER.valueToTree(errors));
            case Outcome.Failed(var why) -> object().put("failure", why);
        };
    }
}
