package dev.rollcall.systemtests;

import dev.rollcall.local.launch.Service;
import dev.rollcall.systemtests.running.RunningSystem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/// A team to which random things happen, and what its column on the board must show after each.
final class BoardOfMoments {
    /// After an event of the log.
    record Moment(String position, String time, List<String> lines) {}

    private record Said(String id, String person, String content) {}

    private final RunningSystem system;
    private final Random random;
    private final Map<String, String> people;
    private final String team;
    private final List<Said> said = new ArrayList<>();
    private final Set<String> members = new LinkedHashSet<>();
    private final List<Moment> moments = new ArrayList<>();
    private String name = "Moments";
    private int number;

    /// @param people names by their Slack ids
    BoardOfMoments(RunningSystem system, Map<String, String> people, Random random) {
        this.system = system;
        this.people = new LinkedHashMap<>(people);
        this.random = random;
        this.team = system.registerTeam(name);
        remember(team);
    }

    String team() {
        return team;
    }

    List<Moment> moments() {
        return moments;
    }

    void happen() {
        var person = any(List.copyOf(people.keySet()));
        number++;
        switch (random.nextInt(8)) {
            case 0 -> rename();
            case 1 -> join(person);
            case 2 -> leave(person);
            case 3 -> edit();
            case 4 -> retract();
            default -> say(person);
        }
    }

    private void rename() {
        name = "Moments " + number;
        system.command("PUT", "teams/%s/name".formatted(team), Map.of("name", name));
        remember(team);
    }

    private void join(String person) {
        system.addMember(team, person);
        if (members.add(person)) {
            remember(team);
        }
    }

    private void leave(String person) {
        if (members.remove(person)) {
            system.command(
                    "DELETE",
                    "teams/%s/members/%s/%s".formatted(team, RunningSystem.WORKSPACE, person),
                    null);
            remember(team);
        }
    }

    private void say(String person) {
        var content = "Word %d of the day".formatted(number);
        var id = system.say(team, people.get(person), person, content);
        said.addFirst(new Said(id, person, content));
        remember(id);
    }

    private void edit() {
        if (!said.isEmpty()) {
            var old = any(said);
            var content = old.content() + ", then " + number;
            system.command("PUT", "status-updates/" + old.id(), Map.of("content", content));
            said.set(said.indexOf(old), new Said(old.id(), old.person(), content));
            remember(old.id());
        }
    }

    private void retract() {
        if (!said.isEmpty()) {
            var old = any(said);
            system.command("DELETE", "status-updates/" + old.id(), null);
            said.remove(old);
            remember(old.id());
        }
    }

    private void remember(String aggregate) {
        var event =
                system.door(Service.API)
                        .get("/api/v1/events?limit=1&aggregate_id=" + aggregate)
                        .json()
                        .at("/items/0");
        moments.add(
                new Moment(
                        event.get("position").asText(), event.get("timestamp").asText(), lines()));
    }

    /// Who spoke last comes first, with all that they said; then who did not, by when they joined.
    private List<String> lines() {
        var speakers = said.stream().map(Said::person).distinct().toList();
        var spoken =
                speakers.stream()
                        .map(person -> people.get(person) + ": " + String.join(" | ", by(person)));
        var waiting =
                members.stream()
                        .filter(member -> !speakers.contains(member))
                        .map(people::get)
                        .sorted();
        return Stream.of(Stream.of(name), spoken, waiting).flatMap(lines -> lines).toList();
    }

    private List<String> by(String person) {
        return said.stream().filter(one -> one.person().equals(person)).map(Said::content).toList();
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
