package dev.rollcall.commands.edge.slack.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.commands.slack.SlackProxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {

    final Route route = new Route(SlackProxy.ofEnvironment());

    @Test
    void slacks_addresses_are_taken_to_the_letter() {
        var to = route.to("wss://wss-primary.slack.com/link/?ticket=a%2Fb&app_id=c");

        assertThat(to.isSsl()).isTrue();
        assertThat(to.getHost()).isEqualTo("wss-primary.slack.com");
        assertThat(to.getPort()).isEqualTo(443);
        assertThat(to.getURI()).isEqualTo("/link/?ticket=a%2Fb&app_id=c");
    }

    @Test
    void a_stand_in_may_be_elsewhere() {
        var to = route.to("ws://127.0.0.1:7403/link");

        assertThat(to.isSsl()).isFalse();
        assertThat(to.getPort()).isEqualTo(7403);
        assertThat(to.getURI()).isEqualTo("/link");
        assertThat(route.to("ws://127.0.0.1/link").getPort()).isEqualTo(80);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "https://slack.com/link", "wss:ticket", "/link?ticket=1", "wss://a b"})
    void what_is_no_address_of_a_socket_is_refused_and_not_shown(String address) {
        assertThatThrownBy(() -> route.to(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Slack gave no address of a socket");
    }
}
