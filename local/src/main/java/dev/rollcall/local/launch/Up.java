package dev.rollcall.local.launch;

import dev.rollcall.local.demo.Demo;
import dev.rollcall.local.demo.FrontDoor;
import dev.rollcall.local.machine.ChildProcess;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "up", description = "start everything, until Ctrl-C")
final class Up implements Callable<Integer> {
    @Option(
            names = "--except",
            description = "leave a service to you: commands, projector or api; may be repeated")
    private Set<Service> except = EnumSet.noneOf(Service.class);

    @Option(names = "--port-base", description = "the first port, 7400 unless told")
    private int portBase = Ports.USUAL.base();

    @Option(
            names = "--socket",
            description = "Slack sends everything over sockets of commands (Socket Mode)")
    private boolean socket;

    @Option(names = "--demo", description = "fill it with a month of three teams")
    private boolean demo;

    private volatile boolean stopping;

    @Override
    public Integer call() throws InterruptedException {
        var began = System.nanoTime();
        var home = Home.of(Rollcall.project());
        var holder = home.lock();
        if (holder.isPresent()) {
            return refuse(
                    "another ./rollcall up runs here (pid %d); look at it with ./rollcall status"
                            .formatted(holder.get()));
        }
        var ports = new Ports(portBase);
        var taken = ports.taken();
        if (home.report().isPresent() && !taken.isEmpty()) {
            say("an earlier run was killed; waiting until what it started has stopped");
            taken = ports.takenAfter(Duration.ofSeconds(30));
        }
        if (!taken.isEmpty()) {
            return refuse(
                    "taken by another program: port %s; free it, or use --port-base"
                            .formatted(taken));
        }
        home.write(Report.starting());
        home.turnLogs();
        LauncherLog.to(home.folder().resolve("logs").resolve("up.log"));

        var stack = new LocalStack(settings(home, ports), Up::say);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(home, stack)));
        try {
            stack.start();
            watch(stack);
            var report = Report.of(stack);
            home.write(report);
            fill(stack);
            say("all of it  ready after %.1f s".formatted((System.nanoTime() - began) / 1e9));
            System.out.print(Table.of(report));
            explain(home, stack);
        } catch (RuntimeException e) {
            return stopping ? 0 : refuse(e.getMessage());
        }
        new CountDownLatch(1).await();
        return 0;
    }

    private StackSettings settings(Home home, Ports ports) {
        var services = EnumSet.allOf(Service.class);
        services.removeAll(except);
        return new StackSettings(
                Rollcall.project(),
                home.folder(),
                ports,
                home.keys(),
                services,
                socket ? appToken(home.keys()) : Map.of(),
                Map.of(),
                Purpose.DEVELOPMENT);
    }

    private static Map<String, String> appToken(Keys keys) {
        var token = keys.slackBotToken().replaceFirst("xoxb", "xapp");
        return Map.of(ServiceEnvironment.SLACK_APP_TOKEN, token);
    }

    /// A first team, so that the first word typed in the simulator lands somewhere.
    private void fill(LocalStack stack) {
        if (except.contains(Service.COMMANDS)) {
            return;
        }
        var door =
                new FrontDoor(
                        URI.create(stack.pod(Service.COMMANDS).url()),
                        stack.settings().keys().token());
        say(Demo.firstTeam(door));
        if (demo) {
            say(new Demo(door).month());
        }
    }

    private void explain(Home home, LocalStack stack) {
        for (var service : except) {
            var port = stack.settings().ports();
            var environment =
                    ServiceEnvironment.of(
                            service,
                            stack.settings(),
                            port.http(service),
                            port.management(service));
            var text = new StringBuilder();
            environment.forEach(
                    (name, value) -> text.append("export %s='%s'%n".formatted(name, value)));
            home.writePrivately(service + ".env", text.toString());
            System.out.printf(
                    "%n  %s is yours. Its settings are in .rollcall/%1$s.env:%n    (. .rollcall/%1$s.env && mvn quarkus:dev -Dquick -pl %1$s -am)%n",
                    service);
        }
        System.out.printf(
                """

                  Open the simulator and type   /rollcall Finished the import, reviewing alerts next
                  with the dashboard beside it. Ctrl-C stops everything; the data stays.
                %n""");
    }

    private void watch(LocalStack stack) {
        watch("postgres", stack.postgres().process());
        watch("kafka", stack.kafka().process());
        stack.pods().values().forEach(pod -> watch(pod.name(), pod.process()));
    }

    /// The rest goes on: with any one part stopped, the others still do what they can.
    private void watch(String name, ChildProcess process) {
        process.whenEnded(
                () -> {
                    if (!stopping) {
                        System.err.printf(
                                """

                                %s ended with code %d. The rest goes on; Ctrl-C and ./rollcall up start it again. Its log ends with:
                                %s""",
                                name, process.process().exitValue(), process.lastLines(15));
                    }
                });
    }

    private void stop(Home home, LocalStack stack) {
        stopping = true;
        System.out.printf(
                "%nStopping… (after the first run of a new build it takes some seconds to keep what makes the next start fast)%n");
        stack.close();
        home.forgetReport();
        System.out.println("Stopped. The data stays in .rollcall/; ./rollcall reset drops it.");
    }

    private static void say(String line) {
        System.out.println("  " + line);
    }

    private static int refuse(String why) {
        System.err.println("rollcall: " + why);
        return 1;
    }
}
