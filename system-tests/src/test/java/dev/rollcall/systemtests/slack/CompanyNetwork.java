package dev.rollcall.systemtests.slack;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import javax.net.ServerSocketFactory;

/// A network from which Slack is reached through a proxy alone, which knows its name when nobody
/// else does, and wants to be told who comes. Slack is a simulator behind a certificate that
/// nobody knows but who is told.
final class CompanyNetwork implements AutoCloseable {

    static final String SLACK = "slack.example.com";

    private static final Pattern WELCOME =
            Pattern.compile(
                    "(?i:proxy-authorization): Basic "
                            + Base64.getEncoder()
                                    .encodeToString("ada:p@ss:word".getBytes(US_ASCII)));
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final List<String> tunnels = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final Certificate certificate;
    private final ServerSocket slack;
    private final ServerSocket proxy;
    private final ServerSocket openProxy;
    private final int simulator;

    /// @param folder for the certificate
    CompanyNetwork(int simulator, Path folder) throws Exception {
        this.simulator = simulator;
        certificate = Certificate.of(SLACK, folder);
        slack = listening(certificate.sockets(), this::slack);
        proxy = listening(ServerSocketFactory.getDefault(), client -> tunnel(client, true));
        openProxy = listening(ServerSocketFactory.getDefault(), client -> tunnel(client, false));
    }

    /// As `HTTPS_PROXY` has it.
    String proxy() {
        return "http://ada:p%%40ss%%3Aword@127.0.0.1:%d".formatted(proxy.getLocalPort());
    }

    /// Another one, which asks nobody who they are.
    int openProxy() {
        return openProxy.getLocalPort();
    }

    /// A JVM with these trusts Slack's certificate.
    String trust() {
        return certificate.trust();
    }

    /// Where tunnels were asked for, by whom the proxy knows.
    List<String> tunnels() {
        return List.copyOf(tunnels);
    }

    @FunctionalInterface
    private interface Service {
        void serve(Socket client) throws IOException;
    }

    private ServerSocket listening(ServerSocketFactory sockets, Service service)
            throws IOException {
        var door = sockets.createServerSocket(0, 50, HERE);
        Thread.ofVirtual().start(() -> accept(door, service));
        return door;
    }

    private void accept(ServerSocket door, Service service) {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client, service));
            } catch (IOException _) {
                // Closed.
            }
        }
    }

    private static void serve(Socket client, Service service) {
        try (client) {
            service.serve(client);
        } catch (IOException _) {
            // One of them is gone, so the other one is sent away.
        }
    }

    private void slack(Socket client) throws IOException {
        connected(client, new Socket(HERE, simulator));
    }

    private void tunnel(Socket client, boolean closed) throws IOException {
        var asked = head(client.getInputStream());
        var to = asked.getFirst().split(" ", -1);
        boolean welcome = !closed || asked.stream().anyMatch(WELCOME.asMatchPredicate());
        if (!to[0].equals("CONNECT") || !welcome) {
            answer(client, "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic");
            return;
        }
        tunnels.add(to[1]);
        if (!to[1].equals(SLACK + ":443")) {
            answer(client, "403 Forbidden");
            return;
        }
        answer(client, "200 OK");
        connected(client, new Socket(HERE, slack.getLocalPort()));
    }

    private static void answer(Socket client, String status) throws IOException {
        client.getOutputStream().write("HTTP/1.1 %s\r\n\r\n".formatted(status).getBytes(US_ASCII));
    }

    /// Line by line, and no byte more.
    private static List<String> head(InputStream in) throws IOException {
        var text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("gone");
            }
            text.append((char) next);
        }
        return text.toString().lines().toList();
    }

    /// Until one of them has enough.
    private void connected(Socket client, Socket server) throws IOException {
        open.add(server);
        try (server) {
            Thread.ofVirtual().start(() -> serve(server, from -> pass(from, client)));
            pass(client, server);
        }
    }

    private static void pass(Socket from, Socket to) throws IOException {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        }
    }

    @Override
    public void close() {
        try {
            for (var door : List.of(slack, proxy, openProxy)) {
                door.close();
            }
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
