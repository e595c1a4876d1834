package dev.rollcall.commands.edge.slack.intake;

import dev.rollcall.commands.model.Rejection;
import dev.rollcall.commands.slack.Escaped;
import java.time.Duration;

/// What people in Slack read from us. When something was not recorded they read why, what they can
/// do, and the text that they wrote.
public final class Words {

    public static final String HELP =
            """
            *Rollcall* keeps your team up to date.
            • `/rollcall Finished the import, reviewing alerts next` records what you are doing
            • Mention me in your team's channel, or write to me directly: the same
            • Edit such a message to correct it, delete it to take it back
            • `/rollcall` alone opens a form with your team's questions
            • `/rollcall today` shows what your teams said today, `/rollcall summary` how this channel's team answered its last poll
            • `/rollcall edit` changes your last update
            • `/rollcall skip`, `/rollcall skip tomorrow`, `/rollcall skip until friday` (or a date such as 2026-12-31): no poll asks you until then
            • `/rollcall remind off` and `/rollcall remind on`: whether you are reminded of polls that await you
            • `/rollcall interview on` and `/rollcall interview off`: whether polls ask you one question at a time, in my direct messages
            • `/rollcall report` (or `report`, written to me directly) lists what is awaited of you, and asks it
            • `/rollcall team`, `/rollcall team join`, `/rollcall team leave`: this channel's team
            • `/rollcall team admin @ada`, `/rollcall team admin remove @ada`: who may change it, beside the workspace's admins
            • `/rollcall schedule` shows when it is asked, `/rollcall schedule daily 9:30 mon-fri Europe/Berlin` sets it
            • `/rollcall link Platform` makes this the channel of the team called Platform
            • `/rollcall help` shows this""";

    public static final String NO_TEAM =
            "No team has this channel, and you are a member of none. Have the channel linked to a team or yourself added to one.";
    public static final String UPDATE_ALREADY =
            "This message is your update already. Edit the message to change it, delete it to take it back.";

    public static final String NOT_YOURS =
            "Only a message of your own can be your update. Nothing was recorded.";
    public static final String PRESS_LOST =
            "Rollcall could not store this in time. Press it again in a moment.";
    public static final String NO_POLL = "This poll is not known any more.";
    public static final String NO_UPDATE = "This update is not there any more.";
    public static final String TEAM_GONE = "The team is archived, or not known any more.";
    public static final String TOO_LONG =
            "This update is too long for Slack's forms, which take 3,000 characters a field. Edit the message that it came from, or retract it and send it anew.";
    public static final String QUESTIONS_CHANGED =
            ":information_source: The questions have changed in the meantime. Nothing is recorded yet: please look it over, then send it.";
    public static final String NOT_READY =
            "Rollcall could not look up your team in time. Try again in a moment, or write `/rollcall` and what you are doing.";

    public static final String ANONYMOUS =
            "Anonymous: stored without your name, and shown once the poll is closed.";

    public static final String ANONYMOUS_ELSEWHERE =
            "Its anonymous questions are not asked here: who is asked answers them once, by the button of the poll, while it takes answers.";

    public static final String ANONYMOUS_BEFORE =
            "You have answered the anonymous questions of this poll. Nobody can tell which answers are yours, so they cannot be changed.";

    public static final String ANONYMOUS_TOO_LATE =
            "This poll takes no anonymous answers any more, or not yet.";

    public static final String ANONYMOUS_DONE =
            "All questions of this poll are anonymous. You have answered them, or it takes no answers any more.";

    /// Beside what was written without a name, which is kept nowhere.
    public static final String ANONYMOUS_NOT_TAKEN =
            "This poll takes no anonymous answers from you any more. Nothing is recorded: copy this if you need it, close the form, and open it again to send the rest.";

    public static final String ANONYMOUS_LEFT_OUT =
            ":information_source: This poll takes no anonymous answers from you any more. Nothing is recorded yet: please look the rest over, then send it.";

    public static final String MORE_QUESTIONS =
            ":information_source: What you answered asks for something else. Nothing is recorded yet: please look it over, then send it.";

    public static final String NOT_PUT_OFF =
            "Rollcall could not store that in time. Press it again in a moment.";

    private Words() {}

    public static String remindedIn(Duration later) {
        return "You will be reminded in %s, unless you have answered by then."
                .formatted(
                        later.toHours() > 0 ? later.toHours() + " h" : later.toMinutes() + " min");
    }

    /// Somebody is in more teams than a form lists.
    ///
    /// @param shown how many it lists
    public static String moreTeams(int shown, int all) {
        return "These are %d of your %d teams. For another one, write `/rollcall` in its channel."
                .formatted(shown, all);
    }

    /// What was said under a name is recorded, what was said without one is not.
    public static String openlyOnly(String why) {
        return "What you said under your name is recorded, your anonymous answers are not. " + why;
    }

    /// No form was opened.
    ///
    /// @param why Slack's word for it
    public static String notOpened(String why) {
        return "Slack did not open the form (%s). Try again, or write `/rollcall` and what you are doing."
                .formatted(Escaped.of(why));
    }

    public static String formRejected(Rejection rejection) {
        return "Not recorded: " + reason(rejection) + ".";
    }

    public static String formRecordedBefore() {
        return "This form was recorded before, with other words. Close it, and change those with /rollcall edit.";
    }

    public static String formUnavailable() {
        return "Rollcall could not store this in time. Your text is still here: send it again in a moment. It will not be recorded twice.";
    }

    public static String formFailed(String correlationId) {
        return "Something went wrong in Rollcall. Your text is still here: copy it, and send it again later. Whoever runs Rollcall finds more under %s."
                .formatted(correlationId);
    }

    static String recorded(TeamChoice choice) {
        return switch (choice) {
            case TeamChoice.Chosen(var team, _) -> "Recorded for *%s*.".formatted(Escaped.of(team));
            case TeamChoice.Open(), TeamChoice.None(), TeamChoice.Several _ -> "Recorded.";
        };
    }

    static String rejected(Rejection rejection, TeamChoice choice, String text) {
        return notRecorded(
                switch (choice) {
                    case TeamChoice.None() ->
                            "no team has this channel, and you are a member of none. Have the channel linked to a team or yourself added to one, then send it again";
                    case TeamChoice.Several(var teams) ->
                            "you are in several teams (%s). Send it again in the channel of the one that it is for"
                                    .formatted(Escaped.of(String.join(", ", teams)));
                    case TeamChoice.Chosen _, TeamChoice.Open() -> reason(rejection);
                },
                text);
    }

    private static String reason(Rejection rejection) {
        return switch (rejection) {
            case TEAM_UNKNOWN, TEAM_EXISTS, CHANNEL_TAKEN ->
                    "the team of this channel is not known. Have the channel linked again";
            case TEAM_ARCHIVED ->
                    "the team is archived. Have this channel linked to another one, then send it again";
            case STATUS_UPDATE_UNKNOWN, STATUS_UPDATE_EXISTS, STATUS_UPDATE_RETRACTED ->
                    "this message was recorded or taken back before. Send a new one";
            case NOT_TEAM_ADMIN -> "the team's admins may do this, and the workspace's";
            case ROUND_UNKNOWN -> "the team has no round of polls by that name";
            case TOO_MANY_ROUNDS -> "a team has 20 rounds of polls at most. Unschedule one first";
            case POLL_UNKNOWN, POLL_EXISTS, POLL_OPEN, POLL_CLOSED, REMINDED_ENOUGH ->
                    "the poll does not take answers";
            case POLL_ANONYMOUS ->
                    "all questions of this poll are anonymous, and what you write bears your name. Press *Answer* under the poll, or write `/rollcall report`, while it takes answers. To tell your team something under your name, write `/rollcall` and what it is";
            case QUESTION_ANONYMOUS ->
                    "this answers an anonymous question, and what you write bears your name. Press *Answer* under the poll while it takes answers";
            case WEBHOOK_UNKNOWN, DIGEST_OTHERWISE -> "it does not fit what is there";
        };
    }

    /// @param flaw what the text must or must not be
    static String unfit(String flaw, String text) {
        return notRecorded("the text " + flaw, text);
    }

    public static String unavailable(String text) {
        return "Rollcall could not store this in time: it may be recorded, or not. Look for it in your team's channel or on the dashboard, and send it again if it is not there."
                + kept(text);
    }

    public static String failed(String correlationId, String text) {
        return "Something went wrong in Rollcall, and this may not be recorded. Whoever runs it finds more under `%s`."
                        .formatted(correlationId)
                + kept(text);
    }

    static String changedMeanwhile(String text) {
        return notRecorded("the same request came before with another text. Send it again", text);
    }

    private static String notRecorded(String reason, String text) {
        return "Not recorded: " + reason + "." + kept(text);
    }

    /// What they wrote, to be sent again.
    public static String kept(String text) {
        return text.isBlank() ? "" : "\nYour text:\n> " + text.replace("\n", "\n> ");
    }
}
