package dev.rollcall.commands.edge.slack.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.view.View;
import dev.rollcall.commands.slack.SlackJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ViewsTest {

    @Test
    void who_is_in_more_teams_than_slack_lists_is_told_so() {
        assertThat(json(Views.teams(teams(100, "Team"), null))).doesNotContain("For another one");
        assertThat(json(Views.teams(teams(101, "Team"), null)))
                .contains("These are 100 of your 101 teams. For another one, write `/rollcall`");
    }

    @Test
    void a_name_that_is_too_long_is_cut_between_characters() {
        assertThat(json(Views.teams(teams(1, "a" + "👩".repeat(50)), null)))
                .contains("a" + "👩".repeat(36) + "…\"");
        assertThat(json(Views.teams(teams(1, "👩".repeat(50)), null)))
                .contains("\"" + "👩".repeat(37) + "…\"");
    }

    private static Map<UUID, String> teams(int many, String name) {
        var teams = new LinkedHashMap<UUID, String>();
        for (int n = 0; n < many; n++) {
            teams.put(new UUID(1, n), name);
        }
        return teams;
    }

    private static String json(View view) {
        return SlackJson.of(view);
    }
}
