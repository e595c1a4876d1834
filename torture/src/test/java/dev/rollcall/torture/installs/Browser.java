package dev.rollcall.torture.installs;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/// Somebody who lets the bot into a workspace: to Slack's page, and back with what it gave.
record Browser(String commands, String workspace) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /// The page that says what happened.
    CompletableFuture<HttpResponse<String>> install() {
        var begun = send(commands + "/slack/install", "").join();
        var cookie = header(begun, "Set-Cookie").replaceFirst(";.*", "");
        var screen = header(begun, "Location");
        var chosen = send(screen.replaceFirst("\\?", "/" + workspace + "?"), "").join();
        return send(header(chosen, "Location"), cookie);
    }

    private static CompletableFuture<HttpResponse<String>> send(String address, String cookie) {
        var request = HttpRequest.newBuilder(URI.create(address)).header("Cookie", cookie).build();
        return HTTP.sendAsync(request, BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }
}
