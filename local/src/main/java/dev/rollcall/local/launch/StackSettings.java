package dev.rollcall.local.launch;

import dev.rollcall.local.machine.Folder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What a local system runs and where: the built project, the folder of its data, and its ports.
/// `environment` is added to what every service gets, `broker` to Kafka's own settings.
public record StackSettings(
        Path project,
        Path data,
        Ports ports,
        Keys keys,
        Set<Service> services,
        Map<String, String> environment,
        Map<String, String> broker,
        Purpose purpose) {

    public StackSettings {
        services = Set.copyOf(services);
        environment = Map.copyOf(environment);
        broker = Map.copyOf(broker);
    }

    /// For tests: all services on free ports, in a folder that the caller may delete when done.
    public static StackSettings temporary() {
        return new StackSettings(
                projectAround(Path.of("").toAbsolutePath()),
                Folder.temporary("stack"),
                Ports.free(),
                Keys.made(),
                EnumSet.allOf(Service.class),
                Map.of(),
                Map.of(),
                Purpose.TEST);
    }

    public StackSettings only(Service... services) {
        return new StackSettings(
                project, data, ports, keys, Set.of(services), environment, broker, purpose);
    }

    /// For benchmarks: compiled as in production.
    public StackSettings measured() {
        return new StackSettings(
                project, data, ports, keys, services, environment, broker, Purpose.BENCH);
    }

    /// With its data and logs in another folder.
    public StackSettings at(Path folder) {
        return new StackSettings(
                project, folder, ports, keys, services, environment, broker, purpose);
    }

    /// With one more setting for every service, by its name in the environment.
    public StackSettings with(String name, String value) {
        return with(Map.of(name, value));
    }

    /// With more settings for every service, by their names in the environment.
    public StackSettings with(Map<String, String> more) {
        return new StackSettings(
                project, data, ports, keys, services, and(environment, more), broker, purpose);
    }

    /// With one more setting for the broker, by its name in Kafka.
    public StackSettings withBroker(String name, String value) {
        var more = Map.of(name, value);
        return new StackSettings(
                project, data, ports, keys, services, environment, and(broker, more), purpose);
    }

    private static Map<String, String> and(Map<String, String> all, Map<String, String> more) {
        var both = new HashMap<>(all);
        both.putAll(more);
        return both;
    }

    Path logs() {
        return data.resolve("logs");
    }

    private static Path projectAround(Path folder) {
        for (var here = folder; here != null; here = here.getParent()) {
            if (Files.exists(here.resolve("rollcall")) && Files.exists(here.resolve("pom.xml"))) {
                return here;
            }
        }
        throw new IllegalStateException("not inside Rollcall's source tree: " + folder);
    }
}
