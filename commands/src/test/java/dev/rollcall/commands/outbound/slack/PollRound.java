package dev.rollcall.commands.outbound.slack;

import dev.rollcall.commands.SlackTeams;
import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.commands.handling.Plan;
import dev.rollcall.commands.handling.Requests;
import dev.rollcall.commands.handling.StatusUpdatePlans;
import dev.rollcall.commands.model.poll.Poll;
import dev.rollcall.commands.model.poll.PollCommand;
import dev.rollcall.commands.model.poll.PollCommand.ClosePoll;
import dev.rollcall.commands.model.poll.PollCommand.OpenPoll;
import dev.rollcall.commands.model.poll.PollCommand.RemindOfPoll;
import dev.rollcall.commands.model.statusupdate.StatusUpdate;
import dev.rollcall.commands.model.statusupdate.StatusUpdateCommand.SubmitStatusUpdate;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Asked;
import dev.rollcall.events.PollSettings;
import dev.rollcall.events.PollSettings.SummaryBy;
import dev.rollcall.events.Question;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// One round of asking a team, as the schedule and people would make it happen.
public final class PollRound {

    public static final String SLOT = "2026-03-02T09:30";
    public static final Question TODAY =
            new Question("Today?", Question.Kind.TEXT, List.of(), false, false, null, null);
    public static final Question MOOD =
            new Question("Mood?", Question.Kind.TEXT, List.of(), true, true, null, null);

    public final UUID id = UUID.randomUUID();

    private final CommandHandler handler;
    private final UUID team;
    private int reminders;

    private PollRound(CommandHandler handler, String team) {
        this.handler = handler;
        this.team = UUID.fromString(team);
    }

    public static PollSettings settings(
            boolean ownZones, SummaryBy summaryBy, String summaryChannel) {
        return new PollSettings(
                ownZones, List.of(TODAY, MOOD), 30, 10, null, summaryBy, summaryChannel);
    }

    public static Asked asked(String user, String zone) {
        return new Asked(SlackTeams.WORKSPACE, user, zone);
    }

    public static PollRound open(
            CommandHandler handler, String team, PollSettings settings, Asked... asked) {
        return open(handler, team, SLOT, settings, asked);
    }

    public static PollRound open(
            CommandHandler handler,
            String team,
            String slot,
            PollSettings settings,
            Asked... asked) {
        var round = new PollRound(handler, team);
        round.give(
                new OpenPoll(round.team, "daily", slot, "Europe/Berlin", List.of(asked), settings));
        return round;
    }

    void remind(String... users) {
        give(new RemindOfPoll(++reminders, List.of(users)));
    }

    public void close() {
        give(new ClosePoll());
    }

    /// A status update that answers it.
    public String answer(String author, Answer... answers) {
        return answer(author, "U0" + author.toUpperCase(Locale.ROOT), answers);
    }

    public String answer(String author, String user, Answer... answers) {
        var update = UUID.randomUUID();
        carryOut(
                StatusUpdatePlans.submit(
                        update,
                        new SubmitStatusUpdate(
                                team,
                                author,
                                user == null ? null : SlackTeams.WORKSPACE,
                                user,
                                List.of(answers),
                                id)));
        return update.toString();
    }

    /// As builds from before stored it, which took anonymous answers under a name.
    public void answerAsBefore(String author, Answer... answers) {
        var user = "U0" + author.toUpperCase(Locale.ROOT);
        var update = UUID.randomUUID();
        var said =
                new SubmitStatusUpdate(
                        team, author, SlackTeams.WORKSPACE, user, List.of(answers), id);
        carryOut(work -> work.begin(StatusUpdate.decider(), update, said));
    }

    private void give(PollCommand command) {
        carryOut(work -> work.decide(Poll.decider(), id, command));
    }

    private void carryOut(Plan plan) {
        Requests.carryOut(handler, Requests.ofSchedule(id), plan);
    }
}
