package dev.rollcall.commands.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.slack.SlackJson;
import org.junit.jupiter.api.Test;

/// From Slack's users to people.
class SlackPersonTest {

    private static SlackPerson seenInT1(String user) {
        return SlackPerson.of("T1", SlackJson.user(user));
    }

    @Test
    void somebody_of_the_workspace_has_a_name_a_zone_and_rights() {
        var ada =
                seenInT1(
                        """
                        {"id":"U1","team_id":"T1","name":"ada","real_name":"Ada Lovelace","tz":"Europe/London",
                         "is_admin":true,"profile":{"display_name":""}}
                        """);

        assertThat(ada.home()).isEqualTo(new Member("T1", "U1"));
        assertThat(ada.name()).contains("Ada Lovelace");
        assertThat(ada.timeZone()).contains("Europe/London");
        assertThat(ada.admin()).isTrue();
        assertThat(ada.bot() || ada.deactivated() || ada.guest()).isFalse();
    }

    @Test
    void somebody_of_another_workspace_is_of_that_one_and_runs_nothing_here() {
        var bea = seenInT1("{\"id\":\"U2\",\"team_id\":\"T2\",\"is_admin\":true}");

        assertThat(bea.home()).isEqualTo(new Member("T2", "U2"));
        assertThat(bea.admin()).isFalse();
    }

    @Test
    void somebody_of_a_grid_is_of_the_workspace_that_sees_them_if_they_belong_to_it() {
        var grid =
                "{\"id\":\"W1\",\"team_id\":\"T9\",\"enterprise_user\":{\"enterprise_id\":\"E1\",\"teams\":[\"T9\",\"%s\"]}}";

        assertThat(seenInT1(grid.formatted("T1")).home()).isEqualTo(new Member("T1", "W1"));
        assertThat(seenInT1(grid.formatted("T8")).home()).isEqualTo(new Member("T9", "W1"));
    }

    @Test
    void bots_slackbot_and_guests_are_told_apart() {
        assertThat(seenInT1("{\"id\":\"U3\",\"is_bot\":true}").bot()).isTrue();
        assertThat(seenInT1("{\"id\":\"U4\",\"is_workflow_bot\":true}").bot()).isTrue();
        assertThat(seenInT1("{\"id\":\"USLACKBOT\",\"is_bot\":false}").bot()).isTrue();
        assertThat(seenInT1("{\"id\":\"U5\",\"is_ultra_restricted\":true}").guest()).isTrue();
        assertThat(seenInT1("{\"id\":\"U6\",\"deleted\":true}").deactivated()).isTrue();
    }

    @Test
    void what_no_database_takes_is_left_out() {
        var odd =
                seenInT1(
                        "{\"id\":\"U7\",\"team_id\":\"\\u0000\",\"tz\":\"\\u0000\",\"real_name\":\"\\u0000\",\"name\":\"odd\"}");

        assertThat(odd.home().workspace()).isEqualTo("T1");
        assertThat(odd.timeZone()).isEmpty();
        assertThat(odd.name()).contains("odd");
    }
}
