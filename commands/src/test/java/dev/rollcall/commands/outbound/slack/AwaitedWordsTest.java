package dev.rollcall.commands.outbound.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.SectionBlock;
import dev.rollcall.commands.interview.Awaited;
import dev.rollcall.commands.outbound.slack.AwaitedWords.Named;
import dev.rollcall.commands.slack.SlackMessage;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AwaitedWordsTest {

    @Test
    void what_has_no_button_any_more_is_told_by_its_number() {
        assertThat(shown(AwaitedWords.of(teams(25)))).doesNotContain("more");
        assertThat(shown(AwaitedWords.of(teams(40)))).contains("And 15 more: write `report`");
        assertThat(shown(AwaitedWords.nothing(teams(26))))
                .contains("And for 1 more teams: write `/rollcall`");
    }

    @Test
    void every_line_has_its_button_however_long_the_names_are() {
        var message = AwaitedWords.of(teams(40));

        assertThat(shown(message)).contains("Team 25 ").doesNotContain("Team 26 ");
        assertThat(((ActionsBlock) message.blocks().getLast()).getElements()).hasSize(25);
    }

    private static String shown(SlackMessage message) {
        return message.blocks().stream()
                .filter(SectionBlock.class::isInstance)
                .map(block -> ((SectionBlock) block).getText().getText())
                .reduce("", String::concat);
    }

    private static List<Named> teams(int many) {
        return IntStream.rangeClosed(1, many)
                .mapToObj(
                        n ->
                                new Named(
                                        new Awaited.OfTeam(new UUID(1, n)),
                                        "Team " + n + " " + "&".repeat(300)))
                .toList();
    }
}
