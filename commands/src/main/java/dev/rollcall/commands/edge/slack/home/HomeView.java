package dev.rollcall.commands.edge.slack.home;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.divider;
import static com.slack.api.model.block.Blocks.header;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.confirmationDialog;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.option;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.staticSelect;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.view.View;
import dev.rollcall.commands.edge.slack.home.HomeContents.PollToday;
import dev.rollcall.commands.edge.slack.home.HomeContents.Settings;
import dev.rollcall.commands.edge.slack.home.HomeContents.TeamToday;
import dev.rollcall.commands.lookups.RecentUpdates.Said;
import dev.rollcall.commands.slack.Escaped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A Home tab as Slack takes it: of at most 100 blocks, in which what has no room is counted.
/// Blocks whose content is chosen carry it in their id, since Slack's clients keep what was chosen
/// in a block that they know.
final class HomeView {

    static final String HOME = "rollcall_home";
    static final String ANSWER = "rollcall_answer";
    static final String SAY = "rollcall_home_say";
    static final String EDIT = "rollcall_home_edit";
    static final String RETRACT = "rollcall_home_retract";
    static final String ZONE = "rollcall_home_zone";
    static final String ZONE_OTHER = "rollcall_home_zone_other";
    static final String ZONE_OF_SLACK = "rollcall_home_zone_of_slack";
    static final String DAYS_OFF = "rollcall_home_days_off";
    static final String DAYS_ON = "rollcall_home_days_on";
    static final String REMINDERS = "rollcall_home_reminders";
    static final String INTERVIEWS = "rollcall_home_interviews";

    static final int MOST_TEAMS = 9;
    static final int MOST_POLLS = 4;
    static final int MOST_RANGES = 5;

    private final List<LayoutBlock> blocks = new ArrayList<>();

    private HomeView() {}

    static View of(HomeContents contents) {
        var home = new HomeView();
        home.teams(contents.teams());
        home.updates(contents.last(), contents.names());
        home.settings(contents.settings());
        return View.builder().type("home").callbackId(HOME).blocks(home.blocks).build();
    }

    private void teams(List<TeamToday> teams) {
        title("My teams today");
        if (teams.isEmpty()) {
            words(HomeWords.NO_TEAM);
        }
        teams.stream().limit(MOST_TEAMS).forEach(this::team);
        more(teams.size() - MOST_TEAMS, "teams: write `/rollcall today` in a channel");
    }

    private void team(TeamToday team) {
        words(
                "team:" + team.id(),
                HomeWords.heading(team),
                pressed(SAY, team.id().toString(), "Say something").build());
        team.polls().stream().limit(MOST_POLLS).forEach(this::poll);
        more(team.polls().size() - MOST_POLLS, "polls");
        if (team.polls().isEmpty()) {
            words(HomeWords.said(team));
        }
        if (!team.blocked().isEmpty()) {
            words(HomeWords.blocked(team));
        }
    }

    private void poll(PollToday poll) {
        if (poll.mine()) {
            words(
                    "poll:" + poll.id(),
                    HomeWords.poll(poll),
                    pressed(ANSWER, poll.id().toString(), "Answer").style("primary").build());
        } else {
            words(HomeWords.poll(poll));
        }
    }

    private void updates(List<Said> last, Map<UUID, String> names) {
        blocks.add(divider());
        title("My last updates");
        if (last.isEmpty()) {
            words(HomeWords.NOTHING_SAID);
        }
        last.forEach(said -> update(said, names));
    }

    private void update(Said said, Map<UUID, String> names) {
        var when =
                "<!date^%d^{date_short_pretty} {time}|%s>"
                        .formatted(said.at().getEpochSecond(), said.at());
        var about =
                Optional.ofNullable(names.get(said.team()))
                        .map(name -> "*%s*, %s".formatted(Escaped.of(name), when))
                        .orElse(when);
        words(HomeWords.update(about, said.answers()));
        blocks.add(
                actions(
                        a ->
                                a.blockId("update:" + said.id())
                                        .elements(
                                                List.of(
                                                        pressed(EDIT, said.id().toString(), "Edit")
                                                                .build(),
                                                        retract(said)))));
    }

    private static BlockElement retract(Said said) {
        return pressed(RETRACT, said.id().toString(), "Retract")
                .style("danger")
                .confirm(
                        confirmationDialog(
                                c ->
                                        c.title(plainText("Take it back?"))
                                                .text(
                                                        plainText(
                                                                "This update will be shown to nobody any more. It cannot be brought back."))
                                                .confirm(plainText("Retract"))
                                                .deny(plainText("Keep"))
                                                .style("danger")))
                .build();
    }

    /// Each setting is a method; another one goes here.
    private void settings(Settings settings) {
        blocks.add(divider());
        title("My settings");
        zone(settings);
        daysOff(settings);
        reminders(settings);
        interviews(settings);
    }

    private void zone(Settings settings) {
        words(HomeWords.zone(settings));
        var options = Zones.COMMON.stream().map(zone -> option(plainText(zone), zone)).toList();
        var chosen =
                settings.chosen() && Zones.COMMON.contains(settings.zone().getId())
                        ? option(plainText(settings.zone().getId()), settings.zone().getId())
                        : null;
        var elements = new ArrayList<BlockElement>();
        elements.add(
                staticSelect(
                        s ->
                                s.actionId(ZONE)
                                        .placeholder(plainText("Choose a time zone"))
                                        .options(options)
                                        .initialOption(chosen)));
        elements.add(pressed(ZONE_OTHER, "other", "Another one…").build());
        if (settings.chosen()) {
            elements.add(pressed(ZONE_OF_SLACK, "slack", "As in Slack").build());
        }
        var mark = settings.chosen() ? settings.zone().getId() : "slack";
        blocks.add(actions(a -> a.blockId("zone:" + mark).elements(elements)));
    }

    private void daysOff(Settings settings) {
        words(
                "days_off",
                HomeWords.daysOff(settings),
                pressed(DAYS_OFF, "take", "Take days off…").build());
        settings.daysOff().stream()
                .limit(MOST_RANGES)
                .forEach(
                        days ->
                                words(
                                        "days:" + days.written(),
                                        HomeWords.range(days),
                                        pressed(DAYS_ON, days.written(), "Cancel").build()));
        more(settings.daysOff().size() - MOST_RANGES, "stretches of days off");
    }

    private void reminders(Settings settings) {
        words("reminders", HomeWords.reminders(settings), switched(REMINDERS, settings.reminded()));
    }

    private void interviews(Settings settings) {
        words(
                "interviews",
                HomeWords.interviews(settings),
                switched(INTERVIEWS, settings.interviewed()));
    }

    private static ButtonElement switched(String action, boolean on) {
        return on
                ? pressed(action, "off", "Switch off").build()
                : pressed(action, "on", "Switch on").build();
    }

    private static ButtonElement.ButtonElementBuilder pressed(
            String action, String value, String text) {
        return ButtonElement.builder().actionId(action).value(value).text(plainText(text));
    }

    private void title(String text) {
        blocks.add(header(h -> h.text(plainText(text))));
    }

    private void words(String text) {
        blocks.add(section(s -> s.text(markdownText(text))));
    }

    private void words(String block, String text, BlockElement beside) {
        blocks.add(section(s -> s.blockId(block).text(markdownText(text)).accessory(beside)));
    }

    private void more(int number, String what) {
        if (number > 0) {
            words(HomeWords.more(number, what));
        }
    }
}
