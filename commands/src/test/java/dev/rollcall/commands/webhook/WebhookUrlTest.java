package dev.rollcall.commands.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.com",
                "https://hooks.example.com:8443/a/b?c=d",
                "https://8.8.8.8/",
                "https://[2606:4700::1111]/"
            })
    void what_is_everybodys_may_be_told(String url) {
        assertThat(WebhookUrl.flaw(url, false)).isEmpty();
        assertThat(WebhookUrl.flaw(url, true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:7400/",
                "http://127.0.0.1/",
                "http://[::1]/",
                "https://10.1.2.3/",
                "https://2130706433/",
                "https://169.254.169.254/latest",
                "https://[fd00::1]/",
                "https://[::ffff:10.0.0.1]/"
            })
    void what_is_of_this_network_may_be_told_where_that_is_allowed(String url) {
        assertThat(WebhookUrl.flaw(url, false))
                .hasValueSatisfying(why -> assertThat(why).contains("must not name"));
        assertThat(WebhookUrl.flaw(url, true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example.com/",
                "http://10.1.2.3/",
                "ftp://hooks.example.com/",
                "hooks.example.com",
                "https:/hooks",
                "https://",
                "https://ada:secret@hooks.example.com/",
                "https://hooks.example.com/#part",
                "https://hooks.example.com:0/",
                "https://hooks.example.com:70000/",
                "https://127.1/",
                "https://exa mple.com/",
                ""
            })
    void what_is_no_such_address_is_refused_whatever_is_allowed(String url) {
        assertThat(WebhookUrl.flaw(url, true)).isPresent();
        assertThat(WebhookUrl.flaw(url, false)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, false",
        "9.255.255.255, true",
        "10.0.0.0, false",
        "11.0.0.0, true",
        "100.63.255.255, true",
        "100.64.0.1, false",
        "100.127.255.255, false",
        "100.128.0.0, true",
        "127.8.9.1, false",
        "169.254.169.254, false",
        "172.15.0.1, true",
        "172.16.0.1, false",
        "172.31.255.255, false",
        "172.32.0.0, true",
        "192.168.1.1, false",
        "192.169.0.1, true",
        "198.19.0.1, false",
        "224.0.0.1, false",
        "255.255.255.255, false",
        "::, false",
        "::1, false",
        "fe80::1, false",
        "fc00::1, false",
        "fd12::1, false",
        "ff02::1, false",
        "2001:db8::1, false",
        "2606:4700::1111, true",
        "2002:0a00:0001::1, false",
        "2002:0808:0808::1, true",
        "64:ff9b::a00:1, false",
        "64:ff9b::808:808, true",
        "::ffff:127.0.0.1, false"
    })
    void an_address_is_everybodys_or_not(String address, boolean everybodys) {
        assertThat(Addresses.isPublic(InetAddress.ofLiteral(address))).isEqualTo(everybodys);
    }
}
