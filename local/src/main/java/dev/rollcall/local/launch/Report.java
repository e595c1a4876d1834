package dev.rollcall.local.launch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// What runs here and where it is reached: `./rollcall status --json`, and what `up` leaves for
/// it.
@JsonInclude(JsonInclude.Include.NON_NULL)
record Report(
        boolean running,
        Long pid,
        List<Part> services,
        Part simulator,
        SlackAddresses slack,
        Part postgres,
        Part kafka,
        String dashboard,
        String token) {

    static final Report NOTHING =
            new Report(false, null, List.of(), null, null, null, null, null, null);

    /// Before anything is ready.
    static Report starting() {
        return new Report(
                true, ProcessHandle.current().pid(), List.of(), null, null, null, null, null, null);
    }

    /// One process; `management_url` has its health and metrics.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Part(String name, String url, boolean ready, long pid, String managementUrl) {
        static Part of(String name, String url, long pid, String managementUrl) {
            return new Part(name, url, false, pid, managementUrl).refreshed();
        }

        Part refreshed() {
            var ready = managementUrl == null ? Address.answers(url) : Pod.isReady(managementUrl);
            return new Part(name, url, ready, pid, managementUrl);
        }
    }

    /// Slack's side: where the Web API is, where requests to the app go, and whether what would be
    /// requests comes over sockets.
    record SlackAddresses(
            String apiUrl,
            String commandsUrl,
            String eventsUrl,
            String interactionsUrl,
            boolean socketMode) {}

    static Report of(LocalStack stack) {
        var commands =
                "http://127.0.0.1:" + stack.settings().ports().http(Service.COMMANDS) + "/slack/";
        return new Report(
                true,
                ProcessHandle.current().pid(),
                stack.pods().values().stream()
                        .map(
                                pod ->
                                        Part.of(
                                                pod.name(),
                                                pod.url(),
                                                pod.process().pid(),
                                                pod.managementUrl()))
                        .toList(),
                Part.of("slack", stack.slack().url(), ProcessHandle.current().pid(), null),
                new SlackAddresses(
                        stack.slack().apiUrl(),
                        commands + "commands",
                        commands + "events",
                        commands + "interactions",
                        stack.usesSockets()),
                Part.of("postgres", stack.postgres().url(), stack.postgres().process().pid(), null),
                Part.of(
                        "kafka",
                        "kafka://" + stack.kafka().bootstrapServers(),
                        stack.kafka().process().pid(),
                        null),
                stack.dashboard(),
                stack.settings().keys().token());
    }

    Report refreshed() {
        return new Report(
                running,
                pid,
                services.stream().map(Part::refreshed).toList(),
                refreshed(simulator),
                slack,
                refreshed(postgres),
                refreshed(kafka),
                dashboard,
                token);
    }

    private static Part refreshed(Part part) {
        return part == null ? null : part.refreshed();
    }

    boolean ready() {
        return simulator != null && parts().allMatch(Part::ready);
    }

    /// In the order in which people look for them.
    Stream<Part> parts() {
        return Stream.concat(
                        Stream.of(simulator),
                        Stream.concat(services.stream(), Stream.of(kafka, postgres)))
                .filter(Objects::nonNull);
    }
}
