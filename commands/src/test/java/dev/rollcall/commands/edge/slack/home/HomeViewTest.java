package dev.rollcall.commands.edge.slack.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.commands.edge.slack.home.HomeContents.Blocked;
import dev.rollcall.commands.edge.slack.home.HomeContents.DaysOff;
import dev.rollcall.commands.edge.slack.home.HomeContents.PollToday;
import dev.rollcall.commands.edge.slack.home.HomeContents.Settings;
import dev.rollcall.commands.edge.slack.home.HomeContents.TeamToday;
import dev.rollcall.commands.lookups.RecentUpdates.Said;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.slack.SlackJson;
import dev.rollcall.events.Answer;
import dev.rollcall.local.slack.blockkit.BlockKit;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HomeViewTest {

    static final Settings SETTINGS =
            new Settings(ZoneId.of("Europe/Berlin"), true, List.of(), true, false);
    static final String LONG = "<b>&".repeat(2_000);

    @Test
    void what_has_no_room_is_counted_and_slack_takes_it() {
        // Given
        var people = many(400, n -> new Member("T1", "U%09d".formatted(n)));
        var blocked = many(40, n -> new Blocked("<@U%d>".formatted(n), LONG));
        var teams = many(30, n -> team(LONG + n, sevenPolls(people), blocked));
        var said = many(5, n -> said(LONG));
        var days =
                many(
                        50,
                        n -> {
                            var day = LocalDate.of(2026, 1, 1).plusDays(2L * n);
                            return new DaysOff(day, day);
                        });

        // When
        var view =
                view(
                        new HomeContents(
                                teams,
                                said,
                                Map.of(),
                                new Settings(ZoneId.of("Asia/Kolkata"), true, days, false, false)));

        // Then
        assertThat(BlockKit.problemsOfView(view, "home")).isEmpty();
        assertThat(view.path("blocks").size()).isLessThanOrEqualTo(100);
        assertThat(view.toString())
                .contains("and 21 more teams")
                .contains("and 3 more polls")
                .contains("and 45 more stretches of days off")
                .containsPattern("and 1\\d\\d more")
                .contains("cut here: all of it is in Rollcall");
    }

    @Test
    void forty_members_are_all_named() {
        var people = many(40, n -> new Member("T1", "U%09d".formatted(n)));

        var view =
                view(
                        contents(
                                team(
                                        "Platform",
                                        List.of(
                                                poll(
                                                        "daily",
                                                        people.subList(0, 15),
                                                        people.subList(15, 40))),
                                        List.of())));

        assertThat(BlockKit.problemsOfView(view, "home")).isEmpty();
        assertThat(people).allMatch(one -> view.toString().contains("<@" + one.user() + ">"));
        assertThat(view.toString()).doesNotContain(" more");
    }

    @Test
    void who_has_no_team_and_said_nothing_reads_what_to_do() {
        var view = view(new HomeContents(List.of(), List.of(), Map.of(), SETTINGS));

        assertThat(BlockKit.problemsOfView(view, "home")).isEmpty();
        assertThat(view.toString()).contains("/rollcall team join", "You have said nothing");
    }

    @Test
    void nobody_is_awaited_by_name_where_all_is_anonymous() {
        var member = List.of(new Member("T1", "U1"));
        var poll =
                new PollToday(
                        UUID.randomUUID(),
                        "mood",
                        "2026-03-02T09:30",
                        true,
                        false,
                        true,
                        List.of(),
                        member);

        var view = view(contents(team("Platform", List.of(poll), List.of())));

        assertThat(view.toString()).contains("of its questions are anonymous");
        assertThat(view.toString()).doesNotContain("<@U1>");
    }

    private static HomeContents contents(TeamToday team) {
        return new HomeContents(List.of(team), List.of(), Map.of(), SETTINGS);
    }

    private static TeamToday team(String name, List<PollToday> polls, List<Blocked> blocked) {
        return new TeamToday(UUID.randomUUID(), name, 12, true, polls, List.of(), blocked);
    }

    private static List<PollToday> sevenPolls(List<Member> people) {
        return many(7, n -> poll("round-" + n, people.subList(0, 200), people.subList(200, 400)));
    }

    private static PollToday poll(String round, List<Member> answered, List<Member> awaited) {
        return new PollToday(
                UUID.randomUUID(), round, "2026-03-02T09:30", true, true, true, answered, awaited);
    }

    private static Said said(String text) {
        return new Said(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Optional.empty(),
                "Ada",
                Optional.empty(),
                Answer.freely(text),
                Instant.parse("2026-03-02T09:30:00Z"),
                false);
    }

    private static <T> List<T> many(int number, IntFunction<T> each) {
        return IntStream.range(0, number).mapToObj(each).toList();
    }

    private static JsonNode view(HomeContents contents) {
        try {
            return new ObjectMapper().readTree(SlackJson.of(HomeView.of(contents)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
