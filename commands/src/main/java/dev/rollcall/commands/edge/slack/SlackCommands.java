package dev.rollcall.commands.edge.slack;

import dev.rollcall.commands.edge.slack.form.FormOpening;
import dev.rollcall.commands.edge.slack.form.FormSource;
import dev.rollcall.commands.edge.slack.intake.Intake;
import dev.rollcall.commands.edge.slack.intake.Reply;
import dev.rollcall.commands.edge.slack.intake.SlackMetrics;
import dev.rollcall.commands.edge.slack.intake.Utterance;
import dev.rollcall.commands.edge.slack.intake.Words;
import dev.rollcall.commands.edge.slack.interview.InterviewButtons;
import dev.rollcall.commands.edge.slack.line.AboutMe;
import dev.rollcall.commands.edge.slack.line.AboutPolls;
import dev.rollcall.commands.edge.slack.line.AboutTeam;
import dev.rollcall.commands.edge.slack.line.LineWords;
import dev.rollcall.commands.edge.slack.line.SlashChanges.Wish;
import dev.rollcall.commands.edge.slack.line.SlashLine;
import dev.rollcall.commands.edge.slack.line.SlashLines;
import dev.rollcall.commands.edge.slack.payload.Origin;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Asker;
import dev.rollcall.commands.edge.slack.payload.SlackText;
import dev.rollcall.commands.edge.slack.payload.SlashCommand;
import dev.rollcall.commands.handling.UnavailableException;
import dev.rollcall.commands.model.team.SlackChannelRef;
import dev.rollcall.events.NamedIds;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/// `/rollcall …`. Slack sends a slash command once, so whatever happens, its user is told in words.
@ApplicationScoped
class SlackCommands {

    private static final Logger LOG = Logger.getLogger(SlackCommands.class);
    private static final String KIND = "slash_command";

    /// Below the three seconds that Slack waits, and above what a command itself waits.
    private static final Duration PATIENCE = Duration.ofMillis(2_700);

    private final Intake intake;
    private final FormOpening opening;
    private final FormSource source;
    private final AboutMe me;
    private final AboutTeam team;
    private final AboutPolls polls;
    private final InterviewButtons interviews;
    private final SlackMetrics metrics;

    SlackCommands(
            Intake intake,
            FormOpening opening,
            FormSource source,
            AboutMe me,
            AboutTeam team,
            AboutPolls polls,
            InterviewButtons interviews,
            SlackMetrics metrics) {
        this.intake = intake;
        this.opening = opening;
        this.source = source;
        this.me = me;
        this.team = team;
        this.polls = polls;
        this.interviews = interviews;
        this.metrics = metrics;
    }

    Uni<Reply> answer(SlashCommand command, Origin origin) {
        var id = NamedIds.command("slack", "slash", command.workspace(), command.triggerId());
        return Uni.createFrom()
                .deferred(() -> carryOut(command, id, origin))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(failure -> failed(failure, command, origin))
                .invoke(reply -> metrics.request(KIND, reply.outcome()));
    }

    private Uni<Reply> carryOut(SlashCommand command, UUID id, Origin origin) {
        var text = SlackText.plain(command.text());
        var channel = new SlackChannelRef(command.workspace(), command.channel());
        var wish = new Wish(channel, command.user(), text, id, origin);
        return switch (SlashLines.read(text)) {
            case SlashLine.Form() -> form(command.asker());
            case SlashLine.Help() -> Reply.told("help", Words.HELP);
            case SlashLine.Today() -> me.today(wish.who());
            case SlashLine.Edit() -> me.edit(command.asker());
            case SlashLine.Skip(var until) -> me.skip(wish, until);
            case SlashLine.Remind(var on) -> me.remind(wish, on);
            case SlashLine.Interview(var on) -> me.interview(wish, on);
            case SlashLine.Report() -> interviews.report(command.asker(), id.toString());
            case SlashLine.Team(var what) -> team.team(wish, what);
            case SlashLine.Admin admin -> team.admin(wish, admin);
            case SlashLine.ShowSchedule() -> team.showSchedule(wish);
            case SlashLine.SetSchedule set -> team.setSchedule(wish, set);
            case SlashLine.Link(var name) -> team.link(wish, name, command.channelName());
            case SlashLine.Summary() -> polls.summary(wish);
            case SlashLine.Mistaken mistaken ->
                    Reply.told("mistaken", LineWords.mistaken(mistaken, command.text()));
            case SlashLine.Submission() -> submit(command, channel, id, origin);
        };
    }

    private Uni<Reply> form(Asker asker) {
        if (!opening.possible(asker)) {
            return Reply.told("help", Words.HELP);
        }
        opening.open(asker, source.here(asker.member(), asker.channel()));
        return Reply.told("form", "");
    }

    private Uni<Reply> submit(
            SlashCommand command, SlackChannelRef channel, UUID id, Origin origin) {
        var said =
                new Utterance(
                        channel,
                        command.user(),
                        command.userName(),
                        command.text(),
                        null,
                        id,
                        NamedIds.created(id));
        return intake.submit(said, origin);
    }

    private static Reply failed(Throwable failure, SlashCommand command, Origin origin) {
        if (failure instanceof UnavailableException || failure instanceof TimeoutException) {
            LOG.warnf("a slash command was not done in time: %s", failure.getMessage());
            return Reply.of("unavailable", Words.unavailable(command.text()));
        }
        LOG.error("a slash command failed, its user was told so", failure);
        return Reply.of("failed", Words.failed(origin.correlationId(), command.text()));
    }
}
