package dev.rollcall.commands.edge.slack.line;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.commands.lookups.Lookups.NamedTeam;
import dev.rollcall.commands.lookups.RecentUpdates.Said;
import dev.rollcall.commands.lookups.TeamPolls.Opening;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.model.team.Rounds;
import dev.rollcall.commands.model.team.Team;
import dev.rollcall.events.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What `/rollcall today`, `summary` and `team` show, and how much of it.
class SaidWordsTest {

    static final NamedTeam TEAM = new NamedTeam(UUID.randomUUID(), "Web");
    static final Member ADA = new Member("T1", "U0ADA");
    static final Member GRACE = new Member("T1", "U0GRACE");
    static final int SHOWN_BY_SLACK = 4_000;

    @Test
    void what_people_wrote_is_shown_as_slack_shows_it() {
        var said =
                said(
                        false,
                        new Answer(
                                null,
                                "With <@U0LINUS> on <https://example.com/f?a=1&b=2|plan.pdf>\n<b>&</b> <!channel>"));

        assertThat(SaidWords.today(List.of(TEAM), List.of(said)))
                .isEqualTo(
                        "*Web*\n• *Ada*: With <@U0LINUS> on <https://example.com/f?a=1&amp;b=2|plan.pdf>; &lt;b&gt;&amp;&lt;/b&gt; &lt;!channel&gt;");
    }

    @Test
    void several_answers_stand_under_their_questions_and_a_late_one_says_so() {
        var said = said(true, new Answer("Done?", "The import"), new Answer("Next?", "Alerts"));

        assertThat(SaidWords.summary(poll(true, true), List.of(said)))
                .isEqualTo(
                        "*daily* of 2026-03-02 09:30\n• *Ada* _(late)_: _Done?_ The import; _Next?_ Alerts\nAwaited: <@U0GRACE>");
    }

    @Test
    void of_a_poll_that_is_closed_nobody_is_awaited() {
        assertThat(SaidWords.summary(poll(true, false), List.of()))
                .isEqualTo(
                        "*daily* of 2026-03-02 09:30\nNobody has answered.\nNot answered: <@U0ADA>, <@U0GRACE>");
    }

    @Test
    void where_all_answers_are_anonymous_nobody_is_named() {
        for (var open : List.of(true, false)) {
            assertThat(SaidWords.summary(poll(false, open), List.of()))
                    .contains("nobody is awaited by name")
                    .doesNotContain("<@");
        }
    }

    @Test
    void what_has_no_room_is_cut_and_counted() {
        var much =
                IntStream.range(0, 300)
                        .mapToObj(n -> said(false, new Answer(null, "x".repeat(100))))
                        .toList();
        var endless = List.of(said(false, new Answer(null, "x".repeat(10_000))));

        assertThat(SaidWords.today(List.of(TEAM), much))
                .hasSizeLessThan(SHOWN_BY_SLACK)
                .startsWith("*Web*\n• *Ada*: xxx")
                .matches("(?s).*\n… and 2\\d\\d lines more: see the dashboard\\.");
        assertThat(SaidWords.today(List.of(TEAM), endless))
                .hasSizeLessThan(SHOWN_BY_SLACK)
                .contains("xxx… _(cut here");
        assertThat(SaidWords.summary(poll(true, true), much)).endsWith("Awaited: <@U0GRACE>");
    }

    @Test
    void of_a_team_of_many_as_many_are_listed_as_have_room_and_the_rest_is_counted() {
        var many =
                IntStream.range(0, 500)
                        .mapToObj(n -> new Member("T1", "U%010d".formatted(n)))
                        .collect(toUnmodifiableSet());
        var team =
                new Team.Active(
                        "Web", Optional.empty(), Rounds.NONE, Optional.empty(), many, Set.of(ADA));

        var shown = LineWords.teams(Optional.of(team), List.of(TEAM));

        assertThat(shown)
                .hasSizeLessThan(SHOWN_BY_SLACK)
                .startsWith("This channel's team is *Web*: " + first(100))
                .containsPattern(", and \\d{3} more\\. Admins: <@U0ADA>\\.")
                .endsWith("You are a member of *Web*.");
    }

    private static String first(int number) {
        return IntStream.range(0, number).mapToObj("<@U%010d>"::formatted).collect(joining(", "));
    }

    private static Said said(boolean late, Answer... answers) {
        return new Said(
                UUID.randomUUID(),
                TEAM.id(),
                Optional.empty(),
                "Ada",
                Optional.of(ADA),
                List.of(answers),
                Instant.parse("2026-03-02T09:40:00Z"),
                late);
    }

    private static Opening poll(boolean named, boolean open) {
        return new Opening(
                UUID.randomUUID(),
                TEAM.id(),
                "daily",
                "2026-03-02T09:30",
                List.of(ADA, GRACE),
                named,
                Instant.parse("2026-03-02T09:30:00Z"),
                open);
    }
}
