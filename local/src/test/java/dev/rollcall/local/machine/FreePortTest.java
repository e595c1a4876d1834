package dev.rollcall.local.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

class FreePortTest {

    /// A second copy of the class counts from the same port on, so only the lock keeps it away.
    @Test
    void is_given_to_one_only() throws Exception {
        var classes = FreePort.class.getProtectionDomain().getCodeSource().getLocation();
        try (var apart =
                        new URLClassLoader(
                                new URL[] {classes}, ClassLoader.getPlatformClassLoader());
                var other =
                        new URLClassLoader(
                                new URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
            assertThat(portOf(apart)).isNotEqualTo(portOf(other));
        }
    }

    @Test
    void is_one_that_nobody_listens_on() throws Exception {
        int port = FreePort.any();
        assertThat(FreePort.is(port)).isTrue();
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePort.is(port)).isFalse();
        }
    }

    private static int portOf(ClassLoader loader) throws ReflectiveOperationException {
        var type = loader.loadClass(FreePort.class.getName());
        assertThat(type).isNotSameAs(FreePort.class);
        return (int) type.getMethod("any").invoke(null);
    }
}
