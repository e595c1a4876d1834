package dev.rollcall.commands;

import dev.rollcall.commands.slack.SlackAnswer;
import dev.rollcall.commands.slack.SlackGrant;
import dev.rollcall.commands.slack.SlackOAuth;
import dev.rollcall.commands.slack.SlackScopes;
import dev.rollcall.local.slack.SlackSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/// Somebody lets the app into a workspace by Slack's consent screen, without ours.
public final class Consent {

    private Consent() {}

    public static SlackGrant of(String workspace, SlackSimulator slack, SlackOAuth oauth)
            throws IOException, InterruptedException {
        var chosen =
                "%s/oauth/v2/authorize/%s?client_id=1.2&scope=%s&state=s&redirect_uri=%s"
                        .formatted(
                                slack.url(), workspace, SlackScopes.asked(), InstallBackends.BACK);
        try (var http = HttpClient.newHttpClient()) {
            var back =
                    http.send(
                                    HttpRequest.newBuilder(URI.create(chosen))
                                            .version(HttpClient.Version.HTTP_1_1)
                                            .build(),
                                    BodyHandlers.discarding())
                            .headers()
                            .firstValue("Location")
                            .orElseThrow();
            var code = back.replaceAll(".*code=([^&]*).*", "$1");
            return ((SlackAnswer.Done<SlackGrant>) oauth.exchange(code)).value();
        }
    }
}
