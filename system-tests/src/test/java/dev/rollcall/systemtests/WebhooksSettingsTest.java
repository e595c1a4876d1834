package dev.rollcall.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import dev.rollcall.local.launch.Service;
import dev.rollcall.systemtests.running.OneSystem;
import dev.rollcall.systemtests.running.RunningSystem;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A team's webhooks by hand, with a program that is told by them.
@Order(2)
@ExtendWith({OneSystem.class, Browsing.class})
class WebhooksSettingsTest {
    private static final String WEBHOOKS = "/commands/v1/webhooks";

    /// For what is told, and told again, in the background.
    private static final double PATIENCE = 30_000;

    private final RunningSystem system;
    private final Visitor visitor;
    private final Page page;
    private final ToldProgram program = new ToldProgram();
    private final String ada = Visitor.newcomer();
    private String team;

    WebhooksSettingsTest(RunningSystem system, Visitor visitor) {
        this.system = system;
        this.visitor = visitor;
        this.page = visitor.page();
    }

    @BeforeEach
    void aTeam() {
        team = system.registerTeam("Straits");
    }

    @AfterEach
    void leaveNothing() {
        webhooks().forEach(webhook -> system.command("DELETE", path(webhook), null));
        system.archive(team);
        program.close();
    }

    @Test
    void a_webhook_comes_with_a_secret_is_told_changed_and_removed() {
        // Given
        visitor.signIn("/settings/" + team);

        // When
        add(program.url());

        // Then
        var secret = page.getByTestId("webhook-secret");
        assertThat(secret).isFocused();
        assertThat(secret.getByLabel("Secret")).hasValue(Pattern.compile("whsec_.{32,}"));
        system.say(team, "Ada", ada, "Sounding the strait");
        await().untilAsserted(() -> assertThat(program.messages()).hasSize(1));
        assertThat(program.messages().getFirst()).contains("Sounding the strait");
        awaitDelivery("status", "delivered");
        unfold("What it was told");
        comes(deliveries().first(), "delivered");
        assertThat(webhook()).containsText("Told last");
        visitor.button("I have it").click();
        assertThat(secret).hasCount(0);

        // And then
        unfold("Change");
        webhook().getByLabel("an update is edited").check();
        webhook().getByLabel("a poll was missed").uncheck();
        visitor.button("Save the webhook").click();
        assertThat(webhook().getByTestId("outcome")).hasText("The webhook is saved.");
        assertThat(stored(webhooks().getFirst()).get("kinds").toString())
                .isEqualTo("[\"submitted\",\"edited\",\"blocked\"]");
        visitor.button("Remove " + program.url()).click();
        assertThat(page.getByTestId("webhook-removing")).containsText(program.url());
        page.keyboard().press("Escape");
        assertThat(visitor.button("Remove " + program.url())).isFocused();
        visitor.button("Remove " + program.url()).click();
        visitor.button("Remove it").click();
        assertThat(page.getByTestId("no-webhooks")).isVisible();
        assertThat(visitor.heading("Webhooks")).isFocused();
        await().untilAsserted(() -> assertThat(webhooks()).isEmpty());
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void what_failed_is_said_told_again_and_what_was_missed_is_replayed() {
        // Given
        program.answers(500);
        visitor.signIn("/settings/" + team);
        add(program.url());
        system.say(team, "Ada", ada, "Sounding the strait");
        awaitDelivery("answer_code", "500");

        // When
        unfold("What it was told");

        // Then
        assertThat(webhook().getByTestId("trouble")).containsText("it answered 500");
        program.answers(410);
        visitor.button(Pattern.compile("^Tell again: Update")).click();
        comes(deliveries().first(), "given_up");
        assertThat(deliveries()).containsText("410, which disables it");
        await().untilAsserted(() -> assertThat(webhooks().getFirst().has("disabled")).isTrue());
        page.reload();
        assertThat(webhook().getByTestId("disabled")).containsText("410 Gone");

        // And then
        program.answers(204);
        visitor.button("Tell it again").click();
        assertThat(webhook().getByTestId("disabled")).hasCount(0);
        await().untilAsserted(() -> assertThat(webhooks().getFirst().has("disabled")).isFalse());
        unfold("Replay");
        visitor.button("Replay").click();
        assertThat(replay("From")).isFocused();
        assertThat(replay("From")).hasAccessibleDescription(Pattern.compile("From is missing.*"));
        replay("From").fill("2026-01-01T00:00");
        replay("To").fill("2026-01-15T00:00");
        visitor.button("Replay").click();
        assertThat(outcome("replay")).hasText("Nothing happened then that it would be told.");
        var now = page.evaluate("new Date().toLocaleDateString('sv')");
        replay("From").fill(now + "T00:00");
        replay("To").fill(now + "T23:59");
        visitor.button("Replay").click();
        assertThat(outcome("replay")).hasText("1 thing waits to be told.");
        unfold("What it was told");
        comes(deliveries().first(), "delivered");
        assertThat(program.messages().getLast()).contains("\"replay\":true");
    }

    @Test
    void what_is_refused_stands_beside_its_field() {
        // Given
        visitor.signIn("/settings/" + team);

        // When
        visitor.field("webhook-new", "Address").fill("ftp://127.0.0.1/rollcall");
        List.of("an update is given", "somebody is blocked", "a poll was missed")
                .forEach(kind -> visitor.field("webhook-new", kind).uncheck());
        visitor.button("Add the webhook").click();

        // Then
        var address = visitor.field("webhook-new", "Address");
        assertThat(address).isFocused();
        assertThat(address)
                .hasAccessibleDescription(Pattern.compile("Address must begin with https://.*"));
        assertThat(page.getByTestId("webhook-new"))
                .containsText("It is told when must be one at least");
        assertThat(webhooks()).isEmpty();
    }

    @Test
    void those_that_are_told_of_all_teams_stand_beside_the_teams() {
        // Given
        visitor.signIn("/settings");
        assertThat(visitor.heading("Webhooks of all teams")).isVisible();

        // When
        add(program.url());

        // Then
        assertThat(webhook()).containsText(program.url());
        await().untilAsserted(() -> assertThat(webhooks()).hasSize(1));
        assertThat(webhooks().getFirst().has("team_id")).isFalse();
        page.navigate(visitor.address("/settings/" + team));
        assertThat(page.getByTestId("no-webhooks")).isVisible();
        assertThat(page.getByText("One more is told of all teams")).isVisible();
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void who_does_not_operate_is_told_why_there_is_nothing_to_set() {
        visitor.signIn("/settings/" + team, RunningSystem.tokenWith("READ,WRITE"));

        assertThat(page.getByTestId("webhooks-no-scope")).containsText("scope operate");
        assertThat(page.getByTestId("webhook-new")).hasCount(0);
        assertThat(visitor.complaints()).isEmpty();
    }

    private void add(String url) {
        visitor.field("webhook-new", "Address").fill(url);
        visitor.button("Add the webhook").click();
        assertThat(webhook()).hasCount(1);
        // It is told of what happens once the look-ups know it.
        await().untilAsserted(() -> assertThat(webhooks()).hasSize(1));
    }

    private Locator webhook() {
        return page.getByTestId("webhook");
    }

    private void unfold(String part) {
        webhook().locator("summary", new Locator.LocatorOptions().setHasText(part)).click();
    }

    private Locator deliveries() {
        return page.getByTestId("delivery");
    }

    private Locator replay(String label) {
        return webhook().getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    private Locator outcome(String form) {
        return page.getByTestId(Pattern.compile("webhook-.*-" + form)).getByTestId("outcome");
    }

    private static void comes(Locator delivery, String status) {
        assertThat(delivery)
                .hasAttribute(
                        "data-status", status, new HasAttributeOptions().setTimeout(PATIENCE));
    }

    /// What became of the youngest stands there to be read.
    private void awaitDelivery(String field, String value) {
        await().until(() -> value.equals(delivery().path(field).asText()));
    }

    private JsonNode delivery() {
        var path = "%s/%s/deliveries".formatted(WEBHOOKS, webhooks().getFirst().get("id").asText());
        return system.door(Service.COMMANDS).get(path).json().at("/deliveries/0");
    }

    private List<JsonNode> webhooks() {
        var answer = system.door(Service.COMMANDS).get(WEBHOOKS).json().get("webhooks");
        return StreamSupport.stream(answer.spliterator(), false).toList();
    }

    /// As it stands, whatever the list has yet.
    private JsonNode stored(JsonNode webhook) {
        return system.door(Service.COMMANDS).get("/commands/v1/" + path(webhook)).json();
    }

    private static String path(JsonNode webhook) {
        return "webhooks/" + webhook.get("id").asText();
    }
}
