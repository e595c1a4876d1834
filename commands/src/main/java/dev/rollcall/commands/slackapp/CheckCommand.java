package dev.rollcall.commands.slackapp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.rollcall.commands.slack.SlackTokens;
import dev.rollcall.commands.slackapp.Finding.State;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@RegisterForReflection
@Command(
        name = "check",
        description = {
            "Asks Slack whose the tokens are, compares their scopes with those that Rollcall needs, and says what is missing.",
            "It changes nothing and opens no socket."
        },
        footerHeading = "%nSettings are the service's:%n",
        footer = {
            "  ROLLCALL_SLACK_BOT_TOKEN, ROLLCALL_SLACK_APP_TOKEN (for sockets),",
            "  ROLLCALL_SLACK_SIGNING_SECRET (for HTTP), ROLLCALL_SLACK_API_URL."
        })
final class CheckCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(
            names = "--url",
            paramLabel = "HTTPS",
            converter = PublicAddress.Converter.class,
            description =
                    "commands' public address, to try whether it answers as Slack wants it to")
    private PublicAddress url;

    @Option(
            names = "--api-url",
            paramLabel = "URL",
            defaultValue = "${env:ROLLCALL_SLACK_API_URL:-https://slack.com/api/}",
            description = "Slack's Web API; default: ${DEFAULT-VALUE}")
    private String apiUrl;

    @Option(
            names = "--bot-token",
            paramLabel = "XOXB",
            description = "instead of the environment's")
    private String botToken;

    @Option(
            names = "--app-token",
            paramLabel = "XAPP",
            description = "instead of the environment's")
    private String appToken;

    @Option(
            names = "--signing-secret",
            paramLabel = "SECRET",
            description = "instead of the environment's")
    private String signingSecret;

    @Option(names = "--json", description = "for programs")
    private boolean json;

    @Override
    public Integer call() {
        List<Finding> findings;
        try (var slack = new SlackTokens(apiUrl)) {
            findings = new AppCheck(slack, tokens(), Optional.ofNullable(url)).findings();
        }
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(asJson(findings));
        } else {
            findings.forEach(finding -> print(finding, out));
        }
        return code(findings);
    }

    private Tokens tokens() {
        var settings = Tokens.ofEnvironment();
        return new Tokens(
                Optional.ofNullable(botToken).or(settings::bot),
                Optional.ofNullable(appToken).or(settings::app),
                Optional.ofNullable(signingSecret).or(settings::signingSecret));
    }

    private static int code(List<Finding> findings) {
        var states = findings.stream().map(Finding::state).toList();
        if (states.contains(State.UNKNOWN)) {
            return SlackTool.NO_SLACK;
        }
        return states.contains(State.MISSING) ? SlackTool.FOUND : SlackTool.DONE;
    }

    private static void print(Finding finding, PrintWriter out) {
        out.printf("%-8s %-10s %s%n", finding.state().word(), finding.about(), finding.told());
        finding.remedy().ifPresent(remedy -> out.printf("%-19s → %s%n", "", remedy));
    }

    private static String asJson(List<Finding> findings) {
        var json =
                JsonNodeFactory.instance.objectNode().put("ok", code(findings) == SlackTool.DONE);
        var array = json.putArray("findings");
        for (var finding : findings) {
            var one = array.addObject().put("state", finding.state().word());
            one.put("about", finding.about()).put("told", finding.told());
            one.put("remedy", finding.remedy().orElse(null));
        }
        return json.toPrettyString();
    }
}
