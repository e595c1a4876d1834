package dev.rollcall.commands.edge.slack.socket;

import dev.rollcall.commands.slack.SlackProxy;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;

/// From Slack's address of a socket to how it is reached.
record Route(SlackProxy proxy) {

    private static final int TLS = 443;
    private static final int PLAIN = 80;

    /// Throws an IllegalArgumentException for what is no such address, and does not show it, since
    /// addresses are secrets.
    WebSocketConnectOptions to(String address) {
        var uri = read(address);
        boolean secure = "wss".equals(uri.getScheme());
        if (uri.getHost() == null || !(secure || "ws".equals(uri.getScheme()))) {
            throw none();
        }
        int usual = secure ? TLS : PLAIN;
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        var options = new WebSocketConnectOptions();
        options.setSsl(secure).setHost(uri.getHost());
        options.setPort(uri.getPort() < 0 ? usual : uri.getPort());
        options.setURI(uri.getRawPath() + query);
        proxy.towards(uri.getHost()).ifPresent(options::setProxyOptions);
        return options;
    }

    private static URI read(String address) {
        try {
            return URI.create(String.valueOf(address));
        } catch (IllegalArgumentException _) {
            throw none();
        }
    }

    private static IllegalArgumentException none() {
        return new IllegalArgumentException("Slack gave no address of a socket");
    }
}
