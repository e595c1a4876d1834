package dev.rollcall.commands.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;

/// Where a webhook may be: https, with a host that is everybody's. Names are looked up when they
/// are called, and judged again then.
public final class WebhookUrl {

    private static final int LONGEST = 2_000;

    private WebhookUrl() {}

    /// Why it may not be there, where it may not.
    public static Optional<String> flaw(String text, boolean allowPrivate) {
        if (text.length() > LONGEST) {
            return Optional.of("must not be longer than %,d characters".formatted(LONGEST));
        }
        URI url;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException _) {
            return Optional.of("must be a URL, such as https://hooks.example.com/rollcall");
        }
        if (url.getHost() == null || url.getPort() > 65_535 || url.getPort() == 0) {
            return Optional.of("must be a URL, such as https://hooks.example.com/rollcall");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            return Optional.of("must have neither a user nor a fragment");
        }
        return switch (String.valueOf(url.getScheme())) {
            case "https" -> privateHost(url, allowPrivate);
            case "http" ->
                    isLoopback(url)
                            ? privateHost(url, allowPrivate)
                            : Optional.of("must begin with https://");
            default -> Optional.of("must begin with https://");
        };
    }

    private static Optional<String> privateHost(URI url, boolean allowPrivate) {
        boolean known =
                isLoopback(url)
                        || literal(url).filter(address -> !Addresses.isPublic(address)).isPresent();
        return known && !allowPrivate
                ? Optional.of(
                        "must not name this machine or network (unless rollcall.webhooks.allow-private is set)")
                : Optional.empty();
    }

    private static boolean isLoopback(URI url) {
        return url.getHost().equalsIgnoreCase("localhost")
                || literal(url).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    private static Optional<InetAddress> literal(URI url) {
        try {
            return Optional.of(InetAddress.ofLiteral(url.getHost()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
