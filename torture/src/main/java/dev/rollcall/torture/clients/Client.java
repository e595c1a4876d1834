package dev.rollcall.torture.clients;

import dev.rollcall.torture.clients.Sender.Sent;
import dev.rollcall.torture.history.Ending;
import dev.rollcall.torture.history.Ending.Acknowledged;
import dev.rollcall.torture.history.Intent;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/// One who says things, edits what was said last, renames the shared teams, and now and then puts a
/// new team in the place of one that is archived.
final class Client implements Callable<Void> {
    private static final int LONGEST_THOUGHT = 50;

    private final String name;
    private final Teams teams;
    private final Updates updates;
    private final Sender sender;
    private final RandomGenerator random;
    private final BooleanSupplier finishing;
    private int commands;

    Client(
            String name,
            Teams teams,
            Updates updates,
            Sender sender,
            RandomGenerator random,
            BooleanSupplier finishing) {
        this.name = name;
        this.teams = teams;
        this.updates = updates;
        this.sender = sender;
        this.random = random;
        this.finishing = finishing;
    }

    @Override
    public Void call() throws InterruptedException {
        while (goesOn()) {
            act();
            think();
        }
        return null;
    }

    void act() throws InterruptedException {
        var die = random.nextInt(100);
        if (die < 35) {
            submit();
        } else if (die < 60) {
            edit();
        } else if (die < 85) {
            rename(OptionalLong.empty(), teams.any(random));
        } else if (die < 97) {
            var team = teams.any(random);
            rename(teams.lastSeen(team), team);
        } else {
            replace();
        }
    }

    /// What no account is kept of but that it was acknowledged.
    void say(Sent sent) throws InterruptedException {
        sender.say(marker(), sent);
    }

    void think() throws InterruptedException {
        Thread.sleep(random.nextInt(LONGEST_THOUGHT));
    }

    boolean goesOn() {
        return !finishing.getAsBoolean();
    }

    RandomGenerator random() {
        return random;
    }

    Teams teams() {
        return teams;
    }

    Updates updates() {
        return updates;
    }

    private void submit() throws InterruptedException {
        var team = teams.any(random);
        var marker = marker();
        var body = Map.of("team_id", team, "author", name, "content", marker);
        var ending =
                sender.send(
                        new Intent.Submit(team), marker, Sent.of("POST", "status-updates", body));
        if (ending instanceof Acknowledged(var id, var _)) {
            updates.add(UUID.fromString(id));
        }
    }

    private void edit() throws InterruptedException {
        var update = updates.any(random);
        if (update.isPresent()) {
            var marker = marker();
            var request =
                    Sent.of("PUT", "status-updates/" + update.get(), Map.of("content", marker));
            sender.send(new Intent.Edit(update.get()), marker, request);
        }
    }

    private void rename(OptionalLong expected, UUID team) throws InterruptedException {
        var marker = marker();
        var request =
                Sent.of("PUT", "teams/" + team + "/name", Map.of("name", marker)).ifMatch(expected);
        if (sender.send(new Intent.Rename(team, expected), marker, request)
                instanceof Acknowledged(var _, var sequence)) {
            teams.seen(team, sequence);
        }
    }

    private void replace() throws InterruptedException {
        var marker = marker();
        if (register(marker) instanceof Acknowledged(var id, var _)) {
            archive(teams.replace(UUID.fromString(id)));
        }
    }

    Ending register(String marker) throws InterruptedException {
        return sender.send(
                new Intent.Register(), marker, Sent.of("POST", "teams", Map.of("name", marker)));
    }

    private void archive(UUID team) throws InterruptedException {
        sender.send(new Intent.Archive(team), marker(), Sent.of("DELETE", "teams/" + team, null));
        teams.archived(team);
    }

    String marker() {
        return "%s-%d".formatted(name, commands++);
    }
}
