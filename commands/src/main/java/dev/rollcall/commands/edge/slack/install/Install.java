package dev.rollcall.commands.edge.slack.install;

import dev.rollcall.commands.slack.SlackAnswer.Busy;
import dev.rollcall.commands.slack.SlackAnswer.Done;
import dev.rollcall.commands.slack.SlackAnswer.NotSent;
import dev.rollcall.commands.slack.SlackAnswer.Refused;
import dev.rollcall.commands.slack.SlackAnswer.Unknown;
import dev.rollcall.commands.slack.SlackGrant;
import dev.rollcall.commands.slack.SlackOAuth;
import dev.rollcall.commands.slack.tokens.Installations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.logging.Logger;

/// What becomes of somebody's consent. Blocks.
@ApplicationScoped
class Install {

    private static final Logger LOG = Logger.getLogger(Install.class);
    private static final String NOTHING = "Nothing was installed";
    private static final String AGAIN = " To try again, open /slack/install here.";

    private final SlackOAuth oauth;
    private final Installations installations;

    Install(SlackOAuth oauth, Installations installations) {
        this.oauth = oauth;
        this.installations = installations;
    }

    /// A link that somebody else made, or one from yesterday: nothing of it is looked at.
    Response notOurs(String flaw) {
        LOG.warnf("Slack: an install was not completed: %s", flaw);
        return InstallPage.show(
                400,
                NOTHING,
                "This link is not good any more, or was not begun in this browser." + AGAIN);
    }

    Response answered(Optional<String> code, Optional<String> error) {
        if (error.isPresent()) {
            return error.get().equals("access_denied")
                    ? InstallPage.show(
                            200, NOTHING, "You did not let Rollcall into a workspace." + AGAIN)
                    : notDone(502, "Slack says: %s.".formatted(error.get()));
        }
        if (code.isEmpty()) {
            return notDone(400, "Slack sent no code along.");
        }
        return switch (oauth.exchange(code.get())) {
            case Done(var grant) -> granted(grant);
            case Refused(var refusal) -> notDone(502, "Slack says: %s.".formatted(refusal.error()));
            case Busy<SlackGrant> _ -> notDone(503, "Slack is busy.");
            case NotSent(var reason) -> unheard(reason);
            case Unknown(var reason) -> unheard(reason);
        };
    }

    /// A token that was given and did not reach us is of no use to anybody: the next try has
    /// another.
    private static Response unheard(String reason) {
        LOG.warnf("Slack: an install was not completed: %s", reason);
        return notDone(502, "Slack did not answer in time.");
    }

    private static Response notDone(int status, String why) {
        return InstallPage.show(status, NOTHING, why + AGAIN);
    }

    private Response granted(SlackGrant grant) {
        if (grant.wholeOrganisation() || grant.workspace().isEmpty()) {
            return refuseOrganisation(grant);
        }
        var workspace = grant.workspace().get();
        try {
            installations.install(grant);
        } catch (RuntimeException failure) {
            LOG.error(
                    "Slack: a workspace's token was not stored; it has to install again", failure);
            return notDone(503, "Rollcall could not store what Slack gave it.");
        }
        LOG.infof("Slack: %s was installed by %s", workspace.id(), grant.by());
        return InstallPage.show(
                200,
                "Rollcall is in %s now".formatted(workspace.name()),
                "Back in Slack, invite it to a channel (/invite @Rollcall), have that channel linked to a team, and write /rollcall help.");
    }

    /// Its token would be every workspace's of the organisation, and a workspace's data would hang
    /// on an id that is not its own.
    private Response refuseOrganisation(SlackGrant grant) {
        LOG.warnf(
                "Slack: the organisation %s wanted to install for all of its workspaces, which is not supported; the token was given back: %s",
                grant.enterprise().orElse("?"), oauth.revoke(grant.tokens()));
        return InstallPage.show(
                400,
                NOTHING,
                "Rollcall cannot be installed for a whole organisation yet. Choose one workspace on Slack's page, and install it in each one that wants it."
                        + AGAIN);
    }
}
