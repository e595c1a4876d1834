package dev.rollcall.systemtests.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.local.launch.LocalStack;
import dev.rollcall.local.launch.Pod;
import dev.rollcall.local.launch.Service;
import dev.rollcall.local.launch.StackSettings;
import dev.rollcall.local.machine.Folder;
import dev.rollcall.local.slack.SlackSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/// The packaged services under the launcher of `./rollcall up`, on free ports, with data and logs
/// in target/system. Its doors are those that users have.
public final class RunningSystem implements AutoCloseable {
    public static final String WORKSPACE = "T0LOCAL";
    public static final String BOT = "U0ROLLCALL";

    private final LocalStack stack;

    private RunningSystem(LocalStack stack) {
        this.stack = stack;
    }

    static RunningSystem start() {
        var project = Path.of("").toAbsolutePath().getParent();
        Stream.of(Service.values()).forEach(service -> needPackaged(project, service));
        var folder = Path.of("target", "system").toAbsolutePath();
        Folder.delete(folder);
        var settings = StackSettings.temporary().at(folder).with(environment());
        var stack = new LocalStack(settings, line -> System.out.println("  " + line));
        try {
            return new RunningSystem(stack.start());
        } catch (RuntimeException failed) {
            stack.close();
            throw failed;
        }
    }

    private static void needPackaged(Path project, Service service) {
        var jar = project.resolve(service + "/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(
                    "%s is not packaged (%s is missing): ./rollcall test MODULE builds it, or ./rollcall mvn package -Dquick -am -pl %1$s"
                            .formatted(service, jar));
        }
    }

    /// Webhooks may be on this machine. Beside the launcher's own token, there is one for each
    /// scope alone, and one for who sets teams without operating.
    private static Map<String, String> environment() {
        var environment = new TreeMap<String, String>();
        environment.put("ROLLCALL_WEBHOOKS_ALLOW_PRIVATE", "true");
        // What failed is told again when a test says so.
        environment.put("ROLLCALL_WEBHOOKS_FIRST_PAUSE", "10m");
        for (var scopes : List.of("READ", "WRITE", "OPERATE", "READ,WRITE")) {
            var token = "ROLLCALL_ACCESS_TOKENS_ONLY" + scopes.replace(",", "");
            environment.put(token + "_SECRET", tokenWith(scopes));
            environment.put(token + "_SCOPES", scopes.toLowerCase(Locale.ROOT));
        }
        return environment;
    }

    /// A token with these scopes and no other.
    public static String tokenWith(String scopes) {
        return "may-only-%s-in-system-tests"
                .formatted(scopes.toLowerCase(Locale.ROOT).replace(',', '-'));
    }

    public LocalStack stack() {
        return stack;
    }

    public SlackSimulator slack() {
        return stack.slack();
    }

    public Pod pod(Service service) {
        return stack.pod(service);
    }

    public Door door(Service service) {
        return door(stack.pod(service));
    }

    public Door door(Pod pod) {
        return new Door(pod.url(), stack.settings().keys().token());
    }

    public Database database() {
        return new Database(stack.postgres().url());
    }

    public Log log() {
        return new Log(stack.postgres().url());
    }

    /// Asks a team's members of today, without a round that would.
    public void openPoll(String team) {
        var zone = Noon.zone();
        var slot = LocalDate.now(zone) + "T00:00";
        log().append(
                        UUID.randomUUID(),
                        1,
                        "PollOpened",
                        1,
                        "{\"team_id\": \"%s\", \"round\": \"daily\", \"slot\": \"%s\", \"time_zone\": \"%s\"}"
                                .formatted(team, slot, zone));
    }

    /// Registers a team, as an administrator with curl would, and gives its id.
    public String registerTeam(String name) {
        return command("POST", "teams", Map.of("name", name)).id();
    }

    /// Those on the board whose names contain this, as a view has them.
    public List<JsonNode> teams(String name) {
        return door(Service.API).all("/api/v1/teams?limit=200").stream()
                .filter(team -> team.get("name").asText().contains(name))
                .toList();
    }

    public void linkChannel(String team, String channel) {
        linkChannel(team, WORKSPACE, channel);
    }

    public void linkChannel(String team, String workspace, String channel) {
        command(
                "PUT",
                "teams/%s/slack-channel".formatted(team),
                Map.of("slack_workspace", workspace, "slack_channel", channel));
    }

    public void addMember(String team, String user) {
        addMember(team, WORKSPACE, user);
    }

    public void addMember(String team, String workspace, String user) {
        command("PUT", "teams/%s/members/%s/%s".formatted(team, workspace, user), null);
    }

    public void archive(String team) {
        command("DELETE", "teams/" + team, null);
    }

    /// What a program says for somebody, and that update's id.
    public String say(String team, String author, String slackUser, String content) {
        return command(
                        "POST",
                        "status-updates",
                        Map.of(
                                "team_id", team,
                                "author", author,
                                "slack_workspace", WORKSPACE,
                                "slack_user", slackUser,
                                "content", content))
                .id();
    }

    public Accepted command(String method, String path, Object body) {
        return door(Service.COMMANDS).command(method, path, body);
    }

    /// Starts what a test left stopped, and waits until all of it is ready.
    void heal() {
        if (!stack.postgres().process().isAlive()) {
            stack.startPostgres();
        }
        if (!stack.kafka().process().isAlive()) {
            stack.startKafka();
        }
        stack.pods().values().stream().filter(pod -> !pod.process().isAlive()).forEach(Pod::start);
        stack.pods().values().forEach(Pod::awaitReady);
    }

    /// Starts a pod that has ended, and returns once it is ready.
    public void restart(Service service) {
        pod(service).start();
        pod(service).awaitReady();
    }

    /// A pod that is not alive is restarted in a cluster, which must not happen because of others.
    public void expectAlive() {
        for (var pod : stack.pods().values()) {
            var live = new Door(pod.managementUrl(), "").get("/q/health/live");
            assertThat(live.status()).as("%s: %s", pod.name(), live).isEqualTo(200);
        }
    }

    @Override
    public void close() {
        stack.close();
    }
}
