package dev.rollcall.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.rollcall.local.launch.Service;
import dev.rollcall.systemtests.running.OneSystem;
import dev.rollcall.systemtests.running.RunningSystem;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// How what is there came to be: edits, what differs between two moments, and why.
@Order(2)
@ExtendWith({OneSystem.class, Browsing.class})
class LookingBackTest {
    private static final String KATHERINE = "U0KATHERINE";
    private static final String CHANNEL = "C0DATA";

    private final RunningSystem system;
    private final Visitor visitor;
    private final Page page;
    private final String ada = Visitor.newcomer();
    private String team;

    LookingBackTest(RunningSystem system, Visitor visitor) {
        this.system = system;
        this.visitor = visitor;
        this.page = visitor.page();
    }

    @BeforeEach
    void sitDown() {
        team = system.registerTeam("Orbits");
    }

    @AfterEach
    void leaveNothing() {
        system.archive(team);
    }

    @Test
    void an_edited_update_opens_to_its_versions_with_the_words_that_changed() {
        // Given
        var said = system.say(team, "Ada", ada, "Finished the import, reviewing alerts next");
        edit(said, "Finished the export, reviewing alerts");
        visitor.signIn("/people/%s/%s".formatted(RunningSystem.WORKSPACE, ada));

        // When
        visitor.button("edited").press("Enter");

        // Then
        var versions = page.getByTestId("versions").getByRole(AriaRole.LISTITEM);
        assertThat(versions).hasCount(2);
        assertThat(versions.first().locator("del")).hasText(new String[] {"import", " next"});
        assertThat(versions.first().locator("ins")).hasText("export");
        assertThat(versions.last()).containsText("Finished the import, reviewing alerts next");
        edit(said, "Finished the export");
        assertThat(versions).hasCount(3);
        assertThat(versions.first().locator("del")).hasText(", reviewing alerts");
        visitor.button("edited").press("Enter");
        assertThat(versions).hasCount(0);
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void two_moments_differ_by_what_was_added_changed_and_taken_back() {
        // Given
        var kept = system.say(team, "Ada", ada, "Kept as it is");
        var changed = system.say(team, "Ada", ada, "Half of the way");
        var gone = system.say(team, "Ada", ada, "Never mind");
        var before = position(gone);
        edit(changed, "All of the way");
        system.command("DELETE", "status-updates/" + gone, null);
        system.addMember(team, ada);
        var added = system.say(team, "Ada", ada, "Something new");
        var after = position(added);
        edit(kept, "Too late to be seen");

        // When
        visitor.signIn("/?team=%s&as_of=%s".formatted(team, before));
        page.getByTestId("compare").click();
        assertThat(page.getByTestId("changes")).isVisible();
        page.navigate(page.url().replace("as_of=" + before, "as_of=" + after));

        // Then
        assertThat(changes("added")).hasCount(1);
        assertThat(changes("added").locator("ins")).hasText("Something new");
        assertThat(changes("changed")).hasCount(2);
        assertThat(changes("changed").first()).containsText("Ada became a member");
        assertThat(changes("changed").last().locator("del")).hasText("Half");
        assertThat(changes("changed").last().locator("ins")).hasText("All");
        assertThat(changes("gone")).hasCount(1);
        assertThat(changes("gone").locator("del")).hasText("Never mind");
        changes("gone").locator(".why").click();
        assertThat(page.getByTestId("event")).containsText("Update taken back");
        page.keyboard().press("Escape");
        page.getByTestId("compare").click();
        assertThat(page.getByTestId("changes")).hasCount(0);
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void two_moments_are_compared_to_the_end_a_part_at_a_time() {
        // Given
        var before = position(system.say(team, "Ada", ada, "The first"));
        for (int n = 1; n <= 12; n++) {
            system.say(team, "Ada", ada, "Number " + n);
        }
        var after = position(system.say(team, "Ada", ada, "The last"));
        visitor.signIn("/");
        page.route(
                "**/status-updates/diff?**",
                route ->
                        route.resume(
                                new Route.ResumeOptions()
                                        .setUrl(
                                                route.request()
                                                        .url()
                                                        .replace("limit=200", "limit=2"))));

        // When
        page.navigate(
                visitor.address("/?team=%s&as_of=%s&since=%s".formatted(team, before, after)));

        // Then
        assertThat(changes("added")).hasCount(10);
        page.getByTestId("more-changes").getByText("Show more").click();
        assertThat(changes("added")).hasCount(13);
        assertThat(changes("added").last()).containsText("The last");
        assertThat(page.getByTestId("more-changes")).hasCount(0);
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void any_value_leads_back_to_the_slack_message_that_it_began_with() {
        // Given
        system.linkChannel(team, CHANNEL);
        system.addMember(team, KATHERINE);
        var message = system.slack().post(KATHERINE, CHANNEL, "@rollcall Checking the orbit");
        queried("Checking the orbit");
        system.slack().edit(KATHERINE, CHANNEL, message.ts(), "@rollcall Checked the orbit");
        var row = queried("Checked the orbit");
        visitor.signIn(
                "/?team=%s&as_of=%s".formatted(team, position(row.get("update_id").asText())));
        var why = visitor.button("Why? What %s said".formatted(row.get("author").asText()));

        // When
        why.focus();
        page.keyboard().press("Enter");

        // Then
        var event = page.getByTestId("event");
        assertThat(event).containsText("Update edited");
        assertThat(event).containsText("U0KATHERINE");
        assertThat(event).containsText("Slack, workspace T0LOCAL");
        var slack = page.getByTestId("causes").getByTestId("slack");
        assertThat(slack).containsText("U0KATHERINE in T0LOCAL");
        assertThat(slack.locator("a"))
                .hasAttribute(
                        "href",
                        "https://slack.com/app_redirect?team=T0LOCAL&channel=%s&message_ts=%s"
                                .formatted(CHANNEL, message.ts()));
        assertThat(page.getByTestId("causes").locator("[aria-current]"))
                .containsText("Update edited");
        page.keyboard().press("Escape");
        assertThat(page.getByTestId("why")).hasCount(0);
        assertThat(why).isFocused();
        page.getByText("Checked the orbit").click();
        assertThat(page.getByTestId("why")).containsText("Checking");
        page.keyboard().press("Escape");
        visitor.button("Why? The team Orbits").click();
        assertThat(page.getByTestId("event")).containsText("Team registered");
        assertThat(page.getByTestId("event")).containsText("REST, with an access token");
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void who_has_not_answered_is_there_because_of_the_event_that_made_them_a_member() {
        // Given
        system.addMember(team, ada);
        var joined = position(team);
        system.command("PUT", "teams/%s/name".formatted(team), Map.of("name", "Trajectories"));
        visitor.signIn("/?team=%s&as_of=%s".formatted(team, position(team)));

        // When
        visitor.button("Why? %s is a member".formatted(ada)).click();

        // Then
        assertThat(page.getByTestId("event")).containsText("Member joined");
        assertThat(page.getByTestId("causes")).isVisible();
        page.getByTestId("event").getByRole(AriaRole.LINK).click();
        assertThat(page).hasURL(visitor.address("/?team=%s&as_of=%s".formatted(team, joined)));
        assertThat(visitor.heading("Orbits")).isVisible();
        assertThat(visitor.complaints()).isEmpty();
    }

    private Locator changes(String kind) {
        return page.getByTestId(kind).getByTestId("change");
    }

    private void edit(String update, String content) {
        system.command("PUT", "status-updates/" + update, Map.of("content", content));
    }

    /// Of an aggregate's latest event.
    private String position(String aggregate) {
        var path = "/api/v1/events?limit=1&aggregate_id=" + aggregate;
        return system.door(Service.API).get(path).json().at("/items/0/position").asText();
    }

    private JsonNode queried(String content) {
        var path = "/api/v1/status-updates?team_id=" + team;
        return await().until(
                        () ->
                                system.door(Service.API).all(path).stream()
                                        .filter(row -> content.equals(row.get("content").asText()))
                                        .findFirst(),
                        Optional::isPresent)
                .get();
    }
}
