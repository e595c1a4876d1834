package dev.rollcall.commands.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Which addresses are everybody's: none of this machine, this network, or set aside for something
/// else (IANA's special-purpose registries, RFC 6890).
public final class Addresses {

    private static final List<Block> SET_ASIDE =
            List.of(
                    block("0.0.0.0", 8),
                    block("10.0.0.0", 8),
                    block("100.64.0.0", 10),
                    block("127.0.0.0", 8),
                    block("169.254.0.0", 16),
                    block("172.16.0.0", 12),
                    block("192.0.0.0", 24),
                    block("192.0.2.0", 24),
                    block("192.88.99.0", 24),
                    block("192.168.0.0", 16),
                    block("198.18.0.0", 15),
                    block("198.51.100.0", 24),
                    block("203.0.113.0", 24),
                    block("224.0.0.0", 3));

    /// Global unicast; what it holds that is not everybody's stands below.
    private static final Block GLOBAL = block("2000::", 3);

    private static final List<Block> SET_ASIDE_OF_GLOBAL =
            List.of(block("2001::", 23), block("2001:db8::", 32), block("3fff::", 20));

    private static final Block SIX_TO_FOUR = block("2002::", 16);
    private static final Block NAT64 = block("64:ff9b::", 96);

    private Addresses() {}

    private record Block(InetAddress first, int bits) {
        boolean holds(InetAddress address) {
            var bytes = address.getAddress();
            var prefix = first.getAddress();
            if (bytes.length != prefix.length) {
                return false;
            }
            int whole = bits / 8;
            if (Arrays.mismatch(bytes, 0, whole, prefix, 0, whole) >= 0) {
                return false;
            }
            int rest = bits % 8;
            return rest == 0 || ((bytes[whole] ^ prefix[whole]) & 0xFF) >> (8 - rest) == 0;
        }
    }

    public static boolean isPublic(InetAddress address) {
        return address instanceof Inet6Address six
                ? embedded(six).map(Addresses::isPublic).orElseGet(() -> isGlobal(six))
                : SET_ASIDE.stream().noneMatch(block -> block.holds(address));
    }

    private static boolean isGlobal(Inet6Address address) {
        return GLOBAL.holds(address)
                && SET_ASIDE_OF_GLOBAL.stream().noneMatch(block -> block.holds(address));
    }

    /// Where a gateway would carry it to.
    private static Optional<InetAddress> embedded(Inet6Address address) {
        if (SIX_TO_FOUR.holds(address)) {
            return Optional.of(four(address, 2));
        }
        return NAT64.holds(address) ? Optional.of(four(address, 12)) : Optional.empty();
    }

    private static InetAddress four(Inet6Address address, int from) {
        return of(Arrays.copyOfRange(address.getAddress(), from, from + 4));
    }

    private static InetAddress of(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Block block(String first, int bits) {
        return new Block(InetAddress.ofLiteral(first), bits);
    }
}
