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
import dev.rollcall.local.slack.workspace.BotToken;
import dev.rollcall.local.slack.workspace.Cast;
import dev.rollcall.local.slack.workspace.Snapshot;
import dev.rollcall.local.slack.workspace.Workspace;
import dev.rollcall.local.slack.workspace.WorkspaceFile;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/// A workspace, and what the app is told from there as long as it is installed.
final class Installation implements AutoCloseable {
    private final Office office;
    private final EventDelivery events;
    private final ResponseUrls responseUrls;
    private final Optional<WorkspaceFile> file;

    /// @param token by which the app speaks there from the start, unless it was taken out before
    Installation(
            Cast cast,
            Optional<String> token,
            Optional<Path> path,
            App app,
            Knobs knobs,
            Supplier<String> address,
            Settings settings) {
        var clock = settings.clock;
        var manifest = settings.manifest;
        var before = path.map(WorkspaceFile::read).orElse(Snapshot.EMPTY);
        var given =
                token.filter(_ -> !before.withoutApp())
                        .map(one -> BotToken.lasting(one, manifest.scopes()));
        var workspace =
                new Workspace(
                        cast, given.map(before::with).orElse(before), settings.messagesKept, clock);
        file = path.map(one -> WorkspaceFile.keep(one, workspace));
        events = new EventDelivery(app, cast, manifest, knobs, settings.retryPace, clock);
        workspace.watch(
                change -> {
                    if (workspace.app().present()) {
                        events.tell(change);
                    }
                });
        responseUrls = new ResponseUrls(workspace, address, clock);
        office =
                new Office(
                        workspace,
                        new Desk(
                                workspace,
                                manifest,
                                new SlashCommands(app, workspace, responseUrls)),
                        new Hands(
                                workspace,
                                manifest,
                                new Interactions(app, manifest, workspace, responseUrls)),
                        new Admin(workspace));
    }

    void mount(Router router) {
        responseUrls.mount(router);
    }

    Office office() {
        return office;
    }

    /// The app's tokens are good for nothing any more, and it is told.
    void uninstall() {
        office.workspace().app().takeOut();
        events.uninstalled();
    }

    boolean verifyAddress() throws InterruptedException {
        return events.verifyAddress();
    }

    @Override
    public void close() {
        events.close();
        file.ifPresent(WorkspaceFile::close);
    }
}
