package dev.rollcall.local.slack;

import dev.rollcall.local.slack.delivery.App;
import dev.rollcall.local.slack.delivery.EventDelivery;
import dev.rollcall.local.slack.delivery.Interactions;
import dev.rollcall.local.slack.delivery.Knobs;
import dev.rollcall.local.slack.delivery.ResponseUrls;
import dev.rollcall.local.slack.delivery.SlashCommands;
import dev.rollcall.local.slack.people.Admin;
import dev.rollcall.local.slack.people.Desk;
import dev.rollcall.local.slack.people.Hands;
import dev.rollcall.local.slack.people.Office;
import dev.rollcall.local.slack.webapi.Tenant;
import dev.rollcall.local.slack.workspace.Cast;
import dev.rollcall.local.slack.workspace.Snapshot;
import dev.rollcall.local.slack.workspace.Workspace;
import dev.rollcall.local.slack.workspace.WorkspaceFile;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/// The app in one workspace: what it is told from there, and the token with which it may answer.
final class Installation implements AutoCloseable {
    private final Office office;
    private final EventDelivery events;
    private final ResponseUrls responseUrls;
    private final Optional<WorkspaceFile> file;
    private final String token;

    Installation(
            Cast cast,
            String token,
            Optional<Path> path,
            App app,
            Knobs knobs,
            Supplier<String> address,
            Settings settings) {
        var clock = settings.clock;
        var before = path.map(WorkspaceFile::read).orElse(Snapshot.EMPTY);
        var workspace = new Workspace(cast, before, settings.messagesKept, clock);
        this.token = token;
        file = path.map(one -> WorkspaceFile.keep(one, workspace));
        events = new EventDelivery(app, cast, knobs, settings.retryPace, clock);
        workspace.watch(events::tell);
        responseUrls = new ResponseUrls(workspace, address, clock);
        office =
                new Office(
                        workspace,
                        new Desk(workspace, new SlashCommands(app, workspace, responseUrls)),
                        new Hands(workspace, new Interactions(app, workspace, responseUrls)),
                        new Admin(workspace));
    }

    void mount(Router router) {
        responseUrls.mount(router);
    }

    Office office() {
        return office;
    }

    Tenant tenant() {
        return new Tenant(token, office.workspace());
    }

    EventDelivery events() {
        return events;
    }

    @Override
    public void close() {
        events.close();
        file.ifPresent(WorkspaceFile::close);
    }
}
