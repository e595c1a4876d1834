package dev.rollcall.local.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Ports of 127.0.0.1.
///
/// A server that is told its port listens there some seconds later, and until then the port could
/// go to another. So a port is taken from below those that systems give to outgoing connections
/// (from 32768 on Linux, from 49152 elsewhere), and held by a lock on the byte of its number in a
/// file that all JVMs of this user share.
public final class FreePort {
    private static final int FIRST = 20_000;
    private static final int COUNT = 12_000;

    private static final FileChannel HELD = open();
    private static int next = (int) (ProcessHandle.current().pid() * 101 % COUNT);

    private FreePort() {}

    /// A port that nobody listens on, and that nobody else is given while this JVM lives.
    public static synchronized int any() {
        for (int i = 0; i < COUNT; i++) {
            int port = FIRST + next;
            next = (next + 1) % COUNT;
            if (take(port)) {
                return port;
            }
        }
        throw new IllegalStateException(
                "every port from %d to %d is taken".formatted(FIRST, FIRST + COUNT - 1));
    }

    /// Whether `port` is one that nobody listens on and nobody else was given, who is given none of
    /// it from now on.
    public static synchronized boolean take(int port) {
        return hold(port) && is(port);
    }

    /// Whether a server could listen on `port` now.
    public static boolean is(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /// The lock goes with the JVM.
    private static boolean hold(int port) {
        try {
            return HELD.tryLock(port, 1, false) != null;
        } catch (OverlappingFileLockException _) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel open() {
        var user = System.getProperty("user.name").replaceAll("[^A-Za-z0-9]", "-");
        var file = Path.of(System.getProperty("java.io.tmpdir"), "rollcall-ports-" + user);
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
