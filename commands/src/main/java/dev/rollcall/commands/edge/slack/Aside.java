package dev.rollcall.commands.edge.slack;

import dev.rollcall.commands.edge.slack.SlackInteraction.Asker;
import dev.rollcall.commands.slack.SlackApi;
import jakarta.enterprise.context.ApplicationScoped;

/// Tells one user something beside the answer to Slack, where nobody else sees it. Best effort, and
/// off the thread that asks.
@ApplicationScoped
class Aside {

    private final SlackApi slack;

    Aside(SlackApi slack) {
        this.slack = slack;
    }

    void tell(Asker asker, String words) {
        if (!slack.usable()) {
            return;
        }
        Thread.ofVirtual()
                .name("slack-aside")
                .start(
                        () ->
                                asker.responseUrl()
                                        .<Runnable>map(url -> () -> slack.respond(url, words))
                                        .orElse(() -> slack.say(asker.member().user(), words))
                                        .run());
    }
}
