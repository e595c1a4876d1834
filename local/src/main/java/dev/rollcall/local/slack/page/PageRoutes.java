package dev.rollcall.local.slack.page;

import static dev.rollcall.local.slack.workspace.SlackJson.MAPPER;
import static dev.rollcall.local.slack.workspace.SlackJson.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.local.slack.manifest.Manifest;
import dev.rollcall.local.slack.people.Desk;
import dev.rollcall.local.slack.people.Offices;
import dev.rollcall.local.slack.people.Written;
import dev.rollcall.local.slack.workspace.Channel;
import dev.rollcall.local.slack.workspace.Workspace;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Optional;

/// What the page asks for and does, under `/page/`. Only for this machine: requests with another
/// host's name, and writes that are not JSON (a foreign page can't send such without asking), are
/// refused.
public final class PageRoutes implements AutoCloseable {
    private static final String MESSAGES = "/page/channels/:channel/messages";
    private static final int LARGEST_BODY = 1 << 18;

    private record Writing(String user, String text, String threadTs) {}

    private final Answers answers = new Answers();
    private final Live live = new Live();
    private final Offices offices;
    private final InteractionRoutes interactions;
    private final Manifest manifest;
    private final Optional<String> dashboard;
    private final Optional<String> installPage;

    /// @param installPage where somebody begins who lets the app into a workspace
    public PageRoutes(
            Offices offices,
            Manifest manifest,
            Optional<String> dashboard,
            Optional<String> installPage) {
        this.manifest = manifest;
        this.installPage = installPage;
        this.offices = offices;
        this.interactions = new InteractionRoutes(offices, answers);
        this.dashboard = dashboard;
        offices.all().forEach(office -> office.workspace().watch(live::tell));
    }

    public void mount(Router router) {
        PageFiles.mount(router);
        var json = "application/json";
        router.route("/page/*").handler(Answers::onlyFromHere);
        router.route("/page/*").handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        router.get("/page/workspace").handler(this::workspace);
        router.get("/page/live").handler(call -> live.join(call, Answers.reader(call)));
        router.get(MESSAGES).handler(this::messages);
        router.post(MESSAGES).consumes(json).handler(this::write);
        router.put(MESSAGES + "/:ts").consumes(json).handler(this::edit);
        router.delete(MESSAGES + "/:ts").consumes(json).handler(this::delete);
        router.post(MESSAGES + "/:ts/reactions").consumes(json).handler(this::react);
        interactions.mount(router);
    }

    private void workspace(RoutingContext call) {
        var workspace = offices.of(Answers.reader(call)).workspace();
        var cast = workspace.cast();
        var answer = object().put("team", cast.team()).put("name", cast.name());
        answer.put("bot", cast.bot().user());
        answer.put("installed", workspace.app().present());
        answer.set("workspaces", workspaces());
        answer.set("commands", commands(workspace));
        answer.set("players", MAPPER.valueToTree(cast.players()));
        answer.set("users", MAPPER.valueToTree(workspace.users()));
        answer.set("shortcuts", shortcuts(workspace));
        answer.set("groups", MAPPER.valueToTree(workspace.groups()));
        answer.set("channels", MAPPER.valueToTree(channelsOf(Answers.reader(call))));
        answer.set("tabs", MAPPER.valueToTree(manifest.tabs()));
        dashboard.ifPresent(address -> answer.put("dashboard", address));
        installPage.ifPresent(address -> answer.put("install_page", address));
        Answers.send(call, 200, answer);
    }

    private ArrayNode commands(Workspace workspace) {
        var all = MAPPER.createArrayNode();
        if (workspace.app().present()) {
            for (var command : manifest.commands()) {
                var one = all.addObject().put("name", command.name());
                one.put("description", command.description()).put("hint", command.hint());
            }
        }
        return all;
    }

    private ArrayNode shortcuts(Workspace workspace) {
        return workspace.app().present()
                ? MAPPER.valueToTree(manifest.shortcuts())
                : MAPPER.createArrayNode();
    }

    private void messages(RoutingContext call) {
        var reader = Answers.reader(call);
        var channel = call.pathParam("channel");
        if (channelsOf(reader).stream().noneMatch(one -> one.id().equals(channel))) {
            Answers.refuse(call, 404, "There is no channel " + channel);
            return;
        }
        var workspace = offices.of(reader).workspace();
        var seen = workspace.messages(channel).stream().filter(one -> one.isFor(reader)).toList();
        var answer = object();
        answer.set("messages", MAPPER.valueToTree(seen));
        Answers.send(call, 200, answer);
    }

    private void write(RoutingContext call) {
        var channel = call.pathParam("channel");
        answers.act(
                call,
                Writing.class,
                wanted ->
                        shape(
                                desk(wanted)
                                        .write(
                                                wanted.user(),
                                                channel,
                                                wanted.text(),
                                                wanted.threadTs())));
    }

    private void edit(RoutingContext call) {
        var channel = call.pathParam("channel");
        var ts = call.pathParam("ts");
        answers.act(
                call,
                Writing.class,
                wanted ->
                        shape(
                                new Written.Said(
                                        desk(wanted)
                                                .edit(wanted.user(), channel, ts, wanted.text()))));
    }

    private void delete(RoutingContext call) {
        answers.act(
                call,
                Writing.class,
                wanted -> {
                    desk(wanted)
                            .delete(wanted.user(), call.pathParam("channel"), call.pathParam("ts"));
                    return object();
                });
    }

    /// The text is the emoji's name.
    private void react(RoutingContext call) {
        var channel = call.pathParam("channel");
        var ts = call.pathParam("ts");
        answers.act(
                call,
                Writing.class,
                wanted -> {
                    desk(wanted).react(wanted.user(), channel, ts, wanted.text());
                    return object();
                });
    }

    private static ObjectNode shape(Written written) {
        return switch (written) {
            case Written.Said(var message) -> with("message", MAPPER.valueToTree(message));
            case Written.Commanded(var answer) ->
                    with("shown", MAPPER.valueToTree(answer.shown()))
                            .put("failure", answer.failure().orElse(null));
        };
    }

    private static ObjectNode with(String name, JsonNode value) {
        var answer = object();
        answer.set(name, value);
        return answer;
    }

    private Desk desk(Writing wanted) {
        return offices.of(wanted.user()).desk();
    }

    /// All that there are, each with a way in.
    private ArrayNode workspaces() {
        var all = MAPPER.createArrayNode();
        for (var office : offices.all()) {
            var cast = office.workspace().cast();
            var one = all.addObject().put("team", cast.team()).put("name", cast.name());
            one.put("user", cast.owner()).put("installed", office.workspace().app().present());
            one.put("channel", office.workspace().channels().getFirst().id());
        }
        return all;
    }

    private List<Channel> channelsOf(String reader) {
        var workspace = offices.of(reader).workspace();
        return workspace.channels().stream()
                .filter(channel -> channel.has(reader))
                .filter(channel -> workspace.app().present() || !channel.direct())
                .toList();
    }

    @Override
    public void close() {
        answers.close();
    }
}
