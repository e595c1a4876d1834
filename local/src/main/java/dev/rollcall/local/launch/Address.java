package dev.rollcall.local.launch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/// Whether somebody listens at an address.
final class Address {
    private Address() {}

    static boolean answers(String url) {
        var uri = URI.create(url);
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), 2_000);
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
