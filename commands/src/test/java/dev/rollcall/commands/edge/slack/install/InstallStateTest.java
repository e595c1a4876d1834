package dev.rollcall.commands.edge.slack.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InstallStateTest {

    static final Instant NOW = Instant.parse("2026-03-08T09:00:00Z");

    final InstallState states = new InstallState("client-secret", Duration.ofMinutes(10));

    @Test
    void it_is_good_at_any_pod_in_the_browser_where_it_began() {
        var begun = states.begin(NOW);
        var otherPod = new InstallState("client-secret", Duration.ofMinutes(10));

        assertThat(otherPod.flaw(begun.state(), begun.secret(), NOW.plusSeconds(599))).isEmpty();
    }

    @Test
    void it_expires() {
        var begun = states.begin(NOW);

        assertThat(states.flaw(begun.state(), begun.secret(), NOW.plusSeconds(600)))
                .contains("the state has expired");
    }

    @Test
    void it_is_good_in_no_other_browser() {
        var begun = states.begin(NOW);

        assertThat(states.flaw(begun.state(), states.begin(NOW).secret(), NOW))
                .contains("the state was made for another browser");
        assertThat(states.flaw(begun.state(), null, NOW)).isPresent();
    }

    @Test
    void what_we_did_not_sign_is_refused() {
        var begun = states.begin(NOW);
        var forged = new InstallState("guess", Duration.ofMinutes(10)).begin(NOW);
        var longer = (NOW.getEpochSecond() + 9_999) + begun.state().substring(10);

        assertThat(states.flaw(forged.state(), forged.secret(), NOW))
                .contains("the state is not signed by us");
        assertThat(states.flaw(longer, begun.secret(), NOW))
                .contains("the state is not signed by us");
        assertThat(states.flaw(null, begun.secret(), NOW)).isPresent();
        assertThat(states.flaw("nonsense", begun.secret(), NOW)).isPresent();
    }
}
