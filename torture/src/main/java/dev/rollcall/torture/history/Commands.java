package dev.rollcall.torture.history;

import static java.util.stream.Collectors.groupingBy;

import dev.rollcall.events.NamedIds;
import dev.rollcall.torture.verdict.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Every acknowledged command is stored once, where its answer says; no other one more than once.
/// Doubles are looked for by the command's id and by its marker, so that one under two ids is
/// found.
final class Commands {
    private final History history;
    private final Map<UUID, List<Stored>> events;
    private final List<Finding> findings = new ArrayList<>();

    Commands(History history) {
        this.history = history;
        this.events = history.stored().stream().collect(groupingBy(Stored::commandId));
    }

    List<Finding> findings() {
        history.calls()
                .forEach(call -> check(call, events.getOrDefault(call.commandId(), List.of())));
        expectAsked();
        expectOnce();
        expectMarkersOnce();
        return findings;
    }

    private void check(Call call, List<Stored> made) {
        switch (call.ending()) {
            case Ending.Acknowledged(var aggregate, var sequence) -> {
                if (made.isEmpty()) {
                    findings.add(
                            Finding.lost(
                                    "acknowledged and not stored: %s"
                                            .formatted(call.description())));
                } else if (made.stream()
                        .noneMatch(
                                one ->
                                        one.aggregateId().equals(aggregate)
                                                && one.sequence() == sequence)) {
                    findings.add(
                            Finding.illegal(
                                    "%s was answered, stored is %s"
                                            .formatted(
                                                    call.description(),
                                                    made.getFirst().description())));
                }
            }
            case Ending.Refused _ ->
                    made.forEach(
                            one ->
                                    findings.add(
                                            Finding.illegal(
                                                    "refused and yet stored: %s at %s"
                                                            .formatted(
                                                                    call.description(),
                                                                    one.description()))));
            case Ending.Unknown() -> {}
        }
    }

    private void expectAsked() {
        var calls = history.byCommand();
        for (var event : history.stored()) {
            var call = calls.get(event.commandId());
            if (call == null || !call.marker().equals(event.marker())) {
                findings.add(Finding.illegal("nobody asked for %s".formatted(event.description())));
            }
            if (!event.id().equals(NamedIds.event(event.commandId(), 0))) {
                findings.add(
                        Finding.illegal(
                                "its id does not follow from its command: %s"
                                        .formatted(event.description())));
            }
        }
    }

    private void expectOnce() {
        events.values().stream()
                .filter(made -> made.size() > 1)
                .forEach(
                        made ->
                                findings.add(
                                        Finding.doubled(
                                                "%d events for one command: %s"
                                                        .formatted(
                                                                made.size(),
                                                                made.getFirst().description()))));
    }

    private void expectMarkersOnce() {
        var commands = new HashSet<String>();
        events.values().stream()
                .map(List::getFirst)
                .filter(event -> !commands.add(event.marker()))
                .forEach(
                        event ->
                                findings.add(
                                        Finding.doubled(
                                                "under two commands: %s"
                                                        .formatted(event.description()))));
    }
}
