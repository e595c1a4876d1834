package dev.rollcall.commands.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackProxyTest {

    static final String PROXY = "http://proxy.example.com:3128";

    @ParameterizedTest
    @CsvSource({
        "http://proxy.example.com:3128, proxy.example.com, 3128",
        "http://proxy.example.com:3128/, proxy.example.com, 3128",
        "proxy.example.com:3128, proxy.example.com, 3128",
        "http://10.1.2.3, 10.1.2.3, 80",
        "http://ada:secret@proxy.example.com:3128, proxy.example.com, 3128"
    })
    void an_address_is_taken_as_other_programs_take_it(String address, String host, int port) {
        var proxy = SlackProxy.of(Map.of("HTTPS_PROXY", address));

        assertThat(proxy.towards("slack.com"))
                .hasValueSatisfying(
                        to -> {
                            assertThat(to.getHost()).isEqualTo(host);
                            assertThat(to.getPort()).isEqualTo(port);
                        });
    }

    @Test
    void what_stands_in_a_password_may_be_any_character() {
        var proxy = SlackProxy.of(Map.of("https_proxy", "http://ada:p%40ss+%3A@proxy:3128"));

        assertThat(proxy.towards("slack.com"))
                .hasValueSatisfying(
                        to -> {
                            assertThat(to.getUsername()).isEqualTo("ada");
                            assertThat(to.getPassword()).isEqualTo("p@ss+:");
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://proxy:3128", "socks5://proxy", "proxy:port", "http://a b", "/"})
    void what_is_no_address_of_one_is_told_and_not_shown(String address) {
        assertThatThrownBy(() -> SlackProxy.of(Map.of("HTTPS_PROXY", address)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "HTTPS_PROXY must be the address of an HTTP proxy, such as http://user:password@proxy.example.com:3128");
    }

    @ParameterizedTest
    @CsvSource({
        "slack.com, true",
        "wss-primary.slack.com, true",
        "slack.internal, false",
        "a.slack.internal, false",
        "notslack.internal, true",
        "SLACK.TEST, false",
        "127.0.0.1, false",
        "localhost, false"
    })
    void exceptions_and_this_machine_itself_are_reached_directly(String host, boolean proxied) {
        var proxy =
                SlackProxy.of(
                        Map.of(
                                "HTTPS_PROXY",
                                PROXY,
                                "NO_PROXY",
                                ".slack.internal, *.slack.test,,"));

        assertThat(proxy.towards(host).isPresent()).isEqualTo(proxied);
    }

    @Test
    void a_star_is_everything_and_without_a_proxy_all_is_reached_directly() {
        assertThat(
                        SlackProxy.of(Map.of("HTTPS_PROXY", PROXY, "NO_PROXY", "*"))
                                .towards("slack.com"))
                .isEmpty();
        assertThat(SlackProxy.of(Map.of("HTTPS_PROXY", " ")).towards("slack.com")).isEmpty();
        assertThat(SlackProxy.of(Map.of()).towards("slack.com")).isEmpty();
    }
}
