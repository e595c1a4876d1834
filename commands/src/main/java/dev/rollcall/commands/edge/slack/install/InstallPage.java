package dev.rollcall.commands.edge.slack.install;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.commands.slack.Escaped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// What somebody sees who comes back from Slack's consent screen: what happened, and what to do.
final class InstallPage {

    private static final String STYLE =
            "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1rem;color-scheme:light dark}";

    /// Nothing is loaded, and nothing may frame it.
    private static final String POLICY =
            "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
                    .formatted(hash(STYLE));

    private InstallPage() {}

    static Response show(int status, String heading, String words) {
        return Response.status(status)
                .type(new MediaType("text", "html", "utf-8"))
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                // The address has the code in it.
                .header("Referrer-Policy", "no-referrer")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(
                        """
                        <!doctype html>
                        <html lang="en"><head><meta charset="utf-8">
                        <meta name="viewport" content="width=device-width">
                        <title>%1$s · Rollcall</title><style>%3$s</style></head>
                        <body><main><h1>%1$s</h1><p>%2$s</p></main></body></html>
                        """
                                .formatted(Escaped.of(heading), Escaped.of(words), STYLE))
                .build();
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
