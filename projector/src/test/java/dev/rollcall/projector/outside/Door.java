package dev.rollcall.projector.outside;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A way to a server that can be cut, as if a pod had been killed.
public final class Door implements AutoCloseable {

    private final ServerSocket entrance;
    private final int port;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    public Door(int port) {
        this.port = port;
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.startVirtualThread(this::accept);
    }

    public String url() {
        return "http://127.0.0.1:" + entrance.getLocalPort();
    }

    /// Every connection is lost; new ones are let in.
    public void cut() {
        sockets.forEach(Door::close);
        sockets.clear();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                var from = entrance.accept();
                var to = new Socket(InetAddress.getLoopbackAddress(), port);
                sockets.addAll(List.of(from, to));
                carry(from.getInputStream(), to.getOutputStream());
                carry(to.getInputStream(), from.getOutputStream());
            } catch (IOException _) {
                cut();
            }
        }
    }

    private void carry(InputStream from, OutputStream to) {
        Thread.startVirtualThread(
                () -> {
                    try {
                        from.transferTo(to);
                    } catch (IOException _) {
                        cut();
                    }
                });
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        cut();
    }
}
