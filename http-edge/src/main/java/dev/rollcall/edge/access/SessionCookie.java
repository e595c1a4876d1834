package dev.rollcall.edge.access;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// The dashboard's way in: EventSource sends no headers, so a cookie carries the token. It opens
/// nothing to another site's pages: a browser says by Sec-Fetch-Site whose page asks.
public final class SessionCookie {
    public static final String NAME = "rollcall_session";

    private static final Set<HttpMethod> SAFE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private SessionCookie() {}

    /// `secure` where the request came by https, or the browser would not keep it on a local http
    /// page.
    public static NewCookie issue(String token, boolean secure, Duration life) {
        return cookie(token, secure, Math.toIntExact(life.toSeconds()));
    }

    public static NewCookie clear(boolean secure) {
        return cookie("", secure, 0);
    }

    private static NewCookie cookie(String value, boolean secure, int maxAge) {
        return new NewCookie.Builder(NAME)
                .value(value)
                .path("/")
                .maxAge(maxAge)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }

    static Optional<String> token(HttpServerRequest request) {
        return Optional.ofNullable(request.getCookie(NAME))
                .filter(_ -> askedByOwnPage(request))
                .map(Cookie::getValue);
    }

    private static boolean askedByOwnPage(HttpServerRequest request) {
        return switch (request.getHeader("Sec-Fetch-Site")) {
            case "same-origin" -> true;
            case "none" -> SAFE.contains(request.method());
            case null -> SAFE.contains(request.method());
            default -> false;
        };
    }
}
