package dev.rollcall.commands.edge.slack.line;

import dev.rollcall.commands.edge.slack.form.FormOpening;
import dev.rollcall.commands.edge.slack.form.FormSource;
import dev.rollcall.commands.edge.slack.intake.ChannelTeams;
import dev.rollcall.commands.edge.slack.intake.Reply;
import dev.rollcall.commands.edge.slack.intake.SlackUsers;
import dev.rollcall.commands.edge.slack.line.SlashLine.LastDay;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Asker;
import dev.rollcall.commands.handling.PersonPlans;
import dev.rollcall.commands.interview.Endings;
import dev.rollcall.commands.lookups.Lookups.NamedTeam;
import dev.rollcall.commands.lookups.RecentUpdates;
import dev.rollcall.commands.model.team.Member;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/// `/rollcall today`, `edit`, `skip`, `remind` and `interview`: what concerns who writes it.
@ApplicationScoped
public class AboutMe {

    private static final int MOST_DAYS = 366;

    private final ChannelTeams teams;
    private final RecentUpdates updates;
    private final SlackUsers users;
    private final FormOpening opening;
    private final FormSource source;
    private final SlashChanges changes;
    private final Endings interviews;
    private final Clock clock;

    AboutMe(
            ChannelTeams teams,
            RecentUpdates updates,
            SlackUsers users,
            FormOpening opening,
            FormSource source,
            SlashChanges changes,
            Endings interviews,
            Clock clock) {
        this.teams = teams;
        this.updates = updates;
        this.users = users;
        this.opening = opening;
        this.source = source;
        this.changes = changes;
        this.interviews = interviews;
        this.clock = clock;
    }

    public Uni<Reply> today(Member who) {
        return teams.mine(who)
                .chain(
                        mine ->
                                mine.isEmpty()
                                        ? Reply.told("today", LineWords.NO_TEAM_OF_YOURS)
                                        : users.zone(who).chain(zone -> today(mine, zone)));
    }

    private Uni<Reply> today(List<NamedTeam> mine, ZoneId zone) {
        var start = LocalDate.now(clock.withZone(zone)).atStartOfDay(zone).toInstant();
        return updates.of(mine.stream().map(NamedTeam::id).toList(), start)
                .map(said -> Reply.of("today", SaidWords.today(mine, said)));
    }

    /// The form stands for the answer.
    public Uni<Reply> edit(Asker asker) {
        return updates.lastOf(asker.member(), 1)
                .map(
                        last ->
                                last.stream()
                                        .findFirst()
                                        .map(update -> opened(asker, update.id()))
                                        .orElseGet(
                                                () -> Reply.of("edit", LineWords.NOTHING_TO_EDIT)));
    }

    private Reply opened(Asker asker, UUID update) {
        if (!opening.possible(asker)) {
            return Reply.of("edit", LineWords.NO_FORMS);
        }
        opening.open(asker, source.update(update, asker.channel()));
        return Reply.of("edit", "");
    }

    public Uni<Reply> skip(SlashChanges.Wish wish, LastDay until) {
        return users.zone(wish.who())
                .chain(
                        zone -> {
                            var today = LocalDate.now(clock.withZone(zone));
                            var last = until.after(today);
                            if (last.isBefore(today)) {
                                return Reply.told("skip", LineWords.dayIsOver(last));
                            }
                            if (ChronoUnit.DAYS.between(today, last) >= MOST_DAYS) {
                                return Reply.told("skip", LineWords.TOO_LONG_OFF);
                            }
                            return changes.make(
                                            wish,
                                            PersonPlans.takeDaysOff(wish.who(), today, last),
                                            LineWords.daysOff(today, last))
                                    .call(() -> interviews.skipped(wish.who()));
                        });
    }

    public Uni<Reply> interview(SlashChanges.Wish wish, boolean on) {
        return changes.make(
                wish,
                PersonPlans.switchInterviews(wish.who(), on),
                on ? LineWords.INTERVIEWED : LineWords.NOT_INTERVIEWED);
    }

    public Uni<Reply> remind(SlashChanges.Wish wish, boolean on) {
        return changes.make(
                wish,
                PersonPlans.switchReminders(wish.who(), on),
                on ? LineWords.REMINDED : LineWords.NOT_REMINDED);
    }
}
