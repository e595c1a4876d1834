package dev.rollcall.commands.slackapp;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@RegisterForReflection
@Command(
        name = "manifest",
        description = {
            "Prints the manifest from which Slack makes the app.",
            "Of the way in that is configured, unless an option says which: sockets where there is an app-level token, else HTTP."
        })
final class ManifestCommand implements Callable<Integer> {

    private static final String HEADER =
            "# Made by ./rollcall slack manifest; docs/slack.md says where to put it.";

    /// Slack's own limit.
    private static final int LONGEST_NAME = 35;

    @Spec private CommandSpec spec;

    @Option(
            names = "--url",
            paramLabel = "HTTPS",
            converter = PublicAddress.Converter.class,
            description = "where Slack reaches commands; with --socket, only who installs the app")
    private PublicAddress url;

    @Option(names = "--socket", description = "Slack sends everything over sockets of ours")
    private boolean socket;

    @Option(
            names = "--name",
            defaultValue = "Rollcall",
            description = "the app's and the bot's name; default: ${DEFAULT-VALUE}")
    private String name;

    @Option(
            names = "--rotate-tokens",
            description = "tokens expire and are renewed; for apps that are installed by OAuth")
    private boolean rotation;

    @Option(names = "--json", description = "as JSON, which Slack takes too")
    private boolean json;

    @Option(names = "--link", description = "an address at Slack that has it filled in already")
    private boolean link;

    @Override
    public Integer call() {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw usage("--name takes 1 to %d characters".formatted(LONGEST_NAME));
        }
        var sockets = socket || (url == null && Tokens.ofEnvironment().app().isPresent());
        if (!sockets && url == null) {
            throw usage(
                    "say where Slack reaches commands (--url https://…), or that it comes over sockets (--socket)");
        }
        var out = spec.commandLine().getOut();
        var manifest = new Manifest(name, Optional.ofNullable(url), sockets, rotation).json();
        if (link) {
            out.println(
                    "https://api.slack.com/apps?new_app=1&manifest_json="
                            + URLEncoder.encode(manifest.toString(), StandardCharsets.UTF_8));
        } else if (json) {
            out.println(manifest.toPrettyString());
        } else {
            out.println(HEADER);
            out.print(Yaml.of(manifest));
        }
        return SlackTool.DONE;
    }

    private ParameterException usage(String why) {
        return new ParameterException(spec.commandLine(), why);
    }
}
