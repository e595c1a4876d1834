package dev.rollcall.commands.edge.slack.intake;

import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Asker;
import dev.rollcall.commands.slack.SlackWorkspaces;
import jakarta.enterprise.context.ApplicationScoped;

/// Tells one user something beside the answer to Slack, where nobody else sees it. Best effort, and
/// off the thread that asks.
@ApplicationScoped
public class Aside {

    private final SlackWorkspaces slack;

    Aside(SlackWorkspaces slack) {
        this.slack = slack;
    }

    public void tell(Asker asker, String words) {
        var workspace = asker.member().workspace();
        if (!slack.usable(workspace)) {
            return;
        }
        Thread.ofVirtual()
                .name("slack-aside")
                .start(
                        () ->
                                asker.responseUrl()
                                        .<Runnable>map(url -> () -> slack.respond(url, words))
                                        .orElse(
                                                () ->
                                                        slack.in(workspace)
                                                                .say(asker.member().user(), words))
                                        .run());
    }
}
