package dev.rollcall.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.rollcall.local.launch.Service;
import dev.rollcall.systemtests.running.OneSystem;
import dev.rollcall.systemtests.running.RunningSystem;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A team's rounds of polls by hand: what they ask, whom and how, their pauses and holidays.
@Order(2)
@ExtendWith({OneSystem.class, Browsing.class})
class RoundsSettingsTest {
    private final RunningSystem system;
    private final Visitor visitor;
    private final Page page;
    private final String ada = Visitor.newcomer();
    private String team;

    RoundsSettingsTest(RunningSystem system, Visitor visitor) {
        this.system = system;
        this.visitor = visitor;
        this.page = visitor.page();
    }

    @BeforeEach
    void sitDown() {
        team = system.registerTeam("Sounds");
        system.addMember(team, ada);
    }

    @AfterEach
    void leaveNothing() {
        system.archive(team);
    }

    @Test
    void a_round_is_asked_changed_paused_and_removed() {
        // Given
        system.command(
                "PUT",
                "people/%s/%s/time-zone".formatted(RunningSystem.WORKSPACE, ada),
                Map.of("time_zone", "Asia/Tokyo"));
        visitor.signIn("/settings/" + team);

        // When
        visitor.type("schedule", "Name of the round", "retro");
        visitor.type("schedule", "Time zone of the team", "Europe/Zurich");
        visitor.field("schedule", "Each by their own clock, not by the team's").check();
        assertThat(page.getByTestId("theirs")).containsText("Asia/Tokyo");
        assertThat(page.getByTestId("theirs").locator("time")).containsText("9:30");
        visitor.button("Add a question").click();
        visitor.field("schedule", "Question").first().fill("How was the week?");
        visitor.field("schedule", "Answered by").selectOption("choice");
        visitor.type("schedule", "Choices", "Good\nBad");
        visitor.field("schedule", "Anonymous: no view and no log says who answered").check();
        visitor.button("Add a question").click();
        visitor.field("schedule", "Question").nth(1).fill("What would help?");
        visitor.field("schedule", "Left out for whoever answered").selectOption("1");
        visitor.type("schedule", "… this answer", "Good");
        visitor.type("schedule", "Remind after minutes", "30");
        visitor.type("schedule", "Close after minutes", "480");
        visitor.field("schedule", "Summary").selectOption("question");
        visitor.button("Save the schedule").click();

        // Then
        assertThat(visitor.outcome("schedule")).hasText("The schedule is saved.");
        var round = team().at("/rounds/0");
        assertThat(round.toString())
                .isEqualTo(
                        """
                        {"round":"retro","cron":"30 9 * * MON-FRI","time_zone":"Europe/Zurich",\
                        "audience":{"kind":"members"},"own_zones":true,"questions":[\
                        {"text":"How was the week?","kind":"choice","choices":["Good","Bad"],\
                        "optional":false,"anonymous":true},\
                        {"text":"What would help?","kind":"text","choices":[],\
                        "optional":false,"anonymous":false,\
                        "skip_if":{"question":1,"answer":"Good"}}],\
                        "remind_after_minutes":30,"remind_at_most":1,"close_after_minutes":480,\
                        "summary_by":"question"}""");

        // And then
        visitor.type("pause", "Pause, and ask again on", "2099-01-05");
        visitor.button("Pause").click();
        assertThat(page.getByTestId("paused")).containsText("asks again on 2099-01-05");
        assertThat(team().at("/rounds/0/pause/until").asText()).isEqualTo("2099-01-05");
        visitor.button("Resume").click();
        assertThat(page.getByTestId("paused")).hasCount(0);
        visitor.button("Remove question 1").click();
        visitor.button("Save the schedule").click();
        assertThat(visitor.outcome("schedule")).hasText("The schedule is saved.");
        assertThat(team().at("/rounds/0/questions")).hasSize(1);
        assertThat(team().at("/rounds/0/questions/0").has("skip_if")).isFalse();
        visitor.button("Another round").click();
        visitor.type("schedule", "Name of the round", "daily");
        visitor.button("Save the schedule").click();
        assertThat(page.getByTestId("rounds").getByText("daily")).isVisible();
        assertThat(team().get("rounds")).hasSize(2);
        visitor.button("Stop asking").click();
        assertThat(page.getByTestId("rounds").getByText("daily")).hasCount(0);
        assertThat(team().at("/rounds/0/round").asText()).isEqualTo("retro");
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void holidays_are_a_countrys_until_they_are_nobodys() {
        // Given
        visitor.signIn("/settings/" + team);

        // When
        visitor.type("holidays", "Country", "CH");
        visitor.type("holidays", "Part of the country", "ZH");
        page.keyboard().press("Enter");

        // Then
        assertThat(visitor.outcome("holidays")).hasText("The holidays are saved.");
        assertThat(page.getByTestId("holidays-now")).containsText("Switzerland");
        assertThat(team().get("holiday_subdivision").asText()).isEqualTo("ZH");
        visitor.button("Ask on holidays too").click();
        assertThat(page.getByTestId("holidays-now")).hasText("The team is asked on holidays, too.");
        assertThat(team().has("holiday_country")).isFalse();
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void a_weekly_digest_is_wanted_until_it_is_not() {
        // Given
        visitor.signIn("/settings/" + team);
        assertThat(page.getByTestId("digest-now")).hasText("The team has no weekly digest.");

        // When
        visitor.field("digest", "Day").selectOption("thursday");
        visitor.type("digest", "Time zone", "Europe/Zurich");
        visitor.type("digest", "Slack channel", "C0DATA");
        visitor.button("Save the digest").click();

        // Then
        assertThat(visitor.outcome("digest")).hasText("The digest is saved.");
        assertThat(page.getByTestId("digest-now"))
                .hasText("On Thursday at 16:00 (Europe/Zurich), in C0DATA.");
        page.reload();
        assertThat(page.getByTestId("digest-now")).containsText("Thursday");
        visitor.button("No digest").click();
        assertThat(page.getByTestId("digest-now")).hasText("The team has no weekly digest.");
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void a_digest_that_cannot_be_read_is_not_said_to_be_none() {
        // Given
        visitor.first("**/commands/v1/teams/*/digest", Route::abort);

        // When
        visitor.signIn("/settings/" + team);

        // Then
        assertThat(page.getByText("The digest can't be read just now.")).isVisible();
        assertThat(page.getByTestId("digest-now")).hasCount(0);
        visitor.button("Try again").click();
        assertThat(page.getByTestId("digest-now")).hasText("The team has no weekly digest.");
        assertThat(page.getByTestId("unread-part")).hasCount(0);
    }

    @Test
    void what_is_refused_of_a_question_stands_beside_it() {
        // Given
        visitor.signIn("/settings/" + team);
        assertThat(page.getByTestId("preview").locator("time")).hasCount(10);

        // When
        visitor.button("Add a question").click();
        visitor.field("schedule", "Answered by").selectOption("choice");
        visitor.type("schedule", "Choices", "Only this");
        visitor.field("schedule", "Who is asked").selectOption("user_group");
        visitor.button("Save the schedule").click();

        // Then
        assertThat(visitor.field("schedule", "Question")).isFocused();
        describes("Question", "Question must not be blank");
        describes("Choices", "Choices must be 2 to 100");
        describes("User group", "User group ");
        assertThat(team().get("rounds")).isEmpty();
    }

    private void describes(String label, String reason) {
        assertThat(visitor.field("schedule", label))
                .hasAccessibleDescription(Pattern.compile(reason + ".*"));
    }

    private JsonNode team() {
        return system.door(Service.API).get("/api/v1/teams/" + team).json();
    }
}
