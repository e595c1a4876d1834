package dev.rollcall.commands.edge.slack.line;

import static java.time.DayOfWeek.FRIDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.commands.edge.slack.line.SlashLine.LastDay;
import dev.rollcall.commands.edge.slack.line.SlashLine.Mistaken;
import dev.rollcall.commands.edge.slack.line.SlashLine.SetSchedule;
import dev.rollcall.commands.edge.slack.line.SlashLine.Skip;
import dev.rollcall.commands.edge.slack.line.SlashLine.Submission;
import dev.rollcall.commands.edge.slack.line.SlashLine.Team;
import dev.rollcall.commands.schedule.Cron;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlashLineTest {

    @Test
    void words_that_stand_alone() {
        assertThat(SlashLines.read("  ")).isEqualTo(new SlashLine.Form());
        assertThat(SlashLines.read(" HELP ")).isEqualTo(new SlashLine.Help());
        assertThat(SlashLines.read("today")).isEqualTo(new SlashLine.Today());
        assertThat(SlashLines.read("edit")).isEqualTo(new SlashLine.Edit());
        assertThat(SlashLines.read("summary")).isEqualTo(new SlashLine.Summary());
        assertThat(SlashLines.read("report")).isEqualTo(new SlashLine.Report());
        assertThat(SlashLines.read("schedule")).isEqualTo(new SlashLine.ShowSchedule());
        assertThat(SlashLines.read("team")).isEqualTo(new Team(Team.What.LIST));
        assertThat(SlashLines.read("skip")).isEqualTo(new Skip(new LastDay.Today()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Finished the import",
                "help me with the import",
                "today I review alerts",
                "edit the docs",
                "summary of the talk is written",
                "skip the meeting, finish the import instead",
                "team meeting, then reviewing alerts with Grace",
                "schedule the release with the other teams",
                "report of the audit is written",
                "interview with a candidate, then reviews",
                "helping",
                "teams page"
            })
    void what_people_are_doing_is_no_command(String text) {
        assertThat(SlashLines.read(text)).isEqualTo(new Submission());
    }

    @Test
    void what_takes_something() {
        assertThat(SlashLines.read("skip tomorrow")).isEqualTo(new Skip(new LastDay.Tomorrow()));
        assertThat(SlashLines.read("skip until Fri")).isEqualTo(new Skip(new LastDay.Next(FRIDAY)));
        assertThat(SlashLines.read("skip until 2026-12-31"))
                .isEqualTo(new Skip(new LastDay.On(LocalDate.of(2026, 12, 31))));
        assertThat(SlashLines.read("remind off")).isEqualTo(new SlashLine.Remind(false));
        assertThat(SlashLines.read("remind me on")).isEqualTo(new SlashLine.Remind(true));
        assertThat(SlashLines.read("interview on")).isEqualTo(new SlashLine.Interview(true));
        assertThat(SlashLines.read("team join")).isEqualTo(new Team(Team.What.JOIN));
        assertThat(SlashLines.read("team admin <@U0ADA>"))
                .isEqualTo(new SlashLine.Admin("U0ADA", true));
        assertThat(SlashLines.read("team Admin remove <@W0ADA|ada>"))
                .isEqualTo(new SlashLine.Admin("W0ADA", false));
        assertThat(SlashLines.read("link Data & more"))
                .isEqualTo(new SlashLine.Link("Data & more"));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    schedule daily 9:30 mon-fri           | daily  | 30 9 * * MON-FRI     |
                    schedule daily 9:30                   | daily  | 30 9 * * MON-FRI     |
                    schedule retro 16.05 Fri Europe/Paris | retro  | 5 16 * * FRI         | Europe/Paris
                    schedule Daily 0:00 mon,wed,fri utc   | daily  | 0 0 * * MON,WED,FRI  | UTC
                    schedule daily 9:30 sat-sun           | daily  | 30 9 * * SAT,SUN     |
                    schedule daily 9:30 fri-mon           | daily  | 30 9 * * FRI,SAT,SUN,MON |
                    schedule daily 9:30 mon-fri asia/tokyo | daily | 30 9 * * MON-FRI     | Asia/Tokyo
                    schedule daily 23:59 everyday         | daily  | 59 23 * * *          |
                    """,
            delimiter = '|')
    void schedules(String line, String round, String cron, String zone) {
        assertThat(SlashLines.read(line))
                .isEqualTo(new SetSchedule(round, cron, Optional.ofNullable(zone)));
        assertThat(Cron.parse(cron)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "skip yesterday",
                "skip until",
                "skip until whenever",
                "skip 2026-02-30",
                "skip tomorrow please",
                "remind",
                "remind me later",
                "interview",
                "interview someone",
                "team joins",
                "team admin",
                "team admin @ada",
                "team admin remove",
                "schedule daily",
                "schedule daily 25:00",
                "schedule daily 9:30 mo-fr",
                "schedule daily 9:30 mon-",
                "link"
            })
    void what_begins_like_a_command_and_is_none_is_told_what_would_be_one(String text) {
        assertThat(SlashLines.read(text))
                .isInstanceOfSatisfying(
                        Mistaken.class,
                        mistaken ->
                                assertThat(SlashLines.read(mistaken.right().substring(9)))
                                        .isNotInstanceOfAny(Mistaken.class, Submission.class));
    }

    @Test
    void a_weekday_is_the_next_one_and_never_today() {
        var friday = LocalDate.of(2026, 11, 27);

        assertThat(new LastDay.Next(FRIDAY).after(friday)).isEqualTo(friday.plusDays(7));
        assertThat(new LastDay.Next(FRIDAY).after(friday.minusDays(1))).isEqualTo(friday);
        assertThat(new LastDay.Tomorrow().after(friday)).isEqualTo(friday.plusDays(1));
    }
}
