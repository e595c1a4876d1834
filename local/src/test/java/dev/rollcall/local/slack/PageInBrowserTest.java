package dev.rollcall.local.slack;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rollcall.local.slack.FakeBot.MODAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The page in a browser. `-Drollcall.screenshots=true` leaves pictures in target/.
class PageInBrowserTest {
    static final String PLATFORM = "C0PLATFORM";
    static Chromium chromium;

    final FakeBot bot = new FakeBot(new Settings().clock(InstantSource.fixed(Instant.now())));
    final List<String> errors = new ArrayList<>();
    Page page;

    @BeforeAll
    static void startChromium() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stopChromium() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void open() {
        page = chromium.page();
        page.onPageError(errors::add);
        page.navigate(bot.simulator.url() + "/#U0ADA/C0PLATFORM");
        assertThat(page.getByTestId("channel-name")).hasText("#platform");
    }

    @AfterEach
    void stop() {
        page.context().close();
        bot.close();
        assertThat(errors).isEmpty();
    }

    @Test
    void a_modal_is_a_dialog_whose_errors_stand_beside_its_fields() throws Exception {
        bot.open("U0ADA", MODAL);
        assertThat(page.getByTestId("modal-title")).hasText("Daily update");

        page.getByTestId("modal-submit").click();
        assertThat(page.getByTestId("field-error")).hasText("Please complete this required field.");
        picture("modal");
        page.getByLabel("What?").fill("On the import");
        page.getByLabel("How?").selectOption("well");
        var chosen = bot.payload().path("actions").path(0);
        page.getByTestId("modal-submit").click();

        assertThat(page.getByTestId("modal")).isHidden();
        assertThat(chosen.at("/selected_option/value").asText()).isEqualTo("well");
        var sent = bot.payload();
        assertThat(sent.path("type").asText()).isEqualTo("view_submission");
        assertThat(sent.at("/view/state/values/said/text/value").asText())
                .isEqualTo("On the import");
        assertThat(sent.at("/view/state/values/mood/mood/selected_option/value").asText())
                .isEqualTo("well");
    }

    @Test
    void a_modal_keeps_what_was_written_while_the_app_changes_it() throws Exception {
        var view = bot.open("U0ADA", MODAL);
        page.getByLabel("What?").fill("half");

        var other = MODAL.replace("Daily update", "Other title");
        assertThat(bot.slack.viewsUpdate(r -> r.viewId(view.getId()).viewAsString(other)).isOk())
                .isTrue();

        assertThat(page.getByTestId("modal-title")).hasText("Other title");
        assertThat(page.getByLabel("What?")).hasValue("half");
        page.keyboard().press("Escape");
        assertThat(page.getByTestId("modal")).isHidden();
        assertThat(bot.payload().path("type").asText()).isEqualTo("view_closed");
    }

    @Test
    void buttons_in_messages_work_and_ask_first_where_the_app_wants_it() throws Exception {
        var blocks =
                InteractionsTest.BLOCKS.replace(
                        "\"value\": \"42\",",
                        """
                        "value": "42", "confirm": {
                            "title": {"type": "plain_text", "text": "Sure?"},
                            "text": {"type": "plain_text", "text": "You skip today."},
                            "confirm": {"type": "plain_text", "text": "Skip it"},
                            "deny": {"type": "plain_text", "text": "Stay"}},
                        """);
        bot.slack.chatPostMessage(r -> r.channel(PLATFORM).blocksAsString(blocks));
        bot.app.next();

        page.getByTestId("messages").getByText("Skip", exactly()).click();
        picture("message");
        page.getByTestId("confirm").getByText("Skip it").click();

        assertThat(bot.payload().at("/actions/0/value").asText()).isEqualTo("42");
        page.getByTestId("messages").getByLabel("Blocked").check();
        assertThat(bot.payload().at("/actions/0/selected_options/0/value").asText())
                .isEqualTo("yes");
    }

    @Test
    void the_home_tab_shows_what_the_app_published() throws Exception {
        page.getByTestId("channel-D0ADA").click();
        page.getByTestId("tab-home").click();
        assertThat(page.getByTestId("home")).containsText("published nothing");
        assertThat(FakeBot.json(bot.app.next().body()).at("/event/tab").asText()).isEqualTo("home");

        bot.slack.viewsPublish(r -> r.userId("U0ADA").viewAsString(ModalsTest.HOME));
        page.getByTestId("home").getByText("Say").click();
        picture("home");

        var pressed = bot.payload();
        assertThat(pressed.at("/view/type").asText()).isEqualTo("home");
        assertThat(pressed.at("/actions/0/action_id").asText()).isEqualTo("say");
    }

    @Test
    void a_moment_is_shown_as_who_reads_it_has_it() throws Exception {
        var text =
                "At <!date^1392734382^{date} {time}|some time>, or <!date^soon^{time}|some time later>";
        bot.slack.chatPostMessage(r -> r.channel(PLATFORM).text(text));

        assertThat(page.getByTestId("messages"))
                .containsText("At 18 February 2014 15:39, or some time later");
    }

    @Test
    void a_workspace_without_the_app_says_what_to_do_and_follows_what_is_done() throws Exception {
        bot.simulator.adminOf(PLATFORM).remove(PLATFORM, "U0ROLLCALL");
        assertThat(page.getByTestId("state")).containsText("Rollcall is not in #platform");
        page.getByTestId("invite").click();
        assertThat(page.getByTestId("state")).isHidden();

        page.getByTestId("manage-open").click();
        page.getByTestId("uninstall").click();
        page.getByTestId("uninstall").click();

        assertThat(page.getByTestId("state")).containsText("Rollcall is not in Rollcall local yet");
        assertThat(page.getByTestId("channel-D0ADA")).hasCount(0);
        page.getByTestId("composer").fill("/roll");
        assertThat(page.getByTestId("composer")).hasValue("/roll");
        assertThat(page.getByTestId("suggestions")).isHidden();
    }

    @Test
    void what_changes_while_the_page_opens_is_on_it() {
        page.route(
                "**/page/live**",
                route -> {
                    bot.simulator.adminOf(PLATFORM).remove(PLATFORM, "U0ROLLCALL");
                    route.resume();
                });

        page.reload();

        assertThat(page.getByTestId("state")).containsText("Rollcall is not in #platform");
    }

    @Test
    void a_thread_opens_beside_its_channel() throws Exception {
        var ts = bot.simulator.post("U0GRACE", PLATFORM, "On the import").ts();
        bot.simulator.react("U0LINUS", PLATFORM, ts, "tada");
        bot.simulator.share("U0LINUS", PLATFORM, "And the plan", "plan.txt");
        var message = page.getByTestId("messages").getByTestId("message").first();
        assertThat(message.getByTestId("reaction")).hasText("🎉 1");
        assertThat(page.getByTestId("file")).containsText("plan.txt");

        message.hover();
        message.getByTestId("reply").click();
        page.getByTestId("thread-composer").fill("Need a hand?");
        page.getByTestId("thread-composer").press("Enter");

        assertThat(page.getByTestId("thread-messages").getByTestId("message")).hasCount(2);
        assertThat(message.getByTestId("replies")).hasText("1 reply");
        assertThat(page.getByTestId("messages").getByTestId("message")).hasCount(2);
        picture("thread");
        assertThat(bot.simulator.messages(PLATFORM).getLast().threadTs()).isEqualTo(ts);
        message.getByTestId("reaction").click();
        assertThat(message.getByTestId("reaction")).hasText("🎉 2");
    }

    @Test
    void what_is_being_edited_stays_while_somebody_reacts_to_it() throws Exception {
        var ts = bot.simulator.post("U0ADA", PLATFORM, "On the import").ts();
        var messages = page.getByTestId("messages").getByTestId("message");
        assertThat(messages).hasCount(1);
        page.getByTestId("composer").press("ArrowUp");
        page.getByTestId("edit-box").fill("On the export");

        bot.simulator.react("U0LINUS", PLATFORM, ts, "tada");
        bot.simulator.post("U0GRACE", PLATFORM, "After that");

        assertThat(messages).hasCount(2);
        assertThat(page.getByTestId("edit-box")).hasValue("On the export");
        page.getByTestId("edit-box").press("Enter");
        assertThat(messages.first()).containsText("On the export");
        assertThat(messages.first().getByTestId("reaction")).hasText("🎉 1");
    }

    @Test
    void shortcuts_are_offered_everywhere_and_at_messages() throws Exception {
        bot.simulator.post("U0GRACE", PLATFORM, "On the import");
        bot.app.next();

        page.getByLabel("Shortcuts").click();
        page.getByTestId("shortcut").click();
        assertThat(bot.payload().path("callback_id").asText()).isEqualTo("say");
        var message = page.getByTestId("messages").getByTestId("message").first();
        message.hover();
        message.getByTestId("message-shortcut").click();

        assertThat(bot.payload().path("type").asText()).isEqualTo("message_action");
    }

    @Test
    void knobs_are_turned_on_the_page() throws Exception {
        page.getByTestId("knobs-open").click();
        page.getByTestId("knob-copies").fill("1");
        assertThat(page.getByTestId("knob-copies")).hasValue("1");
        page.getByTestId("knob-copies").blur();
        picture("knobs");
        Awaitility.await().until(() -> bot.simulator.knobs().copies() == 1);
        page.keyboard().press("Escape");
        page.getByTestId("manage-open").click();
        page.getByTestId("manage-C0PLATFORM").getByLabel("archived").check();
        picture("manage");

        assertThat(bot.app.next(4)).hasSize(4); // channel_archive and its message, twice
        page.keyboard().press("Escape");
        page.getByTestId("composer").fill("hello");
        page.getByTestId("composer").press("Enter");
        assertThat(page.getByTestId("notice")).containsText("archived");
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }

    private void picture(String name) {
        if (Boolean.getBoolean("rollcall.screenshots")) {
            var path = Path.of("target", "simulator-" + name + ".png");
            page.screenshot(new Page.ScreenshotOptions().setPath(path));
        }
    }
}
