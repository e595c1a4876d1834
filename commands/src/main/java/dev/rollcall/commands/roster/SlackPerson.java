package dev.rollcall.commands.roster;

import com.slack.api.model.User;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.edge.problems.Text;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Somebody as Slack shows them.
///
/// @param home with the workspace that they are of
/// @param timeZone an IANA name, as far as Slack keeps to those
/// @param admin whether they are an admin or an owner of that workspace
public record SlackPerson(
        Member home,
        Optional<String> name,
        Optional<String> timeZone,
        boolean bot,
        boolean deactivated,
        boolean guest,
        boolean admin) {

    private static final Pattern WORKSPACE = Pattern.compile("[A-Z0-9]{2,32}");
    private static final Pattern ZONE = Pattern.compile("[A-Za-z0-9_+/-]{1,64}");
    private static final int LONGEST = 200;
    private static final String SLACKBOT = "USLACKBOT";

    /// As one workspace sees them.
    ///
    /// @param seenIn the workspace whose token sees them
    public static SlackPerson of(String seenIn, User user) {
        var home = new Member(home(seenIn, user), user.getId());
        return new SlackPerson(
                home,
                shown(user),
                Optional.ofNullable(user.getTz()).filter(zone -> ZONE.matcher(zone).matches()),
                user.isBot() || user.isWorkflowBot() || user.getId().equals(SLACKBOT),
                user.isDeleted(),
                user.isRestricted() || user.isUltraRestricted(),
                home.workspace().equals(seenIn) && (user.isAdmin() || user.isOwner()));
    }

    /// A user of an Enterprise Grid may be of several of its workspaces.
    private static String home(String seenIn, User user) {
        var grid = user.getEnterpriseUser();
        if (user.getTeamId() == null
                || !WORKSPACE.matcher(user.getTeamId()).matches()
                || (grid != null && grid.getTeams() != null && grid.getTeams().contains(seenIn))) {
            return seenIn;
        }
        return user.getTeamId();
    }

    private static Optional<String> shown(User user) {
        var profile = user.getProfile();
        return Stream.of(
                        profile == null ? null : profile.getDisplayName(),
                        user.getRealName(),
                        user.getName())
                .filter(name -> name != null && Text.flaw(name, LONGEST).isEmpty())
                .findFirst();
    }
}
