package dev.rollcall.local.slack;

import dev.rollcall.local.slack.delivery.App;
import dev.rollcall.local.slack.delivery.Knobs;
import dev.rollcall.local.slack.people.Offices;
import dev.rollcall.local.slack.people.Waiting;
import dev.rollcall.local.slack.workspace.Cast;
import dev.rollcall.local.slack.workspace.Workspace;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The workspaces of one simulator, with the app in them or without.
final class Installations implements AutoCloseable {
    private final List<Installation> all = new ArrayList<>();
    private final Offices offices;

    Installations(Settings settings, App app, Knobs knobs, Supplier<String> address) {
        var first = Optional.of(settings.botToken);
        all.add(
                new Installation(
                        Cast.local(), first, settings.file, app, knobs, address, settings));
        if (settings.second) {
            var file = settings.file.map(Installations::second);
            all.add(
                    new Installation(
                            Cast.second(),
                            settings.secondToken,
                            file,
                            app,
                            knobs,
                            address,
                            settings));
        }
        offices = new Offices(all.stream().map(Installation::office).toList());
    }

    private static Path second(Path file) {
        return file.resolveSibling("second-" + file.getFileName());
    }

    Offices offices() {
        return offices;
    }

    List<Workspace> workspaces() {
        return all.stream().map(one -> one.office().workspace()).toList();
    }

    void mount(Router router) {
        all.forEach(one -> one.mount(router));
    }

    void uninstall(String team) {
        all.stream()
                .filter(one -> one.office().workspace().cast().team().equals(team))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No workspace " + team))
                .uninstall();
    }

    boolean verifyAddress() {
        return Waiting.until(all.getFirst()::verifyAddress);
    }

    @Override
    public void close() {
        all.forEach(Installation::close);
    }
}
