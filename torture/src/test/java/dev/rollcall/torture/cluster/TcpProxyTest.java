package dev.rollcall.torture.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TcpProxyTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private ServerSocket listening;
    private TcpProxy proxy;
    private Socket client;
    private Socket server;

    @BeforeEach
    void aConnectionThroughTheProxy() throws IOException {
        listening = new ServerSocket(0, 1, HERE);
        proxy = TcpProxy.to(listening.getLocalPort());
        client = new Socket(HERE, proxy.port());
        server = listening.accept();
        client.getOutputStream().write(1);
        assertThat(server.getInputStream().read()).isEqualTo(1);
    }

    @AfterEach
    void end() throws IOException {
        client.close();
        server.close();
        proxy.close();
        listening.close();
    }

    @Test
    void both_directions_pass() throws IOException {
        client.getOutputStream().write(7);
        assertThat(server.getInputStream().read()).isEqualTo(7);
        server.getOutputStream().write(8);
        assertThat(client.getInputStream().read()).isEqualTo(8);
    }

    @Test
    void an_end_on_one_side_is_an_end_on_the_other() throws IOException {
        client.shutdownOutput();
        assertThat(server.getInputStream().read()).isEqualTo(-1);
        server.getOutputStream().write(8);
        assertThat(client.getInputStream().read()).isEqualTo(8);
    }

    @Test
    void a_cut_resets_both_sides() {
        proxy.cut();
        assertThatThrownBy(() -> client.getInputStream().read())
                .isInstanceOf(SocketException.class);
        assertThatThrownBy(() -> server.getInputStream().read())
                .isInstanceOf(SocketException.class);
    }

    @Test
    void after_a_half_close_requests_arrive_and_answers_do_not() throws IOException {
        proxy.halfClose();
        assertThat(client.getInputStream().read()).isEqualTo(-1);
        client.getOutputStream().write(7);
        assertThat(server.getInputStream().read()).isEqualTo(7);
    }

    @Test
    void a_delay_holds_back_what_passes() throws IOException {
        proxy.delay(Duration.ofMillis(300));
        var sent = System.nanoTime();
        client.getOutputStream().write(7);
        assertThat(server.getInputStream().read()).isEqualTo(7);
        assertThat(Duration.ofNanos(System.nanoTime() - sent))
                .isGreaterThan(Duration.ofMillis(299));
    }

    @Test
    void without_a_server_the_client_is_sent_away() throws IOException {
        listening.close();
        try (var other = new Socket(HERE, proxy.port())) {
            assertThat(other.getInputStream().read()).isEqualTo(-1);
        }
    }
}
